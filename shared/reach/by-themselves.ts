import type {DeclinedRow} from '#shared/protocol/past';

/** How many declined payments were paid without a word from the creator, of those that are over. */
export type ByThemselves = {readonly recovered: number; readonly of: number};

/** Fewer say nothing. */
const FEWEST = 5;

/** The last day of the month on which most retries are still ahead (C11, C12). */
export const LAST_DAY_TO_WAIT = 5;

/**
 * Of the creator's own declined payments, how many came back by themselves; undefined where too few are known.
 *
 * @param rows - the declined payments of some months
 */
export function byThemselves(rows: readonly Pick<DeclinedRow, 'outcome' | 'contactedAt'>[]): ByThemselves | undefined {
  const alone = rows.filter(({outcome, contactedAt}) => contactedAt === undefined && outcome !== 'retrying');
  if (alone.length < FEWEST) return undefined;
  return {recovered: alone.filter(({outcome}) => outcome === 'recovered').length, of: alone.length};
}

/** Whether the host still tries by itself, early in the month, so that waiting may spare the mail. `day`: of the month. */
export function shouldWait(day: number): boolean {
  return day < LAST_DAY_TO_WAIT;
}
