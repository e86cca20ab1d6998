import type {AnyColumns} from '#shared/filter/columns';
import {tagId} from '#shared/model/tag-id';
import type {Command} from '#shared/protocol/commands';
import type {Watching} from '../../actions/quick-action';
import type {CommandAnswer} from '../../messages';
import {type At, sendAll} from './send-all';

export type Tagged = {
  readonly done: readonly string[];
  /** What the commands share, so that it is seen how far they are written to services. */
  readonly run: string;
  readonly isWaiting: boolean;
  readonly failure?: Extract<CommandAnswer, {ok: false}> | undefined;
};

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
  at: At,
  {ids, name, on}: {readonly ids: readonly string[]; readonly name: string; readonly on: boolean},
  watching: Watching,
): Promise<Tagged> {
  const now = Date.now();
  const run = crypto.randomUUID();
  const commands = ids.map<Extract<Command, {kind: 'tag'}>>(supporter => {
    return {id: crypto.randomUUID(), at: now, kind: 'tag', supporter, name, on, run};
  });
  const {done, ...rest} = await sendAll(at, commands, watching);
  return {...rest, run, done: done.map(({supporter}) => supporter)};
}
