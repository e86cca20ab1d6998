/** One day in milliseconds. */
export const DAY_MS = 86_400_000;

/** 2020-01-01T00:00:00Z in epoch milliseconds: day 0 of every score. */
export const EPOCH_2020_MS = 1_577_836_800_000;

/** Whole UTC days since 2020-01-01; negative before it. */
export function dayOf(at: number): number {
  return Math.floor((at - EPOCH_2020_MS) / DAY_MS);
}

/** The same day and time `months` later (or earlier) in UTC; a day that the month lacks becomes its last (31 January + 1 = 28 February). */
export function addMonths(at: number, months: number): number {
  const date = new Date(at);
  const day = date.getUTCDate();
  const target = new Date(at);
  target.setUTCDate(1);
  target.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(day, lastDay));
  return target.getTime();
}

/** `YYYY-MM` in UTC. */
export function monthOf(at: number): string {
  const date = new Date(at);
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${String(date.getUTCMonth() + 1).padStart(2, '0')}`;
}

/** The first instant of the next calendar month in UTC. */
export function monthEnd(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
}
