import {withoutWinners} from '#shared/loyalty/draw';
import {drawSchema} from '#shared/model/draw';
import type {Rid} from '#shared/model/record';
import {putItem, readItems} from './feed';
import type {Sql} from './sql';

/** Takes erased people out of the draws that they won, and their prizes out of the list of commands. */
export function eraseFromDraws(sql: Sql, rids: readonly Rid[]): void {
  const gone = new Set<string>(rids);
  for (const doc of readItems(sql, 'draw')) {
    const draw = drawSchema.parse(doc);
    const left = withoutWinners(draw, gone);
    if (left !== draw) putItem(sql, {kind: 'draw', id: draw.id, doc: left});
  }
  sql.batch("delete from command where id like 'draw/%' and substr(id, -20) in (select value from json_each(?))", rids);
}
