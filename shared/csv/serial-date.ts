const DAY_MS = 86_400_000;
/** 1 January 1900 is day 1, and a 29 February that 1900 did not have is counted. */
const EPOCH = Date.UTC(1899, 11, 30);
/** Serials of 1950 to 2150: a smaller or larger number in a column of dates is no date. */
const [LEAST, MOST] = [18_264, 91_313];

/** A date that a spreadsheet wrote as a number of days (`45992.5`); undefined: it is none. In UTC. */
export function serialCell(cell: string): number | undefined {
  const days = /^\d{1,5}(\.\d+)?$/.test(cell) ? Number(cell) : Number.NaN;
  if (days >= 0 && days < 1) return Math.round(days * DAY_MS);
  return days >= LEAST && days <= MOST ? serialTime(days) : undefined;
}

/** @param days - since the end of 1899, or since 1904 began */
export function serialTime(days: number, isFrom1904 = false): number {
  const since = isFrom1904 ? days + 1_462 : days < 60 ? days + 1 : days;
  return EPOCH + Math.round(since * 86_400) * 1_000;
}
