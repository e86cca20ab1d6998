import {describe, expect, it} from 'vitest';
import {activityOf, engagementsOf, MOST_ENGAGEMENTS, readEngagements} from '#shared/loyalty/engagements';
import type {Engagement} from '#shared/model/engagement';
import type {Reading, Source, StoredRecord} from '#shared/model/record';
import {NOW} from '../../fixtures/arbitrary.ts';

const KEY = 'ghost/site/member/1';
const empty: StoredRecord = {key: KEY, rid: 'a'.repeat(20), versions: [], standing: []};
const opened: Engagement = {key: 'open/7', at: NOW, action: 'opened', subject: 'Issue 7'};

function reading(activities: Engagement[], {asOf = NOW, source = 'api' as Source, deleted = false} = {}): Reading {
  return {key: KEY, source, asOf, identifiers: [], fields: {}, activities, ...(deleted ? {deleted} : {})};
}

const recordAfter = (...readings: Reading[]) => readings.reduce(readEngagements, empty);
const keys = (record: StoredRecord) => engagementsOf(record).map(({key}) => key);

describe('readEngagements', () => {
  it('keeps what a later reading does not name, and writes nothing when the same comes again (CRM-3, CRM-18)', () => {
    const first = recordAfter(reading([opened]));
    const second = readEngagements(first, reading([{key: 'like/1', at: NOW - 1, action: 'liked'}]));
    expect(keys(second)).toEqual(['open/7', 'like/1']);
    expect(readEngagements(second, reading([opened], {asOf: NOW + 1}))).toBe(second);
    expect(readEngagements(second, reading([]))).toBe(second);
  });

  it('keeps the first word on what nobody dates, until somebody does, whichever export comes again (LOY-40)', () => {
    const like = (at: number, undated?: true): Engagement => ({
      key: 'liked/1',
      at,
      action: 'liked',
      ...(undated ? {undated} : {}),
    });
    const first = recordAfter(reading([like(NOW, true)]));
    expect(readEngagements(first, reading([like(NOW + 9, true)], {asOf: NOW + 9}))).toBe(first);
    const dated = readEngagements(first, reading([like(NOW - 5)], {asOf: NOW + 9}));
    expect(engagementsOf(dated)).toMatchObject([{at: NOW - 5}]);
    expect(engagementsOf(dated)[0]).not.toHaveProperty('undated');
    expect(readEngagements(dated, reading([like(NOW + 20, true)], {asOf: NOW + 20}))).toBe(dated);
  });

  it('knows reading an article and contributing to one, of members or not (CRM-4, CRM-5, CRM-8)', () => {
    const record = recordAfter(
      reading([
        {key: 'read/1', at: NOW, action: 'read', subject: '/reporting/harbour'},
        {key: 'tip/1', at: NOW - 5, action: 'contributed', subject: 'Harbour tip line'},
      ]),
    );
    expect(activityOf([record])?.sums).toEqual([
      {vendor: 'ghost', action: 'contributed', count: 1, lastAt: NOW - 5},
      {vendor: 'ghost', action: 'read', count: 1, lastAt: NOW},
    ]);
  });

  it('does not revive by an older word what was taken back', () => {
    const record = recordAfter(reading([{...opened, undone: true}]), reading([opened], {asOf: NOW - 1_000}));
    expect(engagementsOf(record)).toEqual([]);
    expect(keys(readEngagements(record, reading([opened], {asOf: NOW + 1})))).toEqual(['open/7']);
  });

  it('takes back what a source told that no longer has the person, and nothing of the others', () => {
    const record = recordAfter(reading([opened]), reading([{key: 'like/1', at: NOW, action: 'liked'}], {source: 'file'}));
    expect(keys(readEngagements(record, reading([], {deleted: true})))).toEqual(['like/1']);
  });

  it('keeps 20,000 of one record, and is quick about one more', () => {
    const all = Array.from({length: 20_000}, (_, index): Engagement => ({...opened, key: `open/${index}`, at: index * 7_919}));
    const shuffled = all.map((_, index) => all[(index * 7_919) % all.length] as Engagement);
    let record = recordAfter(reading(shuffled.slice(0, 9_000)), reading(shuffled.slice(9_000)));
    expect(keys(record)).toEqual(keys(recordAfter(reading(all))));
    expect(record.activities).toHaveLength(20_000);
    const began = performance.now();
    for (let at = 0; at < 100; at++) record = readEngagements(record, reading([{...opened, key: `new/${at}`}]));
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('keeps the newest of very many, whatever order they come in', () => {
    const all = Array.from(
      {length: MOST_ENGAGEMENTS + 50},
      (_, index): Engagement => ({...opened, key: `open/${index}`, at: index}),
    );
    const forward = recordAfter(reading(all.slice(0, 600)), reading(all.slice(600)));
    const backward = recordAfter(reading(all.slice(600)), reading(all.slice(0, 600)));
    expect(keys(forward)).toEqual(keys(backward));
    expect(forward.activities).toHaveLength(MOST_ENGAGEMENTS);
    expect(Math.min(...engagementsOf(forward).map(({at}) => at))).toBe(50);
  });
});

describe('activityOf', () => {
  it('counts all by vendor and action, and shows the newest', () => {
    const many = Array.from({length: 150}, (_, index): Engagement => ({...opened, key: `open/${index}`, at: NOW - index}));
    const shown = activityOf([recordAfter(reading(many))]);
    expect(shown?.sums).toEqual([{vendor: 'ghost', action: 'opened', count: 150, lastAt: NOW}]);
    expect(shown?.newest).toHaveLength(100);
    expect(shown?.newest[0]).toEqual({record: KEY, key: 'open/0', at: NOW, action: 'opened', subject: 'Issue 7'});
  });

  it('is absent where nobody did anything', () => {
    expect(activityOf([empty])).toBeUndefined();
  });
});
