import type {OutboundRequest} from '../sync/outbound-client';
import type {Access} from './connector';

/** What every call of Kit's needs to know of an access. */
export type Caller = Pick<Access, 'base' | 'key'>;

/** Keys of V4 begin so; whatever else opens an account is an access token (developers.kit.com, "API Authentication", 2026-11). */
export function isApiKey(key: string): boolean {
  return key.startsWith('kit_');
}

/** @param path - with its query, beginning with a slash */
export function call({base, key}: Caller, path: string): OutboundRequest {
  return {url: base + path, headers: isApiKey(key) ? {'x-kit-api-key': key} : {authorization: `Bearer ${key}`}};
}
