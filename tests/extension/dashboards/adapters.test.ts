import {describe, expect, it} from 'vitest';
import {adapterSchema} from '../../../extension/dashboards/adapter.ts';
import {ghost} from '../../../extension/dashboards/ghost.ts';
import {matchPage, matchPerson} from '../../../extension/dashboards/match-page.ts';
import {adapters} from '../../../extension/dashboards/registry.ts';

describe.each(adapters.map(adapter => [adapter.id, adapter] as const))('the adapter %s', (_, adapter) => {
  it('is data that passes the schema, as a taught or imported one must', () => {
    expect(adapterSchema.parse(JSON.parse(JSON.stringify(adapter)))).toEqual(adapter);
  });

  it.each(adapter.examples.matching)('is for %s', address => {
    expect(matchPage(adapters, new URL(address))).toBe(adapter);
  });

  it.each(adapter.examples.other)('is not for %s', address => {
    expect(matchPage([adapter], new URL(address))).toBeUndefined();
  });

  it('knows pages about one person by its own views of them alone', () => {
    for (const address of adapter.examples.person ?? []) {
      expect(matchPerson(adapters, new URL(address)), address).toEqual(matchPerson([adapter], new URL(address)));
      expect(matchPerson([adapter], new URL(address)).length, address).toBeGreaterThan(0);
    }
    const seen = (adapter.examples.person ?? []).flatMap(address => matchPerson([adapter], new URL(address)));
    expect(new Set(seen)).toEqual(new Set(adapter.person));
  });

  it('says where it knows things from, and since when', () => {
    expect(adapter.evidence.length).toBeGreaterThan(0);
    expect(adapter.examples.other.length).toBeGreaterThan(1);
  });
});

describe('pages about nobody in particular', () => {
  it.each([
    'https://www.patreon.com/members?query=ada',
    'https://www.patreon.com/user?u=ada',
    'https://www.patreon.com/messages/0123456789abcdef0123456789abcdef?mode=user&tab=direct-messages',
    'https://www.patreon.com/messages?mode=campaign',
    'https://www.patreon.com/settings/memberships',
    'https://blog.example/ghost/#/members/new',
    'https://blog.example/ghost/#/members',
    'https://gumroad.com/followers',
    'https://letters.substack.com/publish/subscribers',
  ])('are not taken for somebody’s: %s', address => {
    expect(matchPerson(adapters, new URL(address))).toEqual([]);
  });
});

describe('the adapter schema', () => {
  it('refuses what is not data about a page', () => {
    const refused = [
      {...ghost, script: 'alert(1)'},
      {...ghost, views: []},
      {...ghost, match: {path: '('}},
      {...ghost, views: ghost.views.map(view => ({...view, identity: [{kind: 'script', in: 'a'}]}))},
      // in a list, everybody would be who the address is about
      {...ghost, views: ghost.views.map(view => ({...view, identity: ghost.person?.[0]?.identity}))},
      {...ghost, views: ghost.views.map(view => ({...view, headers: {shoes: ['Shoes']}}))},
      {...ghost, views: ghost.views.map(view => ({...view, place: {in: [{column: 'shoes'}], insetPx: 4}}))},
      {...ghost, match: {path: '/', query: {u: '('}}},
      {...ghost, evidence: []},
      {...ghost, evidence: [{what: 'seen', on: 'some day'}]},
    ];
    for (const adapter of refused) expect(adapterSchema.safeParse(adapter).success).toBe(false);
  });

  it('leaves out the places that `not` names', () => {
    const adapter = {...ghost, match: {path: '^/a', not: [{path: '^/a/b'}]}};
    expect(matchPage([adapter], new URL('https://x.example/a/c'))).toBe(adapter);
    expect(matchPage([adapter], new URL('https://x.example/a/b'))).toBeUndefined();
  });
});
