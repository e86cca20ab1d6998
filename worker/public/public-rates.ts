/** What one page may be asked in a minute, and how often something may be done on it. */
const LOOKS = 60;
const DEEDS = 10;
/** Of all pages together, and of links that open nothing: those must not keep the others out. */
const ALL_LOOKS = 1_200;
const WRONG = 300;
const MINUTE_MS = 60_000;

export type PublicRates = {
  /** Whether one more of it may be in this minute. */
  look(page: string, now: number): boolean;
  deed(page: string, now: number): boolean;
  wrong(now: number): boolean;
};

/** Counts since the object started, by the minute: they are for bounding, not for keeping. */
export function createPublicRates(): PublicRates {
  let minute = 0;
  const counts = new Map<string, number>();
  const count = (name: string, now: number): number => {
    const thisMinute = Math.floor(now / MINUTE_MS);
    if (thisMinute !== minute) counts.clear();
    minute = thisMinute;
    const next = (counts.get(name) ?? 0) + 1;
    counts.set(name, next);
    return next;
  };
  return {
    look: (page, now) => count(`look ${page}`, now) <= LOOKS && count('looks', now) <= ALL_LOOKS,
    deed: (page, now) => count(`deed ${page}`, now) <= DEEDS,
    wrong: now => count('wrong', now) <= WRONG,
  };
}

const held = new WeakMap<object, PublicRates>();

/** Those of one object, by its tables. */
export function publicRatesOf(sql: object): PublicRates {
  const rates = held.get(sql) ?? createPublicRates();
  held.set(sql, rates);
  return rates;
}
