/** What one visitor, and all of them together, may send in a minute. Nobody reads sixty pages in one. */
export const VISITOR_EVENTS = 60;
export const KEY_REQUESTS = 1_200;
/** Visitors who were not here today yet: a script that forgets itself each time is new each time. */
export const NEW_VISITORS = 300;
/** Rows a day that a page can make us write, of the 100,000 of the free plan: a flood must not stop the syncs. */
export const ROWS_A_DAY = 6_000;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Counts since the object started, by the minute and the day: they are for bounding, not for keeping. */
export type TrackRates = {
  /** Whether the key may send one more request. */
  request(now: number): boolean;
  /** How many of so many events a visitor may still send in this minute. */
  events(visitor: string, wanted: number, now: number): number;
  /** Whether one more visitor may be new. */
  newcomer(now: number): boolean;
  /** Whether tracking may write on today. */
  hasRows(now: number): boolean;
  wrote(rows: number, now: number): void;
  /** One more was refused. */
  refuse(now: number, count?: number): void;
  refusedToday(now: number): number;
};

export function createTrackRates(): TrackRates {
  let minute = 0;
  let requests = 0;
  let newcomers = 0;
  const byVisitor = new Map<string, number>();
  let day = 0;
  let rows = 0;
  let refused = 0;
  const turn = (now: number) => {
    const [thisMinute, thisDay] = [Math.floor(now / MINUTE_MS), Math.floor(now / DAY_MS)];
    if (thisMinute !== minute) {
      [minute, requests, newcomers] = [thisMinute, 0, 0];
      byVisitor.clear();
    }
    if (thisDay !== day) [day, rows, refused] = [thisDay, 0, 0];
  };
  return {
    request(now) {
      turn(now);
      requests += 1;
      return requests <= KEY_REQUESTS;
    },
    events(visitor, wanted, now) {
      turn(now);
      const sent = byVisitor.get(visitor) ?? 0;
      byVisitor.set(visitor, sent + wanted);
      return Math.max(0, Math.min(wanted, VISITOR_EVENTS - sent));
    },
    newcomer(now) {
      turn(now);
      newcomers += 1;
      return newcomers <= NEW_VISITORS;
    },
    hasRows(now) {
      turn(now);
      return rows < ROWS_A_DAY;
    },
    wrote(written, now) {
      turn(now);
      rows += written;
    },
    refuse(now, count = 1) {
      turn(now);
      refused += count;
    },
    refusedToday(now) {
      turn(now);
      return refused;
    },
  };
}

const held = new WeakMap<object, TrackRates>();

/** Those of one object, by its tables. */
export function ratesOf(sql: object): TrackRates {
  const rates = held.get(sql) ?? createTrackRates();
  held.set(sql, rates);
  return rates;
}
