import type {AnyColumns} from '#shared/filter/columns';
import {tagId} from '#shared/model/tag-id';
import type {Command} from '#shared/protocol/commands';
import {enqueue} from '../../api/outbox';
import {type CommandAnswer, sendMessage} from '../../messages';
import type {Snapshot} from './snapshot';

/** As many as one request to a private server takes. */
const BATCH = 100;

type Watching = {readonly signal: AbortSignal; readonly tell: (done: number) => void};
export type Tagged = {readonly done: readonly string[]; readonly failure?: Extract<CommandAnswer, {ok: false}> | undefined};

/** Those of people who do not carry the tag. */
export function withoutTag(columns: AnyColumns, ordinals: Uint32Array, name: string): Uint32Array {
  const column = columns.column('tag');
  if (column.kind !== 'word') return ordinals;
  const has = column.lists.map(tags => tags.some(tag => tagId(tag) === tagId(name)));
  return ordinals.filter(ordinal => has[column.codes[ordinal] ?? 0] !== true);
}

/**
 * Puts a tag on people or takes it off them, one command each, a batch at a time.
 *
 * @returns whom it was done for, when it was stopped or refused too
 */
export async function tagAll(
  snapshot: Pick<Snapshot, 'mirror' | 'session'>,
  {ids, name, on}: {readonly ids: readonly string[]; readonly name: string; readonly on: boolean},
  {signal, tell}: Watching,
): Promise<Tagged> {
  const done: string[] = [];
  for (let from = 0; from < ids.length && !signal.aborted; from += BATCH) {
    const commands = ids.slice(from, from + BATCH).map<Extract<Command, {kind: 'tag'}>>(supporter => {
      return {id: crypto.randomUUID(), at: Date.now(), kind: 'tag', supporter, name, on};
    });
    const answers = await sendTogether(snapshot, commands);
    const failure = answers.find(answer => !answer.ok);
    // One whom a sync took away meanwhile is no reason to stop; a server that does not know us is.
    if (failure !== undefined && (failure.code !== 'refused' || answers.every(answer => !answer.ok))) return {done, failure};
    done.push(...commands.map(({supporter}) => supporter));
    tell(done.length);
  }
  return {done};
}

/** With a private server all wait in the outbox first, so that the last one takes them along in one request. */
async function sendTogether(
  {mirror, session}: Pick<Snapshot, 'mirror' | 'session'>,
  commands: readonly Command[],
): Promise<CommandAnswer[]> {
  const last = commands.at(-1);
  if (last === undefined) return [];
  if (session === null) return Promise.all(commands.map(command => sendMessage('send', {command})));
  for (const command of commands.slice(0, -1)) await enqueue(mirror.database, command, Date.now());
  return [await sendMessage('send', {command: last})];
}
