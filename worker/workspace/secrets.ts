import {hexOf} from '../sync/hex';

/** 256 bits of token; 60 bits for a code that lives ten minutes behind a guess limit. */
const TOKEN_BYTES = 32;
// Without 0/O, 1/I/L: a code is read aloud and typed at times.
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const CODE_LENGTH = 12;

export function randomHex(bytes: number): string {
  return hexOf(crypto.getRandomValues(new Uint8Array(bytes)));
}

/** A new secret for a token or an address. */
export function newSecret(): string {
  return randomHex(TOKEN_BYTES);
}

/** A new pairing code, 12 characters from 31: bytes that would favour some characters are drawn again. */
export function newCode(): string {
  let code = '';
  while (code.length < CODE_LENGTH) {
    const byte = crypto.getRandomValues(new Uint8Array(1))[0] ?? 255;
    if (byte < CODE_ALPHABET.length * 8) code += CODE_ALPHABET[byte % CODE_ALPHABET.length] ?? '';
  }
  return code;
}

/** SHA-256 in hex: what is kept of a token. Tokens are random and long, so a plain hash cannot be guessed back. */
export async function hashOf(secret: string): Promise<string> {
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))));
}

/** Compares two secrets in a time that says nothing about either, their lengths included. */
export async function sameSecret(left: string, right: string): Promise<boolean> {
  const [one, two] = await Promise.all(
    [left, right].map(text => crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))),
  );
  return one !== undefined && two !== undefined && crypto.subtle.timingSafeEqual(one, two);
}
