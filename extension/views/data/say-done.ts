import {i18n} from '#i18n';
import type {Command} from '#shared/protocol/commands';
import type {Result} from '../../actions/quick-action';
import type {LogAction, LogEntry} from '../../log/log-entry';
import {logAction, markEntryUndone} from '../../log/log-store';
import {undoCommands} from '../../log/undo-steps';
import {failureText, undoneText} from '../import-problem-text';
import type {Toasts} from '../toasts';
import {type At, sendAll} from './send-all';

type Saying = {readonly snapshot: At; readonly toasts: Toasts};
type Done = {readonly act: LogAction; readonly filter: string | undefined; readonly result: Result};

/** Says what was done in a toast with its undo, and in the log. Nothing was done: nothing is said. */
export async function sayDone({snapshot, toasts}: Saying, {act, filter, result}: Done): Promise<void> {
  const {people, said, undo, failure, about, run} = result;
  if (failure !== undefined) toasts.warn(failure);
  if (people.length === 0) return;
  const entry: LogEntry = {
    id: crypto.randomUUID(),
    at: Date.now(),
    action: act,
    count: people.length,
    people,
    undo,
    ...(about === undefined ? {} : {about}),
    ...(run === undefined ? {} : {run}),
    ...(filter === undefined ? {} : {filter}),
  };
  await logAction(snapshot.mirror.database, entry);
  if (said === '') return;
  toasts.say(said, undo.length === 0 ? undefined : () => void undoEntry({snapshot, toasts}, entry));
}

/** Takes back what an entry of the log was about. */
export async function undoEntry({snapshot, toasts}: Saying, entry: LogEntry): Promise<void> {
  const file = entry.undo?.find(step => step.kind === 'import');
  if (file !== undefined) return undoFile(toasts, file.import, entry.about ?? '');
  const commands = undoCommands(entry.undo ?? [], Date.now(), () => crypto.randomUUID());
  const {failure, isStopped} = await takeBack({snapshot, toasts}, commands, entry.count);
  if (isStopped) return;
  if (failure !== undefined) {
    toasts.warn(failure.detail === 'conflict' ? i18n.t('filters.conflict') : i18n.t(`trouble.${failure.code}`));
    return;
  }
  await markEntryUndone(snapshot.mirror.database, entry.id, Date.now());
  toasts.say(i18n.t('action.undone'));
}

/** More people than this are worth a word on how far it is. */
const MANY = 100;

/** Stopped half-way it can be begun again: what was taken back once stays so. */
async function takeBack({snapshot, toasts}: Saying, commands: readonly Command[], people: number) {
  const stop = new AbortController();
  const work = people > MANY ? toasts.work(i18n.t('action.undoing'), people, () => stop.abort()) : undefined;
  try {
    const {failure} = await sendAll(snapshot, commands, {signal: stop.signal, tell: done => work?.tell(done)});
    return {failure, isStopped: stop.signal.aborted};
  } finally {
    work?.end();
  }
}

/** What a file wrote is taken back by the importer, which says so in the log itself. */
async function undoFile(toasts: Toasts, id: string, fileName: string): Promise<void> {
  const {orderImport} = await import('./order-import');
  const told = await orderImport({kind: 'undo', id}, () => undefined);
  if (told.kind === 'undone') toasts.say(undoneText(told));
  else if (told.kind === 'failed') toasts.warn(failureText(told, fileName));
}
