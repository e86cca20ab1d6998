import {describe, expect, it} from 'vitest';
import type {Benefit} from '#shared/model/benefit';
import type {RecordFields} from '#shared/model/record';
import {Community, member} from '../../../fixtures/community.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const usd = (amount: number) => ({minorUnits: amount * 100, currency: 'USD'});
const gold = {id: 'g', name: 'Gold', price: usd(20)};
const silver = {id: 's', name: 'Silver', price: usd(10)};
const paying: RecordFields = {
  paid: true,
  vendorState: 'active',
  lastChargeStatus: 'paid',
  lastChargeAt: Date.parse('2026-11-01T10:00:00Z'),
};
const address = {street: 'Rue 1', zip: '75001', country: 'France'};
const benefits: readonly Benefit[] = [
  {id: 'card', name: 'Post card', tiers: [gold, silver], each: 'month', from: '2026-11', ships: true, source: 'typed', rev: 1},
  {id: 'call', name: 'Call', tiers: [gold], each: 'once', source: 'typed', rev: 1},
];

const community = new Community({
  now: NOW,
  benefits,
  readings: [
    member('Gold', {...paying, tiers: [gold], pledge: usd(20), address}),
    member('Silver', {...paying, tiers: [silver], pledge: usd(10)}),
    member('Both', {...paying, tiers: [silver, gold], pledge: usd(30)}),
    member('Custom', {...paying, tiers: [], pledge: usd(7)}),
    member('Marked', {...paying, tiers: [{id: 'w', name: 'Wood', deleted: true}], pledge: usd(5)}),
    member('Orphan', {...paying, tiers: [{id: 'b', name: 'Bronze'}], pledge: usd(5)}),
    member('Declined', {...paying, lastChargeStatus: 'declined', vendorState: 'declined', tiers: [gold], pledge: usd(20)}),
    member('Free', {paid: false, vendorState: 'free', tiers: []}),
    member('Reader', {}),
  ],
  // Bronze is no longer named, and the pledge goes on.
  later: [member('Orphan', {...paying, tiers: [], pledge: usd(5)}, {asOf: 1})],
  said: [{to: 'Gold', kind: 'deliver', benefit: 'card', month: '2026-11', state: 'delivered', tracking: 'RR 12'}],
});
const found = (text: string) => community.found(text);

describe('a filter on tiers', () => {
  it('counts members of a deleted tier neither to "no tier" nor to custom pledges (ARM-76)', () => {
    expect(found('no-tier:yes')).toEqual(['Custom']);
    expect(found('flag:custom-pledge')).toEqual(['Custom']);
    expect(found('flag:deleted-tier')).toEqual(['Marked', 'Orphan']);
  });

  it('finds who pays without a tier (ARM-77)', () => {
    expect(found('no-tier:yes kind:paid')).toEqual(['Custom']);
    expect(found('tiers:0 kind:paid -flag:deleted-tier')).toEqual(['Custom']);
  });

  it('finds the orphans of a deleted tier by its former name (ARM-78, F16)', () => {
    expect(found('lost-tier:*')).toEqual(['Marked', 'Orphan']);
    expect(found('lost-tier:bronze')).toEqual(['Orphan']);
    expect(found('tier:(Wood, Bronze)')).toEqual([]);
  });

  it('finds the members of a tier (ARM-79)', () => {
    expect(found('tier:Gold')).toEqual(['Both', 'Declined', 'Gold']);
    expect(found('tier:Gold state:active')).toEqual(['Both', 'Gold']);
    expect(found('highest-tier:Silver')).toEqual(['Silver']);
  });

  it('takes several tiers at once, and finds who is in several (ARM-80)', () => {
    expect(found('tier:(Gold, Silver) state:active')).toEqual(['Both', 'Gold', 'Silver']);
    expect(found('tiers:>=2')).toEqual(['Both']);
    expect(found('-tiers:*')).toEqual(['Reader']);
  });

  it('sorts by tier, those without one last (ARM-81)', () => {
    const order = community.sorted('kind:paid', 'highest-tier');
    expect(order.slice(0, 4)).toEqual(['Silver', 'Both', 'Declined', 'Gold']);
    expect(order.slice(4).sort()).toEqual(['Custom', 'Marked', 'Orphan']);
  });
});

describe('a filter on benefits', () => {
  it('finds who is owed one of several benefits, over all tiers (ARM-82)', () => {
    expect(found('owed:"Post card"')).toEqual(['Both', 'Silver']);
    expect(found('owed:("Post card", Call)')).toEqual(['Both', 'Gold', 'Silver']);
    expect(found('owed:Call tier:Gold')).toEqual(['Both', 'Gold']);
    expect(found('owed-count:>=2')).toEqual(['Both']);
  });

  it('finds what was delivered, and how it went', () => {
    expect(found('delivered:"Post card"')).toEqual(['Gold']);
    expect(found('benefit[name:card month:2026-11 state:delivered tracking:"RR 12"]')).toEqual(['Gold']);
    expect(found('benefit[ships:yes state:owed month:this-month]')).toEqual(['Both', 'Silver']);
  });

  it('finds whose address is missing where something has to be sent (C16, F16)', () => {
    expect(found('address-missing:yes')).toEqual(['Both', 'Silver']);
    expect(found('address:yes')).toEqual(['Gold']);
  });
});
