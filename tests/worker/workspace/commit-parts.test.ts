import {describe, expect, it} from 'vitest';
import type {Reading} from '#shared/model/record';
import {LIMITS} from '../../../worker/limits.ts';
import {commitParts} from '../../../worker/workspace/commit-parts.ts';
import type {Home} from '../../../worker/workspace/home.ts';
import {NOW} from '../../fixtures/arbitrary.ts';
import {withDocuments} from '../with-limit.ts';
import {withHome} from './with-home.ts';

const commitAll = (home: Home, readings: readonly Reading[]) =>
  home.sql.transaction(() => commitParts(home, readings, part => ({readings: part})));
const count = ({sql}: Home, table: string) => sql.first<{n: number}>(`select count(*) as n from ${table}`)?.n;

/** A record that shares one address with the record before it in its chain and one with that after it. */
function link(chain: number, place: number, more: Partial<Reading> = {}): Reading {
  const email = (at: number) => ({type: 'email', value: `c${chain}-${at}@example.org`, strength: 'strong'}) as const;
  return {
    key: `patreon/campaign/user/${chain * 100_000 + place}`,
    source: 'api',
    asOf: NOW - 1_000,
    identifiers: [
      {type: 'patreon-user', value: `${chain * 100_000 + place}`, strength: 'strong'},
      email(place),
      email(place + 1),
    ],
    fields: {name: `Member ${place} of ${chain}`},
    ...more,
  };
}

const renamed = (chain: number, place: number) => link(chain, place, {asOf: NOW, fields: {name: 'Renamed'}});

describe('a commit that would need more memory than there is', () => {
  it('goes on in parts, and holds what one commit with room enough would hold', async () => {
    const chains = Array.from({length: 12}, (_, chain) => Array.from({length: 20}, (_, place) => link(chain, place)));
    const batch = chains.map((_, chain) => renamed(chain, 7));
    const stored = ({sql}: Home) => ({
      records: sql.all('select key, doc from record order by key'),
      people: sql.all('select id, doc from supporter order by id'),
    });
    const whole = await withHome(home => {
      for (const chain of chains) commitAll(home, chain);
      commitAll(home, batch);
      return stored(home);
    });
    await withHome(async home => {
      for (const chain of chains) commitAll(home, chain);
      const parts = await withDocuments(70, () => commitAll(home, batch));
      expect(parts).toMatchObject({report: {created: 0, changed: 12, unchanged: 0}, left: []});
      expect(stored(home)).toEqual(whole);
    });
  });

  it('leaves out only the record whose own neighbourhood is too large, and takes it once there is room', async () => {
    await withHome(async home => {
      const shared = {type: 'email', value: 'family@example.org', strength: 'strong'} as const;
      const family = Array.from({length: 11}, (_, place) => link(0, place * 10, {identifiers: [shared]}));
      commitAll(home, family);
      const odd = link(0, 500, {identifiers: [shared]});
      const batch = [link(1, 0), link(2, 0), odd, link(3, 0), link(4, 0)];
      const parts = await withDocuments(8, () => commitAll(home, batch));
      expect(parts.left).toEqual([odd]);
      expect(parts.report).toMatchObject({created: 4});
      expect(count(home, 'record')).toBe(15);
      expect(commitAll(home, batch)).toMatchObject({report: {created: 1, unchanged: 4}, left: []});
    });
  });

  it('undoes every part when what it belongs to fails', async () => {
    await withHome(async home => {
      commitAll(
        home,
        [0, 1, 2, 3].map(place => link(0, place)),
      );
      const cut = () =>
        home.sql.transaction(() => {
          commitAll(home, [renamed(0, 0), link(1, 0), link(2, 0)]);
          throw new Error('power cut');
        });
      await withDocuments(4, () => expect(cut).toThrow('power cut'));
      expect(count(home, 'record')).toBe(4);
      expect(home.sql.all("select key from record where doc like '%Renamed%'")).toEqual([]);
    });
  });

  it('takes 10,000 records of one closure, links none of them, and writes nothing when they come again', async () => {
    await withHome(home => {
      const all = Array.from({length: 10_000}, (_, place) => link(0, place));
      const take = () => {
        const left: Reading[] = [];
        for (let at = 0; at < all.length; at += LIMITS.readingsPerCommit) {
          left.push(...commitAll(home, all.slice(at, at + LIMITS.readingsPerCommit)).left);
        }
        return left;
      };
      expect(take()).toEqual([]);
      expect(count(home, 'record')).toBe(all.length);
      expect(count(home, 'supporter where doc is not null')).toBe(all.length);
      const before = home.sql.written;
      expect(take()).toEqual([]);
      expect(home.sql.written).toBe(before);
      expect(commitAll(home, [renamed(0, 5_000)])).toMatchObject({report: {changed: 1}, left: []});
    });
  }, 120_000);
});
