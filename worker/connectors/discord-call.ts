import type * as z from 'zod/mini';
import {ConnectorError} from '../sync/connector-error';
import type {OutboundRequest} from '../sync/outbound-client';
import type {Access} from './connector';

/** Discord bans an address after 10,000 refused requests in ten minutes (topics/rate-limits, 2026-11); ours is shared. */
const BAN_WINDOW_MS = 10 * 60_000;

// Without a name of this shape requests are blocked (reference, "User Agent", 2026-11).
export const USER_AGENT = 'DiscordBot (https://regulars.example, 1.0)';

type Caller = Pick<Access, 'http' | 'base' | 'key'>;

/**
 * Asks the API as the creator's bot.
 *
 * @returns undefined where there is no such thing
 * @throws ConnectorError; a refusal that names no time to wait asks for the ten minutes of the ban
 */
export async function ask<T>(access: Caller, path: string, schema: z.ZodMiniType<T>): Promise<T | undefined> {
  return patiently(async () => (await access.http.json(callOf(access, path), schema))?.value);
}

/** Changes something, with the reason in the server's own log. False where it is gone. Throws `ConnectorError`. */
export async function change(access: Caller, path: string, method: 'PUT' | 'DELETE'): Promise<boolean> {
  const {url, headers} = callOf(access, path);
  const reason = encodeURIComponent('Asked for in Regulars');
  return patiently(() => access.http.send({url, method, headers: {...headers, 'x-audit-log-reason': reason}}));
}

function callOf({base, key}: Caller, path: string): OutboundRequest {
  return {url: base + path, headers: {authorization: `Bot ${key}`, 'user-agent': USER_AGENT}};
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code !== 'rate-limited' || error.retryAfterMs !== undefined) throw error;
    throw new ConnectorError(error.code, error.detail, {retryAfterMs: BAN_WINDOW_MS, cause: error});
  }
}
