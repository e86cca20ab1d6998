import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {award as awardAll, settle} from '#shared/loyalty/award';
import {compileRules} from '#shared/loyalty/compile-rules';
import type {LedgerEntry} from '#shared/loyalty/ledger';
import type {Activity} from '#shared/model/activity';
import type {Rule} from '#shared/model/programme';
import type {Standing} from '#shared/model/record';

const RECORD = 'ghost/site/member/1';
const activity = (key: string, at: number, action: Activity['action'] = 'paid'): Activity => ({record: RECORD, key, at, action});
const rules: Rule[] = [
  {id: 'payments', action: 'paid', points: 10},
  {id: 'campaign', action: 'paid', points: 5, from: 100, until: 200},
];

const award = (activities: readonly Activity[], of: Rule[]) => awardAll(activities, compileRules({rules: of}), {tags: []});

describe('award and settle', () => {
  it('gives each activity the points of each rule that was in force on its date', () => {
    const targets = award([activity('a', 99), activity('b', 100), activity('c', 200), activity('d', 150, 'joined')], rules);
    expect(targets.map(target => [target.rule, target.activity, target.points])).toEqual([
      ['payments', 'a', 10],
      ['payments', 'b', 10],
      ['campaign', 'b', 5],
      ['payments', 'c', 10],
    ]);
  });

  it('reverses with the date of the original and awards anew, never editing an entry', () => {
    const first = settle(RECORD, [], award([activity('a', 99)], rules));
    const moved = settle(RECORD, first.standing, award([activity('a', 98)], rules));
    expect(moved.entries).toEqual([
      {record: RECORD, rule: 'payments', activity: 'a', n: 1, at: 99, points: -10},
      {record: RECORD, rule: 'payments', activity: 'a', n: 2, at: 98, points: 10},
    ]);
    const gone = settle(RECORD, moved.standing, []);
    expect(gone.entries).toEqual([{record: RECORD, rule: 'payments', activity: 'a', n: 3, at: 98, points: -10}]);
    expect(settle(RECORD, gone.standing, []).entries).toEqual([]);
  });

  it('follows its target: after any changes the ledger’s net is what the last state should have (C24)', () => {
    const state = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({min: 0, max: 300})), {
      selector: ([key]) => key,
    });
    fc.assert(
      fc.property(fc.array(state, {minLength: 1, maxLength: 8}), states => {
        let standing: Standing[] = [];
        const ledger: LedgerEntry[] = [];
        for (const activities of states) {
          const settled = settle(
            RECORD,
            standing,
            award(
              activities.map(([key, at]) => activity(key, at)),
              rules,
            ),
          );
          standing = settled.standing;
          ledger.push(...settled.entries);
        }
        const wanted = award(
          (states.at(-1) ?? []).map(([key, at]) => activity(key, at)),
          rules,
        );
        const net = new Map<string, number>();
        for (const entry of ledger)
          net.set(`${entry.rule} ${entry.activity}`, (net.get(`${entry.rule} ${entry.activity}`) ?? 0) + entry.points);
        const expected = new Map(wanted.map(target => [`${target.rule} ${target.activity}`, target.points]));
        for (const [key, points] of net) expect(points).toBe(expected.get(key) ?? 0);
        for (const [key, points] of expected) expect(net.get(key)).toBe(points);
        const ids = ledger.map(entry => `${entry.rule} ${entry.activity} ${entry.n}`);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      {numRuns: 2_000, seed: 20261120},
    );
  });
});
