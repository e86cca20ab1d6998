import type {AnyColumns} from '#shared/filter/columns';
import {scoreOf} from '#shared/loyalty/score';
import type {Programme} from '#shared/model/programme';

/** The field that says that somebody wants no score: they have none, not 0, and no place among the others. */
export const OPTED_OUT = 'opted-out';

/** The score of one ordinal today; undefined where the person wants none. */
export function scoreAt(
  columns: AnyColumns,
  ordinal: number,
  {programme, now}: {programme: Programme; now: number},
): number | undefined {
  if (columns.word(OPTED_OUT, ordinal) === 'yes') return undefined;
  const v = columns.number('score', ordinal);
  return scoreOf(Number.isNaN(v) ? null : v, programme, now);
}
