import type {Rid} from '#shared/model/record';

// RFC 4648 base32, lower case, without padding.
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const CHARACTERS = 20;

/** The first 100 bits of a record key's HMAC-SHA256, in base32. */
export function ridText(mac: Uint8Array): Rid {
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
