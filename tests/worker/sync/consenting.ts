import * as z from 'zod/mini';
import type {Reading} from '#shared/model/record';
import type {Access, Connector} from '../../../worker/connectors/connector.ts';
import {baseOf} from '../../../worker/connectors/own-address.ts';
import {connectors} from '../../../worker/connectors/registry.ts';
import {ConnectorError} from '../../../worker/sync/connector-error.ts';
import {createFakeVendor, type FakeVendor} from '../../fakes/vendors/fake-vendor.ts';
import {createOAuthApp, type OAuthApp} from '../../fakes/vendors/oauth-app.ts';

const HOST = 'api.consenting.example';
const BASE = `https://${HOST}`;
const peopleSchema = z.object({people: z.array(z.object({id: z.string(), name: z.string()}))});
const accountsSchema = z.object({accounts: z.array(z.object({id: z.string(), name: z.string()}))});

/** The smallest vendor that is asked for permission: what of OAuth is ours is tried on it, apart from any vendor's own ways. */
const consenting: Connector = {
  vendor: 'patreon',
  changes: 'none',
  sweeps: ['user'],
  oauth: {
    authorizeUrl: `${BASE}/authorize`,
    tokenUrl: `${BASE}/token`,
    revokeUrl: `${BASE}/revoke`,
    scopes: ['people.read', 'offline'],
    pkce: true,
    parameters: {prompt: 'consent'},
  },
  address: request => baseOf(request, BASE),
  async connect(http, {key, account, url}) {
    const base = baseOf({url}, BASE) ?? '';
    const answer = await http.json({url: `${base}/accounts`, headers: bearer(key)}, accountsSchema);
    const accounts = answer?.value.accounts ?? [];
    const meant = account === undefined && accounts.length === 1 ? accounts[0] : accounts.find(({id}) => id === account);
    if (meant !== undefined) return {account: meant.id, label: meant.name, base, key};
    if (account !== undefined) throw new ConnectorError('unexpected-shape', 'there is no such account');
    return {choices: accounts.map(({id, name}) => ({id, label: name}))};
  },
  async pull(access) {
    const answer = await access.http.json({url: `${access.base}/people`, headers: bearer(access.key)}, peopleSchema);
    const readings = (answer?.value.people ?? []).map(person => readingOf(person, access));
    return {readings, bad: [], next: undefined, resumeFrom: undefined, remaining: readings.length};
  },
  async readOne(access, key) {
    const answer = await access.http.json({url: `${access.base}/people`, headers: bearer(access.key)}, peopleSchema);
    const person = answer?.value.people.find(({id}) => id === key.split('/').at(-1));
    if (person === undefined) throw new ConnectorError('unexpected-shape', 'nobody');
    return readingOf(person, access);
  },
};

export type ConsentingFake = FakeVendor & {readonly app: OAuthApp; readonly accounts: {id: string; name: string}[]};

/** The vendor with so many people, which burns whoever uses a token twice. */
export function createConsentingFake(count: number): ConsentingFake {
  const app = createOAuthApp({authorize: '/authorize', token: '/token', revoke: '/revoke'});
  const accounts = [{id: 'c1', name: 'The <Show>'}];
  const people = Array.from({length: count}, (_, number) => ({id: `p${number + 1}`, name: `Person ${number + 1}`}));
  const fake = createFakeVendor({vendor: 'patreon', key: 'unused'}, HOST, {
    async answer(request, url) {
      const answered = await app.answer(request, url);
      if (answered !== undefined) return answered;
      const [, token = ''] = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
      if (!app.isGood(token)) return Response.json({errors: []}, {status: 401});
      return url.pathname === '/accounts' ? Response.json({accounts}) : Response.json({people});
    },
    spoil: body => body,
  });
  return Object.assign(fake, {app, accounts});
}

/** Puts it before the real vendor of its name, for the tests of one file. */
export function useConsenting(): void {
  (connectors as Connector[]).unshift(consenting);
}

function bearer(key: string): Record<string, string> {
  return {authorization: `Bearer ${key}`};
}

function readingOf({id, name}: {id: string; name: string}, {account}: Pick<Access, 'account'>): Reading {
  return {key: `patreon/${account}/user/${id}`, source: 'api', asOf: 1, identifiers: [], fields: {name}};
}
