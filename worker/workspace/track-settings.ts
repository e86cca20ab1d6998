import * as z from 'zod/mini';
import {type TrackingRules, trackingRulesSchema} from '#shared/protocol/track';
import type {Home} from './home';
import {randomHex, sameSecret} from './secrets';
import {readSetting, writeSetting} from './setting-store';
import type {Sql} from './sql';

/** 96 bits: enough that nobody guesses it, short enough for a page. It is no secret: every visitor can read it. */
const KEY_BYTES = 12;

const settingsSchema = z.object({
  /** The publishable half of the key; null: off, and the old key opens nothing. */
  key: z.nullable(z.string()),
  rules: trackingRulesSchema,
});
export type TrackSettings = z.infer<typeof settingsSchema>;

/** undefined: it was never switched on. */
export function readTracking(sql: Sql): TrackSettings | undefined {
  const text = readSetting(sql, 'tracking');
  return text === undefined ? undefined : settingsSchema.parse(JSON.parse(text));
}

/** Takes new rules and switches it on; a key that is in use stays. */
export function startTracking({sql}: Home, rules: TrackingRules): void {
  const key = readTracking(sql)?.key ?? randomHex(KEY_BYTES);
  writeSetting(sql, 'tracking', JSON.stringify({key, rules}));
}

/** Makes another key in place of the one in use. @returns false where it is off */
export function rotateTrackKey({sql}: Home): boolean {
  const held = readTracking(sql);
  if (held === undefined || held.key === null) return false;
  writeSetting(sql, 'tracking', JSON.stringify({...held, key: randomHex(KEY_BYTES)}));
  return true;
}

/** What came in stays for its time; nothing more is taken. */
export function stopTracking({sql}: Home): void {
  const held = readTracking(sql);
  if (held !== undefined) writeSetting(sql, 'tracking', JSON.stringify({...held, key: null}));
}

/** The rules that this key opens; undefined where it opens nothing. */
export async function rulesOfKey({sql}: Home, key: string): Promise<TrackingRules | undefined> {
  const held = readTracking(sql);
  return held?.key != null && (await sameSecret(held.key, key)) ? held.rules : undefined;
}
