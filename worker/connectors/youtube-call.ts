import type * as z from 'zod/mini';
import {ConnectorError} from '../sync/connector-error';
import type {Access} from './connector';

type Caller = Pick<Access, 'http' | 'base' | 'key' | 'now'>;

/**
 * Asks the Data API.
 *
 * @returns undefined where there is no such thing
 * @throws ConnectorError; a spent allowance waits until it is there again
 */
export async function ask<T>(
  {http, base, key, now}: Caller,
  {path, query}: {path: string; query: Readonly<Record<string, string | undefined>>},
  schema: z.ZodMiniType<T>,
): Promise<T | undefined> {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  try {
    const url = `${base}/${path}?${new URLSearchParams(given)}`;
    return (await http.json({url, headers: {authorization: `Bearer ${key}`}}, schema))?.value;
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code !== 'quota') throw error;
    throw new ConnectorError('quota', error.detail, {retryAfterMs: untilMidnight(now), cause: error});
  }
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
// The allowance of the day is there again at midnight Pacific time (determine_quota_cost, 2026-11).
const pacific = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  hourCycle: 'h23',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** Milliseconds to the next midnight in California, on the days of 23 and 25 hours as well. */
export function untilMidnight(now: number): number {
  const left = DAY_MS - timeOfDay(now);
  const off = timeOfDay(now + left);
  // The clocks were put forward: it is one already; or back: it is eleven still.
  return off > 12 * HOUR_MS ? left + DAY_MS - off : left - off;
}

function timeOfDay(at: number): number {
  const [hours = 0, minutes = 0, seconds = 0] = pacific.format(at).split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + (((at % 1_000) + 1_000) % 1_000);
}
