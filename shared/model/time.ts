/** One day in milliseconds. */
export const DAY_MS = 86_400_000;

/** 2020-01-01T00:00:00Z in epoch milliseconds: day 0 of every score. */
export const EPOCH_2020_MS = 1_577_836_800_000;

/** Whole UTC days since 2020-01-01; negative before it. */
export function dayOf(at: number): number {
  return Math.floor((at - EPOCH_2020_MS) / DAY_MS);
}
