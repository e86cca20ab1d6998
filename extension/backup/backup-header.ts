import * as z from 'zod/mini';
import {hexOf} from './hex';

/** Counts up when an older reader would misunderstand a file. */
export const BACKUP_VERSION = 1;

/** OWASP's figure for PBKDF2 with SHA-256 (Password Storage Cheat Sheet, read 2026-11). */
const ITERATIONS = 600_000;
const SALT_BYTES = 16;
const PREFIX_BYTES = 7;

const hex = (bytes: number) => z.string().check(z.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`)));

/**
 * The first line of a backup: JSON that anybody can read, and that says how the rest was made. Nobody's data stands in it. The rest
 * are frames: four bytes with the length of what follows (most significant first), then a chunk of the bundle as JSON, packed with
 * gzip and sealed with AES-256-GCM. A frame's nonce is `prefix`, its number in four bytes, and a byte that is 1 for the last frame:
 * so frames cannot change places, and a file that was cut off is noticed. This line is bound to each frame.
 */
export const backupHeaderSchema = z.object({
  regulars: z.literal('backup'),
  version: z.literal(BACKUP_VERSION),
  /** Of the day it was made, ISO 8601. */
  made: z.string(),
  /** PBKDF2 with HMAC-SHA-256 makes a key of 256 bits; HKDF makes the seal's key and `check` from it. */
  iterations: z.int().check(z.gte(1), z.lte(10_000_000)),
  salt: hex(SALT_BYTES),
  prefix: hex(PREFIX_BYTES),
  /** Tells a wrong passphrase from a damaged file. */
  check: hex(16),
});
export type BackupHeader = z.infer<typeof backupHeaderSchema>;

export type Seal = {readonly key: CryptoKey; readonly check: string};

const encoder = new TextEncoder();

/** @param iterations - fewer than those of a real backup in tests alone */
export function newSalts(iterations: number = ITERATIONS): Pick<BackupHeader, 'iterations' | 'salt' | 'prefix'> {
  const random = (bytes: number) => hexOf(crypto.getRandomValues(new Uint8Array(bytes)));
  return {iterations, salt: random(SALT_BYTES), prefix: random(PREFIX_BYTES)};
}

/** What a passphrase opens. Takes a second or so: that is what keeps others from trying many. */
export async function sealOf(
  passphrase: string,
  {iterations, salt}: {readonly iterations: number; readonly salt: Uint8Array<ArrayBuffer>},
): Promise<Seal> {
  // The same letters however a keyboard composes them.
  const typed = encoder.encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({name: 'PBKDF2', hash: 'SHA-256', salt, iterations}, base, 256);
  const made = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveBits', 'deriveKey']);
  const from = (info: string) => ({name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(info)});
  const key = await crypto.subtle.deriveKey(from('seal'), made, {name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
  const check = await crypto.subtle.deriveBits(from('check'), made, 128);
  return {key, check: hexOf(new Uint8Array(check))};
}

/** The nonce of a frame, see `backupHeaderSchema`. */
export function nonceOf(prefix: Uint8Array, frame: number, isLast: boolean): Uint8Array<ArrayBuffer> {
  const nonce = new Uint8Array(12);
  nonce.set(prefix);
  new DataView(nonce.buffer).setUint32(PREFIX_BYTES, frame);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}
