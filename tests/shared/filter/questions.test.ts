import {describe, expect, it} from 'vitest';
import {has} from '#shared/filter/bits';
import {evaluate} from '#shared/filter/evaluate';
import {subjectOf} from '#shared/filter/fields';
import {supporterColumns} from '#shared/filter/supporter-columns';
import {parseFilter} from '#shared/filter/syntax';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {RecordFields} from '#shared/model/record';
import {MemoryHome} from '../../fixtures/memory-home.ts';

/** A Wednesday evening in New York, the next day already in UTC. */
const NOW = Date.parse('2026-11-26T01:30:00Z');
const ZONE = 'America/New_York';
const at = (text: string) => Date.parse(text);
const usd = (minorUnits: number) => ({minorUnits, currency: 'USD'});
const eur = (minorUnits: number) => ({minorUnits, currency: 'EUR'});
const paying: RecordFields = {paid: true, vendorState: 'active', lastChargeStatus: 'paid'};
const declined: RecordFields = {paid: true, lastChargeStatus: 'declined'};

const PEOPLE: Readonly<Record<string, RecordFields>> = {
  // Joined on the last evening of October there, on 1 November in UTC.
  Ada: {...paying, tiers: [{name: 'Gold'}], pledge: usd(1275), lifetime: usd(50_000), joinedAt: at('2026-11-01T02:00:00Z')},
  Bela: {...paying, tiers: [{name: 'Silver'}], pledge: usd(500), lifetime: usd(1_000), joinedAt: at('2026-11-25T15:00:00Z')},
  Cyd: {...declined, tiers: [{name: 'Gold'}], pledge: usd(2_000), lastChargeAt: at('2026-11-02T09:00:00Z')},
  // The attempt of the last evening of October, there.
  Dov: {...declined, tiers: [{name: 'Bronze'}], pledge: usd(300), lastChargeAt: at('2026-11-01T03:30:00Z')},
  Eva: {...paying, lastChargeAt: at('2026-11-15T12:00:00Z'), pledge: eur(2_000), lifetime: eur(9_000)},
  Finn: {paid: false, email: 'finn@example.org', joinedAt: at('2020-05-31T12:00:00Z')},
};

function found(text: string): {names: string[]; notes: readonly unknown[]} {
  const home = new MemoryHome(NOW);
  home.ingest(
    Object.entries(PEOPLE).map(([name, fields], index) => ({
      key: `patreon/campaign/user/${index}`,
      source: 'file',
      asOf: NOW,
      identifiers: [],
      fields: {...fields, name},
    })),
  );
  const people = home.people();
  const columns = supporterColumns();
  for (const [ordinal, person] of people.entries()) columns.set(ordinal, subjectOf(person, NOW));
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  const {bits, notes} = evaluate(parsed.tree, columns, {now: NOW, programme: DEFAULT_PROGRAMME, zone: ZONE});
  const names = people.filter((_, ordinal) => has(bits, ordinal)).map(person => person.name?.value ?? '');
  return {names: names.sort(), notes};
}

describe('what a creator asks of the list', () => {
  it.each([
    ['a pledge from … to (ARM-39)', 'pledge:5..12.75', ['Ada', 'Bela']],
    ['a pledge of at least (ARM-39)', 'pledge:>=12.75', ['Ada', 'Cyd']],
    ['a pledge in another currency (ARM-39)', 'pledge:>=12.75EUR', ['Eva']],
    ['an amount since the start (ARM-40, ARM-86)', 'lifetime:>=100', ['Ada']],
    ['declined above an amount (ARM-41)', 'state:declined pledge:>10', ['Cyd']],
    ['declined this month, in the creator’s own days (ARM-42, C22)', 'state:declined last-charge:this-month', ['Cyd']],
    ['declined last month, in the creator’s own days (ARM-42, C22)', 'state:declined last-charge:last-month', ['Dov']],
    ['an attempt between two days, both counted (ARM-43)', 'last-charge:2026-10-31..2026-11-02', ['Cyd', 'Dov']],
    ['unpaid with an address (ARM-47)', '-kind:paid email:*', ['Finn']],
    ['active and charged in a period (ARM-49)', 'state:active last-charge:2026-11', ['Eva']],
    ['joined today, which is tomorrow in UTC (ARM-52, C22)', 'joined:today', ['Bela']],
    ['joined this month, in the creator’s own days (ARM-52, C22)', 'joined:this-month', ['Bela']],
    ['joined since Monday (ARM-52)', 'joined:since-monday', ['Bela']],
    ['joined less than thirty days ago (ARM-52)', 'joined:<30d', ['Ada', 'Bela']],
    ['joined between two days (ARM-53)', 'joined:2020-05-31..2026-10-31', ['Ada', 'Finn']],
    ['joined in a year (ARM-53)', 'joined:2020', ['Finn']],
    ['no tier (ARM-77)', 'no:tier', ['Eva', 'Finn']],
    ['a tier (ARM-79)', 'tier:gold', ['Ada', 'Cyd']],
    ['one of several tiers (ARM-80)', 'tier:(Gold, Bronze)', ['Ada', 'Cyd', 'Dov']],
    ['by part of a name (ARM-68)', 'name:*a', ['Ada', 'Bela', 'Eva']],
    ['by e-mail (ARM-69)', 'finn@', ['Finn']],
  ])('%s: %s', (_, text, expected) => {
    expect(found(text).names).toEqual(expected);
  });

  it('says how many a filter leaves out for another currency (ARM-39)', () => {
    expect(found('pledge:>1').notes).toEqual([{kind: 'currency', field: 'pledge', currency: 'USD', leftOut: 1}]);
    expect(found('pledge:>1USD').notes).toEqual([]);
  });
});
