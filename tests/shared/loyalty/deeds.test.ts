import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {deedsOf} from '#shared/loyalty/deeds';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Programme} from '#shared/model/programme';
import type {Reading} from '#shared/model/record';
import {NOW} from '../../fixtures/arbitrary.ts';
import {DAY, LoyaltyHome} from '../../fixtures/loyalty-home.ts';
import {activities} from './arbitrary-rules.ts';

const PROGRAMME: Programme = {
  ...DEFAULT_PROGRAMME,
  rules: [
    {id: 'codes', action: 'redeemed', channel: 'offline', points: 25, when: {subjects: ['Autumn-7', 'Winter-1']}},
    {id: 'visits', action: 'visited', channel: 'site', points: 3},
    {id: 'payments', action: 'paid', points: 10},
  ],
  badges: [{id: 'twice', name: 'Twice', for: {kind: 'count', action: 'redeemed', times: 2}}],
  sequences: [
    {id: 'advent', name: 'Advent', from: 0, points: 50, steps: [{id: 'one', name: 'One', page: '/one', opensAt: 0, points: 5}]},
  ],
};

const code = (subject: string, days: number) => ({
  key: `redeemed/${subject.toLowerCase()}`,
  at: NOW - days * DAY,
  action: 'redeemed' as const,
  subject,
});
const visit = (page: string, days: number) => ({
  key: `visited/${days}/${page}`,
  at: NOW - days * DAY,
  action: 'visited' as const,
  subject: page,
});

function told(key: string, done: Reading['activities'] = []): Reading {
  return {key, source: 'api', asOf: NOW, identifiers: [], fields: {}, activities: done};
}

/** Two people with a page link each, or one who had both. */
class Links {
  readonly home = new LoyaltyHome(PROGRAMME);

  constructor(readings: readonly Reading[]) {
    this.home.ingest(readings);
  }

  balances(): number[] {
    return this.home
      .people()
      .map(({account}) => account?.balance ?? 0)
      .sort((left, right) => right - left);
  }

  merge(): void {
    const [left, right] = this.home.people();
    this.home.send({kind: 'decide', id: 'same', word: 'same', left: [left?.id ?? ''], right: [right?.id ?? '']});
  }

  unmerge(): void {
    const [taken] = this.home.notices.values();
    if (taken === undefined) throw new Error('nothing was merged');
    this.home.send({kind: 'undecide', decision: taken.id, left: taken.left, right: taken.right});
  }
}

describe('the same deed on two links of one person', () => {
  it('counts once for whoever entered one code on both, and for each once they are two again (LOY-84, C24)', () => {
    const links = new Links([
      told('offline/page/person/a', [code('Autumn-7', 3)]),
      told('offline/page/person/b', [code('AUTUMN-7', 2), code('Winter-1', 1)]),
    ]);
    expect(links.balances()).toEqual([50, 25]);
    links.merge();
    expect(links.balances()).toEqual([50]);
    const badges = links.home.people().map(({account}) => account?.badges?.map(({id, at}) => [id, at]));
    expect(badges).toEqual([[['twice', NOW - DAY]]]);
    expect(links.home.people().map(person => links.home.balanceAt(person))).toEqual([50]);
    links.unmerge();
    expect(links.balances()).toEqual([50, 25]);
  });

  it('counts at the first of both times, so that what was entered first keeps its points', () => {
    const links = new Links([
      told('offline/page/person/a', [code('Autumn-7', 3)]),
      told('offline/page/person/b', [code('Autumn-7', 2)]),
    ]);
    links.merge();
    expect(links.home.ledger.at(-1)).toMatchObject({record: 'offline/page/person/b', at: NOW - 2 * DAY, points: -25});
  });

  it('is one page on one day, and one step of a sequence (LOY-5)', () => {
    const links = new Links([
      told('site/ada.example/person/a', [visit('/one', 3), visit('/two', 3)]),
      told('site/ada.example/person/b', [visit('/one', 3), visit('/two', 2)]),
    ]);
    // Each two visits, the step and the sequence.
    expect(links.balances()).toEqual([61, 61]);
    links.merge();
    // Three visits: /one once, /two on two days.
    expect(links.balances()).toEqual([9 + 55]);
    links.unmerge();
    expect(links.balances()).toEqual([61, 61]);
  });

  it('is two on two sites, and of two memberships that are paid in one month', () => {
    const links = new Links([
      told('site/ada.example/person/a', [visit('/two', 3)]),
      told('site/bob.example/person/b', [visit('/two', 3)]),
    ]);
    links.merge();
    expect(links.balances()).toEqual([6]);
    const paid = {key: 'paid/2026-10', at: NOW - 9 * DAY, action: 'paid' as const};
    const members = new Links([told('patreon/campaign/user/1', [paid]), told('patreon/campaign/user/2', [paid])]);
    members.merge();
    expect(members.balances()).toEqual([20]);
  });
});

describe('deeds', () => {
  it('are the same for any order and number of copies, each name once, the first in time (C24)', () => {
    const places = ['site/h/person/1', 'site/h/person/2', 'offline/page/person/1', 'offline/page/person/2'];
    const both = fc
      .tuple(activities, fc.array(fc.constantFrom(...places), {minLength: 60, maxLength: 60}))
      .map(([list, records]) =>
        list.map((one, n) => ({...one, record: records[n] ?? one.record, key: String(Number(one.key) % 5)})),
      )
      // A record has each key once.
      .map(list => [...new Map(list.map(one => [`${one.record} ${one.key}`, one])).values()])
      .chain(list => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], {minLength: list.length * 2})));
    fc.assert(
      fc.property(both, ([list, copies]) => {
        const deeds = deedsOf(list);
        expect(deedsOf(copies)).toEqual(deeds);
        expect(deedsOf(deeds)).toEqual(deeds);
        for (const {record, key, action, subject, at} of list) {
          const place = record.slice(0, record.lastIndexOf('/'));
          const same = deeds.filter(
            one =>
              one.record.startsWith(place) &&
              one.key === key &&
              one.action === action &&
              one.subject?.toLowerCase() === subject?.toLowerCase(),
          );
          expect(same.length).toBeLessThanOrEqual(1);
          if (same[0] !== undefined && same[0].record !== record) expect(same[0].at).toBeLessThanOrEqual(at);
        }
      }),
      {numRuns: 500, seed: 20261123},
    );
  });
});
