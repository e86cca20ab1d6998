import type {PersonCommand} from '#shared/home';
import {type Segment, segmentSchema} from '#shared/model/segment';
import {tagId} from '#shared/model/tag-id';
import {type CommandResult, commandResultSchema} from '#shared/protocol/command-results';
import type {Command} from '#shared/protocol/commands';
import {type Problem, problem} from '#shared/protocol/problem';
import {undoImport} from '#shared/undo-import';
import {connectorOf} from '../connectors/registry';
import {commit} from './commit';
import {listConnections} from './connection-store';
import {decisionsOfImport} from './decision-store';
import {headOf, putItem, readItem} from './feed';
import type {Home} from './home';
import {putJob} from './job-table';

/** Saved filters of one creator; a bound, not a plan. */
const MOST_SEGMENTS = 200;

type Done = Pick<CommandResult, 'writingTo'> | {readonly refused: Problem};

/**
 * Applies a command once. Its effect, its result and what it sends to vendors are one commit; the same id later gets the same
 * result back, as `duplicate`.
 */
export function applyCommand(home: Home, command: Command): CommandResult {
  const {sql, now} = home;
  return sql.transaction(() => {
    const known = sql.first<{result: string}>('select result from command where id = ?', command.id);
    if (known !== undefined) return {...commandResultSchema.parse(JSON.parse(known.result)), status: 'duplicate'};
    const done = carryOut(home, command);
    const result: CommandResult =
      'refused' in done
        ? {id: command.id, status: 'refused', seq: headOf(sql), writingTo: [], problem: done.refused}
        : {id: command.id, status: 'applied', seq: headOf(sql), writingTo: done.writingTo};
    sql.run('insert into command (id, at, result) values (?, ?, ?)', command.id, now(), JSON.stringify(result));
    return result;
  });
}

function carryOut(home: Home, command: Command): Done {
  switch (command.kind) {
    case 'note-add':
    case 'note-remove':
    case 'tag':
    case 'edit':
    case 'contact':
    case 'contact-remove':
    case 'decide':
    case 'undecide':
    case 'person-add':
    case 'person-remove':
      return applyToPerson(home, command);
    case 'undecide-import':
      return undecideImport(home, command);
    case 'segment-put':
      return putSegment(home, command.segment);
    case 'segment-remove':
      return removeSegment(home, command);
    default:
      return command satisfies never;
  }
}

function applyToPerson(home: Home, command: PersonCommand): Done {
  const {outcome} = commit(home, {commands: [command]});
  const found = outcome.commands.find(({id}) => id === command.id);
  if (found?.supporter === undefined)
    return {refused: problem('not-found', command.kind === 'undecide' ? 'decision' : 'supporter')};
  return {writingTo: command.kind === 'tag' ? sendLabel(home, command, found.records) : []};
}

/** One commit for each decision: the people of a whole file might not fit into the memory of one. */
function undecideImport(home: Home, command: Extract<Command, {kind: 'undecide-import'}>): Done {
  const undoing = undoImport(command, decisionsOfImport(home.sql, command.import));
  for (const undo of undoing) commit(home, {commands: [undo]});
  return undoing.length === 0 ? {refused: problem('not-found', 'import')} : {writingTo: []};
}

/** Puts a label on its way to every connection that holds the person and can take it. */
function sendLabel(home: Home, command: Extract<Command, {kind: 'tag'}>, records: readonly string[]): string[] {
  const labels: string[] = [];
  for (const {id, state} of listConnections(home.sql)) {
    if (connectorOf(state.vendor)?.setLabel === undefined) continue;
    const held = records.filter(key => key.startsWith(`${state.vendor}/${state.account}/`));
    for (const record of held) {
      const wanted = {connection: id, record, name: command.name.trim(), on: command.on, tries: 0};
      const key = `${id}|${record}|${tagId(command.name)}`;
      putJob(home.sql, {kind: 'outbox', key, due: home.now(), state: JSON.stringify(wanted)});
    }
    if (held.length > 0) labels.push(state.label);
  }
  return labels;
}

function putSegment({sql}: Home, segment: Segment): Done {
  const stored = readItem(sql, 'segment', segment.id);
  const rev = stored === undefined ? 0 : segmentSchema.parse(stored).rev;
  if (rev !== segment.rev) return {refused: problem('conflict', `rev ${rev}`)};
  if (stored === undefined && countSegments(sql) >= MOST_SEGMENTS)
    return {refused: problem('too-large', `${MOST_SEGMENTS} filters`)};
  putItem(sql, {kind: 'segment', id: segment.id, doc: {...segment, rev: rev + 1}});
  return {writingTo: []};
}

function countSegments(sql: Home['sql']): number {
  return sql.first<{count: number}>("select count(*) as count from item where kind = 'segment' and doc is not null")?.count ?? 0;
}

function removeSegment({sql, now}: Home, {segment, rev}: Extract<Command, {kind: 'segment-remove'}>): Done {
  const stored = readItem(sql, 'segment', segment);
  if (stored === undefined) return {writingTo: []};
  const own = segmentSchema.parse(stored).rev;
  if (own !== rev) return {refused: problem('conflict', `rev ${own}`)};
  putItem(sql, {kind: 'segment', id: segment, doc: null, now: now()});
  return {writingTo: []};
}
