import type {IngestInput} from '#shared/home';
import type {Segment} from '#shared/model/segment';
import {DAY_MS} from '#shared/model/time';
import {selfKey} from '#shared/person-commands';
import type {CommandResult} from '#shared/protocol/command-results';
import type {Command} from '#shared/protocol/commands';
import {problem} from '#shared/protocol/problem';
import {undoImport} from '#shared/undo-import';
import type {Mirror} from '../mirror/open-mirror';
import {feed, ingestInto, inLocal, type Local} from './home';
import {makeRids} from './ingest-locally';

/** As long as the private server remembers them. */
const REMEMBERED_MS = 30 * DAY_MS;

/** Carries one command out in this browser, once: the same rules as the private server's. */
export async function runLocally(mirror: Mirror, command: Command, now: number): Promise<CommandResult> {
  const ridOf = 'person' in command ? await makeRids(mirror, [selfKey(command.person)], now) : undefined;
  return inLocal(mirror, now, async local => {
    const done = local.writing.objectStore('done');
    const known = await done.get(command.id);
    if (known !== undefined) return {id: command.id, status: 'duplicate', seq: known.seq, writingTo: []};
    const result = await carryOut(local, command, ridOf);
    if (result.status === 'applied') await remember(local, result);
    return result;
  });
}

async function carryOut(local: Local, command: Command, ridOf: IngestInput['ridOf'] | undefined): Promise<CommandResult> {
  if (command.kind === 'segment-put') return putSegment(local, command.id, command.segment);
  if (command.kind === 'segment-remove') return removeSegment(local, command);
  if (command.kind === 'undecide-import') return undecideImport(local, command);
  const outcome = await ingestInto(local, {commands: [command], ...(ridOf === undefined ? {} : {ridOf})});
  const isKnown = outcome.commands[0]?.supporter !== undefined;
  return isKnown ? applied(local, command.id) : refused(local, command.id, 'not-found');
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

async function putSegment(local: Local, id: string, segment: Segment): Promise<CommandResult> {
  const held = await segmentAt(local, segment.id);
  if ((held?.rev ?? 0) !== segment.rev) return refused(local, id, 'conflict');
  const doc = {...segment, rev: segment.rev + 1};
  await feed(local, [{kind: 'segment', id: doc.id, seq: local.state.head.cursor + 1, doc}]);
  return applied(local, id);
}

async function removeSegment(local: Local, command: Extract<Command, {kind: 'segment-remove'}>): Promise<CommandResult> {
  const held = await segmentAt(local, command.segment);
  // Gone is what was asked for.
  if (held === undefined) return applied(local, command.id);
  if (held.rev !== command.rev) return refused(local, command.id, 'conflict');
  await feed(local, [{kind: 'segment', id: held.id, seq: local.state.head.cursor + 1, doc: null}]);
  return applied(local, command.id);
}

async function segmentAt({writing, state}: Local, id: string): Promise<Segment | undefined> {
  const row = await writing.objectStore('row').get([state.head.generation, 'segment', id]);
  return row !== undefined && 'filter' in row ? row : undefined;
}

function applied({state}: Local, id: string): CommandResult {
  return {id, status: 'applied', seq: state.head.cursor, writingTo: []};
}

function refused({state}: Local, id: string, code: 'conflict' | 'not-found'): CommandResult {
  return {id, status: 'refused', seq: state.head.cursor, writingTo: [], problem: problem(code)};
}

async function remember({writing, now}: Local, {id, seq}: CommandResult): Promise<void> {
  const done = writing.objectStore('done');
  await done.put({id, at: now, seq});
  for (const known of await done.getAll()) if (known.at < now - REMEMBERED_MS) await done.delete(known.id);
}
