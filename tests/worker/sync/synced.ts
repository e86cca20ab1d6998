import {createGhostFake, type GhostFake} from '../../fakes/vendors/ghost.ts';
import {connect, drain, newWorkspace, stubVendors, type TestWorkspace} from '../harness.ts';

/** A workspace connected to a Ghost with so many people, all of them read. */
export async function synced(people: number): Promise<{workspace: TestWorkspace; ghost: GhostFake; id: string}> {
  const workspace = await newWorkspace();
  const ghost = createGhostFake(people);
  stubVendors(ghost);
  const id = await connect(workspace, ghost);
  await drain(workspace);
  return {workspace, ghost, id};
}

/** The id of the fake's member of that number. */
export const idOf = (number: number) => number.toString(16).padStart(24, '0');

export type Delivery = {url: string; secret: string; body: unknown; at?: number};

/** Sends a webhook as Ghost signs it. */
export async function deliver(workspace: TestWorkspace, {url, secret, body, at = Date.now()}: Delivery): Promise<Response> {
  const text = JSON.stringify(body);
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), {name: 'HMAC', hash: 'SHA-256'}, false, [
    'sign',
  ]);
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${text}${at}`)));
  const hex = Array.from(mac, byte => byte.toString(16).padStart(2, '0')).join('');
  const headers = {'x-ghost-signature': `sha256=${hex}, t=${at}`};
  return workspace.call(new URL(url).pathname, {method: 'POST', token: undefined, body: text, headers});
}
