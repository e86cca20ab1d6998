import {PROTOCOL_VERSION} from '#shared/protocol/version';
import type {Mirror} from '../mirror/open-mirror';
import {session} from '../settings';
import {ApiError} from './api-error';
import {openSession} from './client';
import {empty} from './outbox';

/**
 * Makes this browser follow a private server. The mirror of another server is dropped; this browser's own files stay where
 * they are.
 *
 * @param address - as the creator typed it; `https` unless it says otherwise
 * @throws ApiError - `code-used`, `unsupported-version`, `offline`, `unexpected-shape`, `bad-request` for an unusable address
 */
export async function pair(mirror: Mirror, {address, code}: {address: string; code: string}): Promise<void> {
  const origin = serverOrigin(address);
  if (origin === undefined) throw new ApiError('bad-request', 'pair', {detail: 'address'});
  const opened = await openSession({origin}, {code: code.trim(), label: browserLabel()});
  if (opened.protocol !== PROTOCOL_VERSION) throw new ApiError('unsupported-version', 'pair');
  const {token, workspace, name} = opened;
  await mirror.drop('server');
  // What still waits was meant for the people of another workspace.
  if ((await session.getValue())?.workspace !== workspace) await empty(mirror.database);
  await session.setValue({server: origin, token, workspace, name});
}

/** Goes back to this browser's own files. The server keeps its data and the session until it is revoked there. */
export async function unpair(mirror: Mirror): Promise<void> {
  await session.setValue(null);
  await mirror.drop('server');
  await empty(mirror.database);
}

/** The origin of a server's address: encrypted, except on this very machine. */
export function serverOrigin(address: string): string | undefined {
  const text = address.trim();
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  if (url === null || url.username !== '' || url.password !== '') return undefined;
  const isOwnMachine = url.hostname === '127.0.0.1' || url.hostname === 'localhost' || url.hostname === '[::1]';
  return url.protocol === 'https:' || isOwnMachine ? url.origin : undefined;
}

function browserLabel(): string {
  const browser = /(Firefox|Edg|Chrome)\//.exec(navigator.userAgent)?.[1] ?? 'Browser';
  return browser === 'Edg' ? 'Edge' : browser;
}
