import {hmac} from '@noble/hashes/hmac.js';
import {sha256} from '@noble/hashes/sha2.js';
import type {Rid} from '#shared/model/record';

/** What signs the links to supporters' own pages: hex of 32 random bytes, and a number; another number ends every older link. */
export type LinkKey = {readonly key: string; readonly version: number};

const RID = /^[a-z2-7]{20}/;
/** Bytes of the signature that a link carries: 128 bits, so that nobody finds one by trying. */
const BYTES = 16;
const encoder = new TextEncoder();

/** The half of a link that is a person's own: 20 characters of their id, 32 of its signature. */
export function pageToken({key, version}: LinkKey, rid: Rid): string {
  const mac = hmac(sha256, encoder.encode(key), encoder.encode(`page ${version} ${rid}`));
  const hex = [...mac.subarray(0, BYTES)].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return `${rid}${hex}`;
}

/** The id that a token is for, whoever made it; undefined where the text has another shape. */
export function ridOfToken(token: string): Rid | undefined {
  return /^[a-z2-7]{20}[0-9a-f]{32}$/.test(token) ? RID.exec(token)?.[0] : undefined;
}

/** Where a person's own page is. @param server - the private server's origin */
export function pageAddress(server: string, workspace: string, token: string): string {
  return `${server}/me/${workspace}.${token}`;
}

/** What is handed out for a step of a sequence; with a person's token whoever follows it is known. */
export function stepAddress(server: string, {gate, sequence, step}: {gate: string; sequence: string; step: string}): string {
  return `${server}/go/${gate}/${encodeURIComponent(sequence)}/${encodeURIComponent(step)}`;
}
