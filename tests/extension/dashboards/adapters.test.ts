import {describe, expect, it} from 'vitest';
import {adapterSchema} from '../../../extension/dashboards/adapter.ts';
import {ghost} from '../../../extension/dashboards/ghost.ts';
import {matchPage} from '../../../extension/dashboards/match-page.ts';
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
});

describe('the adapter schema', () => {
  it('refuses what is not data about a page', () => {
    const refused = [
      {...ghost, script: 'alert(1)'},
      {...ghost, views: []},
      {...ghost, match: {path: '('}},
      {...ghost, views: ghost.views.map(view => ({...view, identity: [{kind: 'name', in: 'a'}]}))},
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
