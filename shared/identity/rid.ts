import {hmac} from '@noble/hashes/hmac.js';
import {sha256} from '@noble/hashes/sha2.js';
import {ridText} from '#shared/identity/rid-text';
import type {RecordKey, Rid} from '#shared/model/record';

const encoder = new TextEncoder();

/**
 * Makes records' permanent ids at once: the Workspace needs them inside a synchronous transaction. An id says nothing about the
 * person to anyone without the key, and is the same in the browser, which makes it with Web Crypto beforehand.
 */
export function ridMaker(idKey: Uint8Array): (key: RecordKey) => Rid {
  // Half of an HMAC's work is its key, and a batch has hundreds of records with one key.
  const keyed = hmac.create(sha256, idKey);
  return key => ridText(keyed.clone().update(encoder.encode(key)).digest());
}

/** One record's id, see `ridMaker`. */
export function ridOf(idKey: Uint8Array, key: RecordKey): Rid {
  return ridMaker(idKey)(key);
}
