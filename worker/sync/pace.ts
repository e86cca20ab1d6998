/** How fast one connection may ask: what the vendor's answers and its known rate say is left. */
export type Pace = {
  /** Counts a request about to leave. */
  count(now: number): void;
  /** Reads what an answer says is left. */
  note(headers: Headers, now: number): void;
  /** Nothing before this instant: the vendor said so. */
  hold(until: number): void;
  /** Milliseconds until the next request is welcome; 0: now. */
  waitMs(now: number): number;
};

export type Rate = {readonly requests: number; readonly windowMs: number};

/**
 * A vendor that says how many requests are left is taken at its word: `X-RateLimit-Remaining` with `-Reset-After` (Discord),
 * `RateLimit-Remaining` with `RateLimit-Reset` (Bluesky, an instant in seconds), `X-HubSpot-RateLimit-Remaining` with its
 * window. One that says nothing is counted against the rate that its documentation names.
 */
export function createPace(rate: Rate | undefined): Pace {
  let openAt = 0;
  let sent: number[] = [];
  return {
    count(now) {
      if (rate === undefined) return;
      sent = [...sent.filter(at => at > now - rate.windowMs), now];
    },
    note(headers, now) {
      openAt = Math.max(openAt, ...WAYS.map(way => way(headers, now)).filter(at => at !== undefined));
    },
    hold(until) {
      openAt = Math.max(openAt, until);
    },
    waitMs(now) {
      const byRate = rate === undefined ? 0 : freeAt(sent, rate, now) - now;
      return Math.max(0, openAt - now, byRate);
    },
  };
}

/** When the window has room for one more. */
function freeAt(sent: readonly number[], {requests, windowMs}: Rate, now: number): number {
  const recent = sent.filter(at => at > now - windowMs);
  const blocking = recent.at(-requests);
  return blocking === undefined ? now : blocking + windowMs;
}

type Way = (headers: Headers, now: number) => number | undefined;

const WAYS: readonly Way[] = [
  (headers, now) => whenNone(headers, 'x-ratelimit-remaining', now + numberIn(headers, 'x-ratelimit-reset-after') * 1_000),
  (headers, _) => whenNone(headers, 'ratelimit-remaining', numberIn(headers, 'ratelimit-reset') * 1_000),
  (headers, now) =>
    whenNone(headers, 'x-hubspot-ratelimit-remaining', now + numberIn(headers, 'x-hubspot-ratelimit-interval-milliseconds')),
];

function whenNone(headers: Headers, name: string, until: number): number | undefined {
  const left = headers.get(name);
  return left !== null && Number(left) <= 0 && Number.isFinite(until) ? until : undefined;
}

function numberIn(headers: Headers, name: string): number {
  return Number(headers.get(name) ?? Number.NaN);
}
