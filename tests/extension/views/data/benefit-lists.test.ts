import {describe, expect, it} from 'vitest';
import type {Benefit} from '#shared/model/benefit';
import type {Reading} from '#shared/model/record';
import type {Command} from '#shared/protocol/commands';
import {runLocally} from '../../../../extension/local/commands.ts';
import {ingestLocally} from '../../../../extension/local/ingest-locally.ts';
import type {Mirror} from '../../../../extension/mirror/open-mirror.ts';
import {countsOf, monthsOf, readBenefitLists, rowsOf} from '../../../../extension/views/data/benefit-lists.ts';
import {freshMirror} from '../../mirror/fresh-mirror.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const sticker: Benefit = {
  ...{id: 'sticker', name: 'Sticker', each: 'month', source: 'typed', rev: 0, ships: true},
  tiers: [{name: 'Gold'}],
};

const member = (number: number, tier: string, chargedAt: number): Reading => ({
  key: `patreon/campaign/user/${number}`,
  source: 'file',
  asOf: chargedAt,
  identifiers: [{type: 'email', value: `p${number}@example.org`, strength: 'strong'}],
  fields: {
    name: `Person ${number}`,
    paid: true,
    vendorState: 'active',
    tiers: [{name: tier}],
    lastChargeAt: chargedAt,
    lastChargeStatus: 'paid',
    ...(number === 1 ? {address: {street: 'Weg 1'}} : {}),
  },
});

async function filled(): Promise<Mirror> {
  const mirror = await freshMirror(() => NOW);
  const readings = [
    ...[member(10, 'Gold', Date.UTC(2026, 10, 2)), member(2, 'Gold', Date.UTC(2026, 10, 3))],
    ...[member(1, 'Gold', Date.UTC(2026, 9, 5)), member(4, 'Silver', NOW)],
  ];
  await ingestLocally(mirror, NOW, {readings});
  await runLocally(mirror, {id: 'command-put', at: NOW, kind: 'benefit-put', benefit: sticker}, NOW);
  return mirror;
}

async function lists(mirror: Mirror, pending: readonly Command[] = []) {
  return readBenefitLists(mirror, await mirror.read('local'), {pending, now: NOW, language: 'en'});
}

describe('the lists of the benefits view', () => {
  it('hold everyone who is owed something, by name, with where to send it (ARM-82, C16)', async () => {
    const {people, tiers, benefits} = await lists(await filled());
    expect(benefits).toEqual([{...sticker, rev: 1}]);
    expect(tiers).toEqual([{name: 'Gold'}, {name: 'Silver'}]);
    expect(people.map(({name, address}) => [name, address?.street])).toEqual([
      ['Person 1', 'Weg 1'],
      ['Person 2', undefined],
      ['Person 10', undefined],
    ]);
    expect(monthsOf(people, 'sticker', '2026-11')).toEqual(['2026-11', '2026-10']);
    expect(countsOf(rowsOf(people, 'sticker', '2026-11'))).toEqual({owed: 3, delivered: 0, wont: 0});
    expect(rowsOf(people, 'sticker', '2026-10').map(({person}) => person.name)).toEqual(['Person 1']);
  });

  it('count what waits for the server already (F17)', async () => {
    const mirror = await filled();
    const [one, two] = (await lists(mirror)).people.map(({id}) => id);
    const base = {at: NOW, benefit: 'sticker', month: '2026-11'};
    const {people} = await lists(mirror, [
      {...base, id: 'waiting-1', kind: 'deliver-all', supporters: [one ?? ''], state: 'delivered'},
      {...base, id: 'waiting-2', kind: 'deliver', supporter: two ?? '', state: 'wont'},
    ]);
    expect(countsOf(rowsOf(people, 'sticker', '2026-11'))).toEqual({owed: 1, delivered: 1, wont: 1});
  });
});
