import {describe, expect, it} from 'vitest';
import type {Supporter} from '#shared/model/supporter';
import {summaryLines} from './summary.ts';

function supporter(id: string, keys: readonly string[], v: number | null): Supporter {
  const records = keys.map(key => ({key, rid: id, sources: [], fields: {}, identifiers: []}));
  const by = {record: keys[0] ?? '', source: 'api' as const, asOf: 0};
  return {id, records, name: {value: id, by}, tags: [], notes: [], points: [], v, due: null};
}

describe('what the demo prints', () => {
  it('counts records by vendor, people in more than one, and puts the most loyal first', () => {
    const supporters = [
      supporter('Bela', ['ghost/a/member/1'], 12),
      supporter('Ada', ['ghost/a/member/2', 'patreon/campaign/user/7', 'patreon/campaign/user/8'], 14),
      supporter('Chidi', ['mailchimp/b/member/3'], null),
    ];
    const lines = summaryLines({supporters, connections: [], changes: []}, Date.UTC(2026, 10, 23));
    expect(lines.map(line => line.trim().replaceAll(/ +/g, ' '))).toEqual([
      'Records',
      'Ghost 2',
      'Mailchimp 1',
      'Patreon 2',
      'Supporters 3, 1 of them known to more than one vendor',
      'Most loyal',
      expect.stringMatching(/^\d+ Ada$/),
      expect.stringMatching(/^\d+ Bela$/),
      '0 Chidi',
    ]);
  });
});
