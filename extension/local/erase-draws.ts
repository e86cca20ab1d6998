import {withoutWinners} from '#shared/loyalty/draw';
import type {Rid} from '#shared/model/record';
import type {Change} from '#shared/protocol/changes';
import type {Writing} from '../mirror/database';
import type {State} from '../mirror/state';

/** The draws that erased people won, without them, for the feed. */
export async function drawsWithout(
  {writing, state}: {readonly writing: Writing; readonly state: State},
  erased: readonly {readonly rid: Rid}[],
): Promise<Change[]> {
  const {generation} = state.head;
  const gone = new Set<string>(erased.map(({rid}) => rid));
  const rows = await writing.objectStore('row').getAll(IDBKeyRange.bound([generation, 'draw'], [generation, 'draw', []]));
  return rows.flatMap(row => {
    if (!('winners' in row)) return [];
    const left = withoutWinners(row, gone);
    return left === row ? [] : [{kind: 'draw' as const, id: row.id, seq: 0, doc: left}];
  });
}
