import type {FakeVendor} from '../../fakes/vendors/fake-vendor.ts';
import {createGhostFake, type GhostFake} from '../../fakes/vendors/ghost.ts';
import {connect, drain, newWorkspace, stubVendors, type TestWorkspace} from '../harness.ts';

/** A workspace connected to this vendor, everybody read. */
export async function syncedWith<Fake extends FakeVendor>(
  fake: Fake,
): Promise<{workspace: TestWorkspace; fake: Fake; id: string}> {
  const workspace = await newWorkspace();
  stubVendors(fake);
  const id = await connect(workspace, fake);
  await drain(workspace);
  return {workspace, fake, id};
}

/** The same with a Ghost with so many people. */
export async function synced(people: number): Promise<{workspace: TestWorkspace; ghost: GhostFake; id: string}> {
  const {workspace, fake, id} = await syncedWith(createGhostFake(people));
  return {workspace, ghost: fake, id};
}

/** Brings a webhook that a fake sent. @returns the status of the answer */
export async function bring(workspace: TestWorkspace, sent: Request): Promise<number> {
  const {pathname} = new URL(sent.url);
  const headers = Object.fromEntries(sent.headers);
  return (await workspace.call(pathname, {method: 'POST', token: undefined, headers, body: await sent.text()})).status;
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
