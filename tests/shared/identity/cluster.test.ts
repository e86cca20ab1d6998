import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {MAX_HOLDERS} from '#shared/identity/closure';
import {cluster} from '#shared/identity/cluster';
import {readInto} from '#shared/identity/record';
import type {Decision} from '#shared/model/decision';
import type {Identifier} from '#shared/model/identifier';
import type {StoredRecord} from '#shared/model/record';
import {NOW, readingArbitrary} from '../../fixtures/arbitrary.ts';

const email = (value: string, strength: Identifier['strength'] = 'strong'): Identifier => ({type: 'email', value, strength});
const member = (value: string): Identifier => ({type: 'ghost-member', account: 'site', value, strength: 'strong'});

function record(id: string, identifiers: Identifier[], createdAt?: number): StoredRecord {
  const version = {source: 'api' as const, asOf: NOW, identifiers, fields: {}};
  return {
    key: `ghost/site/member/${id}`,
    rid: id.padEnd(20, 'a'),
    versions: [version],
    standing: [],
    ...(createdAt === undefined ? {} : {createdAt}),
  };
}

const groupsOf = (records: StoredRecord[], decisions: Decision[] = []) =>
  cluster(records, decisions).groups.map(group => group.map(member => member.key.split('/').at(-1)).join(' '));

const decision = (id: string, kind: Decision['kind'], at: number, pair: [string, string], undoes?: string): Decision => ({
  id,
  kind,
  left: [`ghost/site/member/${pair[0]}`],
  right: [`ghost/site/member/${pair[1]}`],
  at,
  ...(undoes === undefined ? {} : {undoes}),
});

describe('cluster', () => {
  it('joins over strong identifiers, through others, and never over weak ones (CRM-14)', () => {
    const records = [
      record('a', [email('x')]),
      record('b', [email('x'), email('y')]),
      record('c', [email('y')]),
      record('d', [email('y', 'weak')]),
    ];
    expect(groupsOf(records)).toEqual(['a b c', 'd']);
  });

  it('anchors a group at its oldest record, then at the least key', () => {
    expect(groupsOf([record('a', [email('x')]), record('b', [email('x')], 2), record('c', [email('x')], 1)])).toEqual(['c b a']);
  });

  it('keeps two members of one site apart and lets each find its own (C34, F30)', () => {
    const records = [record('a', [email('x'), member('1')]), record('b', [email('x'), member('2')]), record('c', [email('x')])];
    const {groups, refused} = cluster(records, []);
    expect(groups.map(group => group.length).sort()).toEqual([1, 2]);
    expect(refused).toEqual([{left: 'ghost/site/member/a', right: 'ghost/site/member/b', over: 'email:x', reason: 'exclusive'}]);
  });

  it('obeys the newer of two decisions, and forgets one that was undone (C29, C36)', () => {
    const records = [record('a', [email('x')]), record('b', [email('x')])];
    const not = decision('1', 'not', 10, ['a', 'b']);
    expect(groupsOf(records, [not])).toEqual(['a', 'b']);
    expect(groupsOf(records, [not, decision('2', 'same', 20, ['b', 'a'])])).toEqual(['a b']);
    expect(groupsOf(records, [decision('2', 'same', 5, ['b', 'a']), not])).toEqual(['a', 'b']);
    expect(groupsOf(records, [not, decision('3', 'not', 30, ['a', 'b'], '1')])).toEqual(['a b']);
  });

  it('lets the creator join two members of one site (C37)', () => {
    const records = [record('a', [member('1')]), record('b', [member('2')])];
    expect(groupsOf(records, [decision('1', 'same', 10, ['a', 'b'])])).toEqual(['a b']);
  });

  it.each([
    [MAX_HOLDERS, 1],
    [MAX_HOLDERS + 1, MAX_HOLDERS + 1],
  ])('%i holders of one address make %i people (C35)', (holders, people) => {
    const records = Array.from({length: holders}, (_, index) => record(`r${String(index).padStart(2, '0')}`, [email('office')]));
    expect(cluster(records, []).groups).toHaveLength(people);
  });

  it('says the same whatever the order of records and decisions', () => {
    const decisions = fc.array(
      fc.record({kind: fc.constantFrom('same' as const, 'not' as const), pair: fc.tuple(fc.nat(12), fc.nat(12)), at: fc.nat(50)}),
      {maxLength: 6},
    );
    fc.assert(
      fc.property(
        fc.array(readingArbitrary, {maxLength: 30}),
        decisions,
        fc.infiniteStream(fc.nat()),
        (readings, drawn, ranks) => {
          const records = new Map<string, StoredRecord>();
          for (const reading of readings) {
            const known = records.get(reading.key) ?? {key: reading.key, rid: 'a'.repeat(20), versions: [], standing: []};
            records.set(reading.key, readInto(known, reading));
          }
          const made = drawn.map(
            ({kind, pair: [left, right], at}, index): Decision => ({
              id: String(index),
              kind,
              left: [`ghost/site/member/${left}`],
              right: [`patreon/campaign/user/${right}`],
              at,
            }),
          );
          const shuffle = <T>(list: readonly T[]) =>
            list
              .map(item => ({item, rank: ranks.next().value ?? 0}))
              .sort((a, b) => a.rank - b.rank)
              .map(({item}) => item);
          expect(cluster(shuffle([...records.values()]), shuffle(made))).toEqual(cluster([...records.values()], made));
        },
      ),
      {numRuns: 1_000, seed: 20261120},
    );
  });
});
