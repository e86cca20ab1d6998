import type {ConnectorErrorCode} from './connector-error';

type Wait = {readonly firstMs: number; readonly mostMs: number};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

// A refused key is not going to heal in seconds; a busy vendor often does.
const WAITS: Record<ConnectorErrorCode, Wait> = {
  // Somebody has to change something at the vendor; meanwhile it is asked a few times a day.
  'not-allowed': {firstMs: HOUR, mostMs: 24 * HOUR},
  'rate-limited': {firstMs: 5_000, mostMs: HOUR},
  quota: {firstMs: HOUR, mostMs: 6 * HOUR},
  'cursor-expired': {firstMs: 5_000, mostMs: HOUR},
  unreachable: {firstMs: 5_000, mostMs: HOUR},
  'unexpected-shape': {firstMs: MINUTE, mostMs: 6 * HOUR},
  unauthorised: {firstMs: 10 * MINUTE, mostMs: 24 * HOUR},
};

/** A vendor that asks for next to nothing, again and again, is still given room. */
const LEAST_MS = 1_000;
const MOST_ABOVE_WISH_MS = MINUTE;

/**
 * How long to wait before the next try. Where the vendor says, that and up to a quarter more; else a time that doubles with
 * each failure in a row, spread by a quarter up or down, so that many workspaces do not come back in one moment.
 *
 * @param tries - failures in a row, this one included
 * @param random - in [0, 1)
 */
export function backOffMs(
  failure: {readonly code: ConnectorErrorCode; readonly retryAfterMs: number | undefined},
  tries: number,
  random: number,
): number {
  const doublings = 2 ** Math.min(tries - 1, 20);
  if (failure.retryAfterMs !== undefined) {
    const least = Math.min(LEAST_MS * doublings, MOST_ABOVE_WISH_MS);
    return Math.round(Math.max(failure.retryAfterMs, least) * (1 + random / 4));
  }
  const {firstMs, mostMs} = WAITS[failure.code];
  return Math.round(Math.min(firstMs * doublings, mostMs) * (0.75 + random / 2));
}
