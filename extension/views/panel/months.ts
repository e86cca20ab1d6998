/** Things of one month, by the calendar of this browser. */
export type Month<T> = {
  /** Its first instant by UTC, for `formats().wholeMonth`. */
  readonly start: number;
  readonly entries: readonly T[];
};

/** Puts a list that is in the order of time into months, keeping the order. */
export function byMonth<T extends {readonly at: number}>(entries: readonly T[]): Month<T>[] {
  const months: {start: number; entries: T[]}[] = [];
  for (const entry of entries) {
    const day = new Date(entry.at);
    const start = Date.UTC(day.getFullYear(), day.getMonth(), 1);
    const last = months.at(-1);
    if (last?.start === start) last.entries.push(entry);
    else months.push({start, entries: [entry]});
  }
  return months;
}
