import * as z from 'zod/mini';
import type {Pairing} from '#shared/protocol/session';
import type {Home} from './home';
import {hashOf, newCode} from './secrets';
import {readSetting, writeSetting} from './setting-store';

const CODE_LIVES_MS = 10 * 60_000;
/** 60 bits of code against five guesses in ten minutes. */
const TRIES = 5;
const TRIES_WINDOW_MS = 10 * 60_000;

const triesSchema = z.object({since: z.number(), count: z.int()});

/** Makes a one-time code, `workspace.code`. Only its hash is kept. */
export async function createPairing({id, sql, now}: Home): Promise<Pairing> {
  const code = newCode();
  const expiresAt = now() + CODE_LIVES_MS;
  sql.run('insert into pairing (hash, expires_at) values (?, ?)', await hashOf(code), expiresAt);
  return {code: `${id}.${code}`, expiresAt};
}

/**
 * Uses a code up.
 *
 * @returns `used` for a code that was used, is too old or never was: one answer, so a guesser learns nothing
 */
export async function redeemPairing({sql, now}: Home, code: string): Promise<'paired' | 'used' | 'too-many-tries'> {
  const hash = await hashOf(code.trim().toUpperCase());
  return sql.transaction(() => {
    const tries = readTries(readSetting(sql, 'pairing-tries'), now());
    if (tries.count >= TRIES) return 'too-many-tries';
    const used = sql.all(
      'update pairing set used_at = ?1 where hash = ?2 and used_at is null and expires_at > ?1 returning hash',
      now(),
      hash,
    );
    if (used.length > 0) return 'paired';
    writeSetting(sql, 'pairing-tries', JSON.stringify({since: tries.since, count: tries.count + 1}));
    return 'used';
  });
}

function readTries(text: string | undefined, now: number): z.infer<typeof triesSchema> {
  const tries = text === undefined ? {since: now, count: 0} : triesSchema.parse(JSON.parse(text));
  return now - tries.since > TRIES_WINDOW_MS ? {since: now, count: 0} : tries;
}
