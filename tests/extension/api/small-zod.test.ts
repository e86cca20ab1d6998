import fc from 'fast-check';
import {afterAll, describe, expect, it, vi} from 'vitest';

type Schema = {safeParse(value: unknown): {success: boolean; data?: unknown}};
const MODULES = {
  changes: () => import('#shared/protocol/changes'),
  results: () => import('#shared/protocol/command-results'),
  connect: () => import('#shared/protocol/connect'),
  history: () => import('#shared/protocol/history'),
  past: () => import('#shared/protocol/past'),
  problem: () => import('#shared/protocol/problem'),
  session: () => import('#shared/protocol/session'),
  erasures: () => import('#shared/protocol/erasures'),
  commands: () => import('#shared/protocol/commands'),
  supporter: () => import('#shared/model/supporter'),
};

async function schemas(): Promise<Map<string, Schema>> {
  const found = new Map<string, Schema>();
  for (const [module, load] of Object.entries(MODULES)) {
    for (const [name, value] of Object.entries(await load())) {
      if (typeof value === 'object' && value !== null && 'safeParse' in value) found.set(`${module} ${name}`, value as Schema);
    }
  }
  return found;
}

const theirs = await schemas();
vi.resetModules();
vi.doMock('zod/mini', () => import('../../../extension/api/small-zod.ts'));
const ours = await schemas();

afterAll(() => {
  vi.doUnmock('zod/mini');
  vi.resetModules();
});

const record = {
  key: 'ghost/site/member/1',
  rid: 'a'.repeat(20),
  sources: [{source: 'api', asOf: 1}],
  fields: {name: 'Ada', pledge: {minorUnits: 500, currency: 'USD'}, tiers: [{name: 'Gold'}], custom: {shirt: 'M'}},
  identifiers: [{type: 'email', value: 'ada@example.org', strength: 'strong'}],
};
const supporter = {id: 'a'.repeat(20), records: [record], tags: [], notes: [], points: [[1, 'paid', 5]], v: null, due: null};
const page = {
  epoch: 'e',
  items: [
    {kind: 'supporter', id: supporter.id, seq: 1, doc: supporter},
    {kind: 'segment', id: 's', seq: 2, doc: {id: 's', name: 'VIPs', filter: 'tag:vip', position: 0, rev: 1}},
    {kind: 'supporter', id: supporter.id, seq: 3, doc: null},
  ],
  next: 3,
  head: 3,
};

/** The value with something else at one place, or with one field more or less. */
function changed(value: unknown, at: number, to: unknown): unknown {
  let place = 0;
  const visit = (inner: unknown): unknown => {
    if (place++ === at) return to;
    if (Array.isArray(inner)) return inner.map(visit);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([name, item]) => [name, visit(item)]));
  };
  return visit(value);
}

const odd = fc.constantFrom(undefined, null, '', 'x', -1, 1.5, Number.NaN, 2 ** 60, true, [], {}, {kind: 'x'}, ['x']);

describe('the stand-in for zod in the built extension', () => {
  it('has every schema that crosses the wire', () => {
    expect([...ours.keys()]).toEqual([...theirs.keys()]);
    expect(theirs.get('changes changesPageSchema')?.safeParse(page).success).toBe(true);
    expect(ours.get('changes changesPageSchema')).toHaveProperty('read');
    expect(theirs.get('changes changesPageSchema')).not.toHaveProperty('read');
  });

  it('accepts, refuses and returns what zod does', () => {
    const names = fc.constantFrom(...theirs.keys());
    const base = fc.constantFrom<unknown>(page, supporter, ...page.items, {code: 'offline'}, [], {});
    fc.assert(
      fc.property(names, base, fc.nat(60), odd, (name, value, at, to) => {
        for (const drawn of [value, changed(value, at, to), {...(value as object), more: 1}]) {
          const [one, other] = [ours.get(name)?.safeParse(drawn), theirs.get(name)?.safeParse(drawn)];
          expect([name, one?.success]).toEqual([name, other?.success]);
          expect(one?.data).toEqual(other?.data);
        }
      }),
      {numRuns: 5_000, seed: 20261128},
    );
  });
});
