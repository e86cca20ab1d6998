import {md5} from '@noble/hashes/legacy.js';
import {hexOf} from '../sync/hex';
import type {OutboundRequest} from '../sync/outbound-client';
import type {Access} from './connector';

export function call({base, key}: Pick<Access, 'base' | 'key'>, path: string): OutboundRequest {
  return {url: base + path, headers: {authorization: `Bearer ${key}`}};
}

export function membersOf({account}: Pick<Access, 'account'>): string {
  return `/lists/${encodeURIComponent(account)}/members`;
}

/** How Mailchimp's paths name an address: MD5 of it in lower case. It changes with the address. */
export function hashOf(email: string): string {
  return hexOf(md5(new TextEncoder().encode(email.trim().toLowerCase())));
}
