import type {ConnectorErrorCode} from './connector-error';

type Wait = {readonly firstMs: number; readonly mostMs: number};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

// A refused key is not going to heal in seconds; a busy vendor often does.
const WAITS: Record<ConnectorErrorCode, Wait> = {
  'rate-limited': {firstMs: 5_000, mostMs: HOUR},
  unreachable: {firstMs: 5_000, mostMs: HOUR},
  'unexpected-shape': {firstMs: MINUTE, mostMs: 6 * HOUR},
  unauthorised: {firstMs: 10 * MINUTE, mostMs: 24 * HOUR},
};

/**
 * How long to wait before the next try: doubling with each failure in a row, spread by a quarter up or down so that many
 * workspaces do not come back in one moment. A vendor's own wish is the least.
 *
 * @param tries - failures in a row, this one included
 * @param random - in [0, 1)
 */
export function backOffMs(
  failure: {readonly code: ConnectorErrorCode; readonly retryAfterMs: number | undefined},
  tries: number,
  random: number,
): number {
  const {firstMs, mostMs} = WAITS[failure.code];
  const doubled = Math.min(firstMs * 2 ** Math.min(tries - 1, 20), mostMs);
  return Math.max(Math.round(doubled * (0.75 + random / 2)), failure.retryAfterMs ?? 0);
}
