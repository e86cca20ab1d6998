import {contactEach} from '#shared/contact-all';
import {deliverEach} from '#shared/deliver-all';
import type {PersonCommand} from '#shared/home';
import type {Benefit} from '#shared/model/benefit';
import type {Promotion} from '#shared/model/promotion';
import type {Retention} from '#shared/model/retention';
import type {Segment} from '#shared/model/segment';
import type {Template} from '#shared/model/template';
import {DAY_MS} from '#shared/model/time';
import type {Change} from '#shared/protocol/changes';
import type {CommandResult} from '#shared/protocol/command-results';
import type {Command} from '#shared/protocol/commands';
import {problem} from '#shared/protocol/problem';
import {undoImport} from '#shared/undo-import';
import {isWrittenOut} from '../api/is-written-out';
import type {Mirror} from '../mirror/open-mirror';
import type {Hashes} from './erasures';
import {feed, ingestInto, type Local} from './home';
import {withHashes} from './ingest-locally';
import {deriveEveryone} from './retention';

/** As long as the private server remembers them. */
const REMEMBERED_MS = 30 * DAY_MS;

/** Carries one command out in this browser, once: the same rules as the private server's. */
export async function runLocally(mirror: Mirror, command: Command, now: number): Promise<CommandResult> {
  const commands = 'person' in command ? [command] : [];
  const work =
    (hashes: Hashes) =>
    async (local: Local): Promise<CommandResult> => {
      const done = local.writing.objectStore('done');
      const known = await done.get(command.id);
      if (known !== undefined) return {id: command.id, status: 'duplicate', seq: known.seq, writingTo: []};
      // What moved to a private server is a copy to be read; whoever is erased goes from it too.
      const isCopy = (await local.writing.objectStore('setting').get('movedOut')) !== undefined;
      if (isCopy && command.kind !== 'erase') return refused(local, command.id, 'moved');
      const result = await carryOut(local, command, hashes);
      if (result.status === 'applied') await remember(local, result);
      return result;
    };
  return withHashes(mirror, now, {commands, work});
}

async function carryOut(local: Local, command: Command, hashes: Hashes): Promise<CommandResult> {
  if (command.kind === 'segment-put') return putVersioned(local, command.id, {kind: 'segment', doc: command.segment});
  if (command.kind === 'benefit-put') return putVersioned(local, command.id, {kind: 'benefit', doc: command.benefit});
  if (command.kind === 'segment-remove') return removeVersioned(local, {...command, kind: 'segment', item: command.segment});
  if (command.kind === 'benefit-remove') return removeVersioned(local, {...command, kind: 'benefit', item: command.benefit});
  if (command.kind === 'retention-put') return putRetention(local, command);
  if (command.kind === 'template-put') return putVersioned(local, command.id, {kind: 'template', doc: command.template});
  if (command.kind === 'template-remove') return removeVersioned(local, {...command, kind: 'template', item: command.template});
  if (command.kind === 'promotion-put') return putVersioned(local, command.id, {kind: 'promotion', doc: command.promotion});
  if (command.kind === 'promotion-remove')
    return removeVersioned(local, {...command, kind: 'promotion', item: command.promotion});
  // What is written to a service is written by the private server.
  if (command.kind === 'label-run' || command.kind === 'label-end' || command.kind === 'label-keep' || isWrittenOut(command))
    return refused(local, command.id, 'not-found');
  if (command.kind === 'undecide-import') return undecideImport(local, command);
  const commands = eachOf(command);
  const outcome = await ingestInto(local, {commands, hashes});
  if (outcome.report.erased !== undefined) return refused(local, command.id, 'erased');
  const isKnown = outcome.commands.some(({supporter}) => supporter !== undefined);
  return isKnown ? applied(local, command.id) : refused(local, command.id, 'not-found');
}

/** What is said of many people at once is one command for each of them. */
function eachOf(
  command: PersonCommand | Extract<Command, {kind: 'deliver-all' | 'contact-all' | 'contact-remove-all'}>,
): PersonCommand[] {
  if (command.kind === 'deliver-all') return deliverEach(command);
  if (command.kind === 'contact-all' || command.kind === 'contact-remove-all') return contactEach(command);
  return [command];
}

async function putRetention(local: Local, {id, retention}: Extract<Command, {kind: 'retention-put'}>): Promise<CommandResult> {
  const result = await putVersioned(local, id, {kind: 'retention', doc: retention});
  if (result.status === 'applied') await deriveEveryone(local);
  return result;
}

async function undecideImport(local: Local, command: Extract<Command, {kind: 'undecide-import'}>): Promise<CommandResult> {
  const {generation} = local.state.head;
  const rows = await local.writing
    .objectStore('row')
    .getAll(IDBKeyRange.bound([generation, 'decision'], [generation, 'decision', []]));
  const undoing = undoImport(
    command,
    rows.filter(row => 'word' in row).filter(notice => notice.import === command.import),
  );
  for (const undo of undoing) await ingestInto(local, {commands: [undo]});
  return undoing.length === 0 ? refused(local, command.id, 'not-found') : applied(local, command.id);
}

type Versioned =
  | {readonly kind: 'segment'; readonly doc: Segment}
  | {readonly kind: 'benefit'; readonly doc: Benefit}
  | {readonly kind: 'template'; readonly doc: Template}
  | {readonly kind: 'promotion'; readonly doc: Promotion}
  | {readonly kind: 'retention'; readonly doc: Retention};

async function putVersioned(local: Local, id: string, item: Versioned): Promise<CommandResult> {
  const {doc} = item;
  if (((await revOf(local, item.kind, doc.id)) ?? 0) !== doc.rev) return refused(local, id, 'conflict');
  // The kind tells which document it is; the checker cannot follow that through the spread.
  const change = {...item, id: doc.id, seq: local.state.head.cursor + 1, doc: {...doc, rev: doc.rev + 1}} as Change;
  await feed(local, [change]);
  return applied(local, id);
}

type Removal = {
  readonly id: string;
  readonly kind: Exclude<Versioned['kind'], 'retention'>;
  readonly item: string;
  readonly rev: number;
};

async function removeVersioned(local: Local, {id, kind, item, rev}: Removal): Promise<CommandResult> {
  const held = await revOf(local, kind, item);
  // Gone is what was asked for.
  if (held === undefined) return applied(local, id);
  if (held !== rev) return refused(local, id, 'conflict');
  await feed(local, [{kind, id: item, seq: local.state.head.cursor + 1, doc: null}]);
  return applied(local, id);
}

async function revOf({writing, state}: Local, kind: Versioned['kind'], id: string): Promise<number | undefined> {
  const row = await writing.objectStore('row').get([state.head.generation, kind, id]);
  return row !== undefined && 'rev' in row ? row.rev : undefined;
}

function applied({state}: Local, id: string): CommandResult {
  return {id, status: 'applied', seq: state.head.cursor, writingTo: []};
}

function refused({state}: Local, id: string, code: 'conflict' | 'erased' | 'moved' | 'not-found'): CommandResult {
  return {id, status: 'refused', seq: state.head.cursor, writingTo: [], problem: problem(code)};
}

async function remember({writing, now}: Local, {id, seq}: CommandResult): Promise<void> {
  const done = writing.objectStore('done');
  await done.put({id, at: now, seq});
  for (const known of await done.getAll()) if (known.at < now - REMEMBERED_MS) await done.delete(known.id);
}
