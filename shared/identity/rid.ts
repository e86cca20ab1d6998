import {hmac} from '@noble/hashes/hmac.js';
import {sha256} from '@noble/hashes/sha2.js';
import {utf8ToBytes} from '@noble/hashes/utils.js';
import {ridText} from '#shared/identity/rid-text';
import type {RecordKey, Rid} from '#shared/model/record';

/**
 * A record's permanent id, made at once: the Workspace needs it inside a synchronous transaction. It says nothing about the
 * person to anyone without the key, and is the same in the browser, which makes it with Web Crypto beforehand.
 */
export function ridOf(idKey: Uint8Array, key: RecordKey): Rid {
  return ridText(hmac(sha256, idKey, utf8ToBytes(key)));
}
