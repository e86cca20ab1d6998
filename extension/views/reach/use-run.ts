import {useEffect, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Rid} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';
import {withPending} from '../../api/pending';
import {sendMessage} from '../../messages';
import {supporterOf} from '../../mirror/documents';
import {isOver, type Run, stepped, steppedBack} from '../../reach/run';
import {keepRun, readRun} from '../../reach/run-store';
import type {Snapshot} from '../data/snapshot';
import type {Toasts} from '../toasts';

export type RunState =
  | {readonly kind: 'reading' | 'missing'}
  | {readonly kind: 'over'; readonly run: Run}
  | {readonly kind: 'turn'; readonly run: Run; readonly person: Supporter};

type Held = {readonly run: Run; readonly people: readonly Rid[]};

/** A run as it stands, and what moves it on. Each step is kept before the next person is shown. */
export function useRun(snapshot: Snapshot, toasts: Toasts, id: string) {
  const [held, setHeld] = useState<Held | undefined | 'missing'>(undefined);
  const [person, setPerson] = useState<{readonly at: number; readonly person: Supporter} | undefined>(undefined);
  const {mirror} = snapshot;
  useEffect(() => {
    let isLatest = true;
    void readRun(mirror.database, id).then(found => isLatest && setHeld(found ?? 'missing'));
    return () => {
      isLatest = false;
    };
  }, [mirror, id]);
  const at = held === undefined || held === 'missing' ? undefined : held.run.next;
  useEffect(() => {
    if (held === undefined || held === 'missing' || isOver(held.run)) return;
    let isLatest = true;
    void readPerson(snapshot, held.people[held.run.next]).then(found => {
      if (!isLatest) return;
      if (found === undefined) void move(held, stepped(held.run, {kind: 'gone'}));
      else setPerson({at: held.run.next, person: found});
    });
    return () => {
      isLatest = false;
    };
  }, [held, at, snapshot.state]);
  const move = async ({people}: Held, run: Run) => {
    await keepRun(mirror.database, run).catch(error => {
      toasts.warn(i18n.t('trouble.storage'));
      throw error;
    });
    setHeld({run, people});
  };
  return {state: stateOf(held, person), ...movesOf({held, person, toasts, move})};
}

function stateOf(held: Held | undefined | 'missing', shown: {at: number; person: Supporter} | undefined): RunState {
  if (held === undefined) return {kind: 'reading'};
  if (held === 'missing') return {kind: 'missing'};
  const {run} = held;
  if (isOver(run)) return {kind: 'over', run};
  return shown?.at === run.next ? {kind: 'turn', run, person: shown.person} : {kind: 'reading'};
}

async function readPerson({mirror, state, pending}: Snapshot, rid: Rid | undefined): Promise<Supporter | undefined> {
  const found = rid === undefined ? undefined : await supporterOf(mirror, state, rid);
  return found === undefined ? undefined : withPending(found, pending);
}

type Moving = {
  readonly held: Held | undefined | 'missing';
  readonly person: {readonly person: Supporter} | undefined;
  readonly toasts: Toasts;
  readonly move: (held: Held, run: Run) => Promise<void>;
};

function movesOf({held, person, toasts, move}: Moving) {
  const done = async () => {
    if (held === undefined || held === 'missing' || person === undefined) return;
    const {run, people} = held;
    const {purpose, template, segment} = run;
    const mark = crypto.randomUUID();
    const supporter = people[run.next] ?? person.person.id;
    const more = segment === undefined ? {} : {segment: segment.slice(0, 200)};
    const word = {channel: 'message' as const, purpose, template: template.name, ...more};
    const answer = await sendMessage('send', {command: {id: mark, at: Date.now(), kind: 'contact', supporter, ...word}});
    if (answer.ok) await move(held, stepped(run, {kind: 'done', mark}));
    else toasts.warn(i18n.t(`trouble.${answer.code}`));
  };
  const skip = async () => {
    if (held !== undefined && held !== 'missing') await move(held, stepped(held.run, {kind: 'skipped'}));
  };
  const undo = async () => {
    const back = held === undefined || held === 'missing' ? undefined : steppedBack(held.run);
    if (back === undefined || held === undefined || held === 'missing') return;
    const supporter = held.people[back.run.next];
    if (back.mark !== undefined && supporter !== undefined) {
      const made = {id: crypto.randomUUID(), at: Date.now()};
      const answer = await sendMessage('send', {command: {...made, kind: 'contact-remove', supporter, contact: back.mark}});
      if (!answer.ok) return toasts.warn(i18n.t(`trouble.${answer.code}`));
    }
    await move(held, back.run);
  };
  return {done, skip, undo};
}
