import {describe, expect, it} from 'vitest';
import {sourceRows} from '#shared/insight/source-rows';
import {connection, NOW} from './with-columns.ts';

const PEOPLE: Readonly<Record<string, number>> = {'source:ghost': 40, 'source:kit': 60, 'source:gumroad': 3};
const countOf = (filter: string) => PEOPLE[filter] ?? 0;
const HOUR = 3_600_000;

describe('what each source knows', () => {
  it('is told by vendor, the one with the most people first, with those that nobody connected any more', () => {
    const rows = sourceRows(['gumroad', 'ghost', 'kit', 'self'], [connection('ghost'), connection('kit')], countOf);
    expect(rows.map(({vendor, people}) => [vendor, people])).toEqual([
      ['kit', 60],
      ['ghost', 40],
      ['gumroad', 3],
    ]);
    expect(rows[2]).toMatchObject({asOf: undefined, completeness: undefined, connections: []});
  });

  it('is as old as the oldest and as complete as the least complete of its connections', () => {
    const [row] = sourceRows(
      ['ghost'],
      [connection('ghost', {completeness: 1}), connection('ghost', {id: 'other', lastCompleteAt: NOW - HOUR, completeness: 0.9})],
      countOf,
    );
    expect(row).toMatchObject({asOf: NOW - HOUR, completeness: 0.9});
  });

  it('has no completeness where the vendor does not count, and no people before it was read once', () => {
    const unread = {state: 'syncing' as const, lastCompleteAt: null};
    const rows = sourceRows(['kit'], [connection('kit', {completeness: 1}), connection('discord', unread)], countOf);
    expect(rows).toMatchObject([
      {vendor: 'kit', people: 60, completeness: 1},
      {vendor: 'discord', people: undefined, asOf: undefined, completeness: undefined},
    ]);
    const [half] = sourceRows(['kit'], [connection('kit', {completeness: 1}), connection('kit', {id: 'b'})], countOf);
    expect(half).toMatchObject({people: 60, completeness: undefined});
  });

  it('leaves out a vendor that nobody is known from any more', () => {
    expect(sourceRows(['patreon'], [], countOf)).toEqual([]);
  });
});
