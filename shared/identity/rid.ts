import {hmac} from '@noble/hashes/hmac.js';
import {sha256} from '@noble/hashes/sha2.js';
import {utf8ToBytes} from '@noble/hashes/utils.js';
import type {RecordKey, Rid} from '#shared/model/record';

// RFC 4648 base32, lower case, without padding.
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const CHARACTERS = 20;

/**
 * A record's permanent id: the first 100 bits of HMAC-SHA256(id key, record key) in base32. It says nothing about the person
 * to anyone without the key, and is the same in the Workspace and in the browser.
 */
export function ridOf(idKey: Uint8Array, key: RecordKey): Rid {
  const mac = hmac(sha256, idKey, utf8ToBytes(key));
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of mac) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5 && text.length < CHARACTERS) {
      bits -= 5;
      text += ALPHABET[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
    if (text.length === CHARACTERS) break;
  }
  return text;
}
