import {exports} from 'cloudflare:workers';
import {expect} from 'vitest';
import {pageAddress, pageToken} from '#shared/loyalty/page-link';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';
import {pageLinksSchema} from '#shared/protocol/page';
import {call, drain, newWorkspace, ORIGIN, readFeed, send, type TestWorkspace} from '../harness.ts';

export const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile Safari/604.1';

/** A programme with a bit of everything, and a page. */
export const PLAN: ProgrammePlan = {
  rules: [
    {id: 'payments', name: 'Every month that you pay', action: 'paid', points: 10},
    {id: 'likes', action: 'liked', channel: 'bluesky', points: 7, signal: true},
    {id: 'codes', action: 'redeemed', channel: 'offline', points: 25, when: {subjects: ['Autumn-7']}},
  ],
  halfLifeDays: 180,
  levels: [
    {id: 'silver', name: 'Silver', from: 50, benefits: ['Early access']},
    {id: 'gold', name: 'Gold', from: 500},
  ],
  badges: [
    {id: 'first', name: 'First steps', for: {kind: 'points', points: 10}, picture: 'star'},
    {id: 'secret', name: 'Night owl', hidden: true, for: {kind: 'hand'}, picture: 'owl'},
  ],
  rewards: [
    {id: 'mug', name: 'Blue mug', kind: 'product', cost: 60, stock: 2, each: 1},
    {id: 'code', name: 'Ten per cent off', kind: 'discount', cost: 20, secret: 'TEN-4711'},
    {id: 'dear', name: 'A dinner', kind: 'other', cost: 10_000},
  ],
  page: {name: 'Ada writes', colour: '#ffe000', rank: true},
};

export async function putPlan(workspace: TestWorkspace, plan: ProgrammePlan): Promise<void> {
  const {changes} = await readFeed(workspace);
  const held = changes.find(({kind}) => kind === 'programme')?.doc as ProgrammePlan | undefined;
  const result = await send(workspace, {kind: 'programme-put', plan: {...plan, rev: held?.rev ?? 0}});
  expect(result.problem).toBeUndefined();
  await drain(workspace);
}

/** A workspace whose programme has a page. */
export async function withPage(plan: ProgrammePlan = PLAN): Promise<TestWorkspace> {
  const workspace = await newWorkspace();
  await putPlan(workspace, plan);
  return workspace;
}

let imports = 0;
/** Somebody with points by hand. */
export async function somebody(workspace: TestWorkspace, name: string, points: number): Promise<Supporter> {
  imports += 1;
  const email = `person${imports}@adler.example`;
  const key = `ghost/site.example/member/${imports}`;
  const identifiers = [{type: 'email', value: email, strength: 'strong'}];
  const reading = {key, source: 'file', asOf: Date.now(), identifiers, fields: {name, email}};
  await workspace.call('/v1/imports', {body: {import: `file-${imports}`, chunk: 0, readings: [reading]}});
  const found = async () => (await readFeed(workspace)).supporters.find(({records}) => records.some(one => one.key === key));
  const id = (await found())?.id;
  if (points !== 0)
    await send(workspace, {kind: 'grant', supporter: id, points, reason: 'for the bad review of person@adler.example'});
  const person = await found();
  if (person === undefined) throw new Error('nobody');
  return person;
}

/** The path of a person's page. */
export async function linkOf(workspace: TestWorkspace, id: string): Promise<string> {
  const links = pageLinksSchema.parse(await (await workspace.call('/v1/page')).json());
  return pageAddress('', links.workspace, pageToken(links, id));
}

export async function open(
  path: string,
  headers: Record<string, string> = {},
): Promise<{status: number; text: string; headers: Headers}> {
  const response = await call(path, {headers: {'user-agent': PHONE, ...headers}});
  return {status: response.status, text: await response.text(), headers: response.headers};
}

/** Presses a button of a page: with the word of its form, as a browser without scripts does. */
export async function press(path: string, {text}: {text: string}, fields: Record<string, string>): Promise<string> {
  const nonce = /name="nonce" value="([0-9a-f]+)"/.exec(text)?.[1] ?? '';
  const response = await post(path, new URLSearchParams({...fields, nonce}).toString());
  return response.headers.get('location') ?? String(response.status);
}

/** A form of a page, and where its answer leads: it is not followed. */
export function post(path: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  const form = {'content-type': 'application/x-www-form-urlencoded', 'user-agent': PHONE};
  return ask(path, {method: 'POST', body, headers: {...form, ...headers}});
}

export function ask(path: string, init: RequestInit): Promise<Response> {
  return exports.default.fetch(new Request(ORIGIN + path, {redirect: 'manual', ...init}));
}
