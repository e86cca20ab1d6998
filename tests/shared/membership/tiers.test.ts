import {describe, expect, it} from 'vitest';
import {accessOf} from '#shared/membership/access';
import {doubtsOf} from '#shared/membership/doubts';
import {deriveStatus} from '#shared/membership/status';
import {entitledTiers, hasCustomPledge, hasLostTier, highestTier, seatsOf} from '#shared/membership/tiers';
import type {RecordFields, Tier} from '#shared/model/record';
import {DAY_MS} from '#shared/model/time';
import {NOW} from '../../fixtures/arbitrary.ts';
import {eur, held, person} from './held.ts';

const bronze: Tier = {id: '1', name: 'Bronze', price: eur(3)};
const gold: Tier = {id: '2', name: 'Gold', price: eur(10)};
const paying: RecordFields = {paid: true, vendorState: 'active', pledge: eur(10), tiers: [gold]};
const names = (tiers: readonly Tier[]) => tiers.map(tier => tier.name);

describe('entitledTiers', () => {
  it('names the highest tier first whatever order the vendor lists them in, and the vendor’s first of equal ones (C9)', () => {
    const silver: Tier = {id: '3', name: 'Silver', price: eur(3)};
    expect(names(entitledTiers(person({...paying, tiers: [bronze, gold, silver]}), NOW))).toEqual(['Gold', 'Bronze', 'Silver']);
    expect(highestTier([bronze, gold, silver])).toBe(gold);
    expect(highestTier([silver, bronze])).toBe(silver);
    expect(names(entitledTiers(person({...paying, tiers: [{name: 'Unpriced'}, bronze]}), NOW))[0]).toBe('Bronze');
  });

  it('lets no tier of another campaign leak in (C9)', () => {
    const two = {
      records: [
        held([{fields: {...paying, tiers: [bronze]}}], 'patreon/mine/user/1'),
        held([{fields: paying}], 'patreon/other/user/1'),
      ],
    };
    expect(names(entitledTiers(two, NOW, 'mine'))).toEqual(['Bronze']);
    expect(names(entitledTiers(two, NOW))).toEqual(['Gold', 'Bronze']);
  });

  it('counts a free trial and a pending charge as a paid membership (C9)', () => {
    for (const more of [{trial: true}, {lastChargeStatus: 'pending'}] as const) {
      const trial = person({...paying, ...more});
      expect(deriveStatus(trial, NOW)).toMatchObject({kind: 'paid', state: 'active'});
      expect(names(entitledTiers(trial, NOW))).toEqual(['Gold']);
    }
  });

  it('entitles nobody whose charge was declined or whose access is over (ARM-10, ARM-18)', () => {
    expect(entitledTiers(person({...paying, lastChargeStatus: 'declined'}), NOW)).toEqual([]);
    const leaver = person({...paying, vendorState: 'former', accessUntil: NOW + DAY_MS});
    expect(names(entitledTiers(leaver, NOW))).toEqual(['Gold']);
    expect(entitledTiers(leaver, NOW + DAY_MS)).toEqual([]);
  });
});

describe('a member without a tier', () => {
  it('is of a deleted tier where the pledge goes on unchanged: neither no tier nor a custom pledge (T3, C15, ARM-76, ARM-78)', () => {
    const orphan = held([{asOf: NOW - DAY_MS, fields: paying}, {fields: {...paying, tiers: []}}]);
    expect(hasLostTier(orphan.fields)).toBe(true);
    expect(hasCustomPledge(orphan.fields)).toBe(false);
    expect(orphan.fields.lostTiers).toEqual([gold]);
    const {flags, state} = deriveStatus({records: [orphan]}, NOW);
    expect([state, flags]).toEqual(['active', ['deleted-tier']]);
    expect(doubtsOf({records: [orphan]})).toMatchObject([{because: 'lost-tier'}]);
    expect(accessOf({records: [orphan]}, NOW)).toMatchObject({has: false, why: 'lost-tier'});
  });

  it('stays so at every later reading, and no longer once a tier is named again (C1, C15)', () => {
    const gone = {...paying, tiers: []};
    const said = [
      {asOf: NOW - 3, fields: paying},
      {asOf: NOW - 2, fields: gone},
      {asOf: NOW - 1, fields: gone},
    ];
    expect(hasLostTier(held(said).fields)).toBe(true);
    expect(hasLostTier(held([...said, {fields: {...paying, tiers: [bronze]}}]).fields)).toBe(false);
  });

  it('is of a deleted tier where the vendor still names the tier but offers it no more (T3, ARM-76)', () => {
    expect(deriveStatus(person({...paying, tiers: [{...gold, deleted: true}]}), NOW).flags).toEqual(['deleted-tier']);
  });

  it('is on a custom pledge where there never was a tier, or where it went with the pledge (T3, ARM-77)', () => {
    expect(deriveStatus(person({...paying, tiers: []}), NOW).flags).toEqual(['custom-pledge']);
    const changed = held([{asOf: NOW - 1, fields: paying}, {fields: {...paying, pledge: eur(2), tiers: []}}]);
    expect(deriveStatus({records: [changed]}, NOW).flags).toEqual(['custom-pledge']);
  });

  it('is neither where the source says nothing of tiers, or nobody pays', () => {
    const {tiers: _, ...silent} = paying;
    expect(deriveStatus(person(silent), NOW).flags).toEqual([]);
    expect(deriveStatus(person({paid: false, tiers: []}), NOW).flags).toEqual([]);
  });
});

describe('seatsOf', () => {
  const limited: Tier = {...gold, limit: 2};
  const leaver = {...paying, vendorState: 'former', accessUntil: NOW + DAY_MS} as const;

  it('frees a leaver’s seat at once, so that more may have access than there are seats (T2, ARM-14, ARM-15)', () => {
    const people = [person(paying), person(leaver), person(paying)];
    expect(seatsOf(limited, people, NOW)).toEqual({active: 3, leaving: 1, open: 0});
    expect(seatsOf(limited, people.slice(1), NOW)).toEqual({active: 2, leaving: 1, open: 1});
    for (const one of people) {
      expect(deriveStatus(one, NOW).state).toBe('active');
      expect(doubtsOf(one)).toEqual([]);
    }
  });

  it('counts neither who has lost access nor a tier of the same name with another id, and knows no limit where there is none', () => {
    const people = [person({...paying, lastChargeStatus: 'declined'}), person({...paying, tiers: [{...gold, id: '9'}]})];
    expect(seatsOf(limited, people, NOW)).toEqual({active: 0, leaving: 0, open: 2});
    expect(seatsOf(gold, [person(paying)], NOW).open).toBeUndefined();
  });
});
