import {describe, expect, it} from 'vitest';
import {personOf} from '#shared/loyalty/person';
import type {Attachment} from '#shared/model/attachment';
import type {RecordFields, StoredRecord} from '#shared/model/record';

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const RID = 'a'.repeat(20);
const stored = (fields: RecordFields, more: Partial<StoredRecord> = {}): StoredRecord => ({
  key: 'patreon/campaign/user/1',
  rid: RID,
  versions: [{source: 'api', asOf: day('2026-11-01'), identifiers: [], fields}],
  standing: [],
  ...more,
});
const tag = (name: string, at: number, on: boolean, rid = RID): Attachment => ({
  kind: 'tag',
  rid,
  id: name.toLowerCase(),
  at,
  name,
  on,
});

describe('personOf', () => {
  it('knows the creator’s tags that are on, each since it was put on', () => {
    const tags = [
      tag('VIP', 5, true),
      tag('Friend', 1, true),
      tag('Friend', 2, false, 'b'.repeat(20)),
      tag('VIP', 3, false, 'b'.repeat(20)),
    ];
    expect(personOf([], tags).tags).toEqual([{name: 'VIP', at: 5}]);
    expect(personOf([], [...tags].reverse()).tags).toEqual([{name: 'VIP', at: 5}]);
  });

  it('knows a tier since the pledge began, until access ends', () => {
    const fields = {paid: true, tiers: [{name: 'Gold'}, {name: 'Old', deleted: true}], pledgeStartAt: day('2025-05-03')};
    expect(personOf([stored(fields)], []).tiers).toEqual([{name: 'Gold', from: day('2025-05-03')}]);
    const left = {...fields, accessUntil: day('2026-12-01')};
    expect(personOf([stored(left)], []).tiers).toEqual([{name: 'Gold', from: day('2025-05-03'), until: day('2026-12-01')}]);
    expect(personOf([stored({...fields, paid: false})], []).tiers).toEqual([]);
  });

  it('knows the tiers of before, as they were noted while they lasted, the first since the pledge began, and today’s since then', () => {
    const earned = [
      {tier: {name: 'Bronze'}, from: '2026-01', to: '2026-01'},
      {tier: {name: 'Silver'}, from: '2026-02', to: '2026-03'},
    ];
    const fields = {paid: true, tiers: [{name: 'Gold'}], pledgeStartAt: day('2025-05-03')};
    expect(personOf([stored(fields, {earned})], []).tiers).toEqual([
      {name: 'Bronze', from: day('2025-05-03'), until: day('2026-02-01')},
      {name: 'Silver', from: day('2026-02-01'), until: day('2026-04-01')},
      {name: 'Gold', from: day('2026-04-01')},
    ]);
  });
});
