import {describe, expect, it} from 'vitest';
import {heldRecord, readInto} from '#shared/identity/record';
import {distinctTiers, owedTo, postalAddressOf} from '#shared/membership/benefits';
import {noteEarned} from '#shared/membership/earned';
import type {Benefit} from '#shared/model/benefit';
import type {Delivery} from '#shared/model/delivery';
import type {Reading, RecordFields, StoredRecord} from '#shared/model/record';
import type {HeldRecord} from '#shared/model/supporter';
import {ISO} from './held.ts';

const KEY = 'patreon/campaign/user/1';
const gold = {id: 't-gold', name: 'Gold'};
const silver = {id: 't-silver', name: 'Silver'};
const sticker: Benefit = {id: 'sticker', name: 'Sticker', tiers: [gold], each: 'month', source: 'typed', rev: 1};

type Said = {readonly at: string; readonly fields: RecordFields; readonly deleted?: boolean};

/** A record as readings left it, each as of its day. */
function recordAfter(readings: readonly Said[], key = KEY): HeldRecord {
  let known: StoredRecord | undefined;
  for (const {at, fields, deleted} of readings) {
    const reading: Reading = {key, source: 'api', asOf: ISO(at), identifiers: [], fields, ...(deleted ? {deleted} : {})};
    const empty: StoredRecord = {key, rid: 'a'.repeat(20), versions: [], standing: []};
    known = noteEarned(known, readInto(known ?? empty, reading));
  }
  if (known === undefined) throw new Error('no reading');
  return heldRecord(known);
}

const paying = (day: string, ...tiers: NonNullable<RecordFields['tiers']>): RecordFields => ({
  paid: true,
  vendorState: 'active',
  tiers,
  lastChargeAt: ISO(day),
  lastChargeStatus: 'paid',
});

function owed(records: HeldRecord[], now: string, {benefits = [sticker], deliveries = [] as Delivery[]} = {}): string[] {
  return owedTo({records, deliveries}, benefits, ISO(now)).map(({benefit, month, state}) => `${month} ${benefit.id} ${state}`);
}

const word = (month: string | null, state: Delivery['state'], at = 1): Delivery => ({
  id: `word-${at}`,
  at,
  benefit: 'sticker',
  month,
  state,
});

describe('a monthly benefit (F17, ARM-82)', () => {
  it('is owed for the month of a paid charge and for each month at whose end the membership ran', () => {
    const record = recordAfter([{at: '2026-09-05', fields: paying('2026-09-03', gold)}]);
    expect(owed([record], '2026-11-20')).toEqual(['2026-11 sticker owed', '2026-10 sticker owed', '2026-09 sticker owed']);
  });

  it('is owed once for one payment, wherever in the month it falls', () => {
    const left = {...paying('2026-10-20', gold), vendorState: 'former' as const, accessUntil: ISO('2026-11-20')};
    const record = recordAfter([
      {at: '2026-10-21', fields: paying('2026-10-20', gold)},
      {at: '2026-11-03', fields: left},
    ]);
    expect(owed([record], '2026-11-04')).toEqual(['2026-10 sticker owed']);
    expect(owed([record], '2026-12-24')).toEqual(['2026-10 sticker owed']);
  });

  it('is owed twelve times for a year paid at once', () => {
    const year = {
      ...paying('2025-11-20', gold),
      cadenceMonths: 12,
      cancelledAt: ISO('2025-12-01'),
      accessUntil: ISO('2026-11-20'),
    };
    expect(owed([recordAfter([{at: '2025-12-02', fields: year}])], '2027-01-01')).toHaveLength(12);
  });

  it('stays owed through a change of tier, and the new tier’s begins (F17)', () => {
    const print: Benefit = {...sticker, id: 'print', name: 'Print', tiers: [silver]};
    const record = recordAfter([
      {at: '2026-10-02', fields: paying('2026-10-01', gold)},
      {at: '2026-11-02', fields: paying('2026-11-01', silver)},
    ]);
    expect(owed([record], '2026-11-10', {benefits: [sticker, print]})).toEqual(['2026-11 print owed', '2026-10 sticker owed']);
  });

  it('is not owed before the month it was listed for', () => {
    const record = recordAfter([{at: '2026-01-05', fields: paying('2026-01-03', gold)}]);
    expect(owed([record], '2026-11-20', {benefits: [{...sticker, from: '2026-11'}]})).toEqual(['2026-11 sticker owed']);
  });

  it('of several tiers is owed once to somebody in several of them (ARM-83)', () => {
    const both: Benefit = {...sticker, tiers: [gold, silver]};
    const one = recordAfter([{at: '2026-11-05', fields: paying('2026-11-03', gold, silver)}]);
    const other = recordAfter([{at: '2026-11-05', fields: paying('2026-11-03', {name: 'Gold'})}], 'patreon/campaign/user/2');
    expect(owed([one, other], '2026-11-20', {benefits: [both]})).toEqual(['2026-11 sticker owed']);
  });

  it('is matched by the tier’s name where a file has no id, never across two ids', () => {
    const other = {id: 't-other', name: 'Gold'};
    expect(owed([recordAfter([{at: '2026-11-05', fields: paying('2026-11-03', {name: 'Gold'})}])], '2026-11-20')).toHaveLength(1);
    expect(owed([recordAfter([{at: '2026-11-05', fields: paying('2026-11-03', other)}])], '2026-11-20')).toEqual([]);
  });

  it('is not owed while a charge is declined, and is again with all that was earned once it is paid (ARM-18)', () => {
    const before = {at: '2026-10-05', fields: paying('2026-10-03', gold)};
    const declined = {...paying('2026-11-03', gold), lastChargeStatus: 'declined' as const};
    expect(owed([recordAfter([before, {at: '2026-11-04', fields: declined}])], '2026-11-20')).toEqual([]);
    const paid = {at: '2026-11-09', fields: paying('2026-11-08', gold)};
    expect(owed([recordAfter([before, {at: '2026-11-04', fields: declined}, paid])], '2026-11-20')).toEqual([
      '2026-11 sticker owed',
      '2026-10 sticker owed',
    ]);
  });

  it('is not owed for a month whose charge was refunded, now or later', () => {
    const readings = [
      {at: '2026-10-05', fields: paying('2026-10-03', gold)},
      {at: '2026-11-04', fields: paying('2026-11-03', gold)},
      {at: '2026-11-06', fields: {...paying('2026-11-03', gold), lastChargeStatus: 'refunded' as const}},
    ];
    expect(owed([recordAfter(readings)], '2026-11-20')).toEqual([]);
    const again = {at: '2026-12-04', fields: {...paying('2026-12-03', gold), cancelledAt: ISO('2026-12-04')}};
    expect(owed([recordAfter([...readings, again])], '2026-12-05')).toEqual(['2026-12 sticker owed', '2026-10 sticker owed']);
  });

  it('of a deleted tier is owed for what was earned, and no longer', () => {
    const record = recordAfter([
      {at: '2026-10-05', fields: paying('2026-10-03', gold)},
      {at: '2026-11-05', fields: paying('2026-11-03', {...gold, deleted: true})},
    ]);
    expect(owed([record], '2026-11-20')).toEqual(['2026-10 sticker owed']);
  });

  it('is owed to nobody whom the vendor deleted', () => {
    const record = recordAfter([
      {at: '2026-10-05', fields: paying('2026-10-03', gold)},
      {at: '2026-11-05', fields: {}, deleted: true},
    ]);
    expect(record.earned).toBeUndefined();
    expect(owed([record], '2026-11-20')).toEqual([]);
  });
});

describe('the ledger of deliveries (F17, C10)', () => {
  const record = recordAfter([{at: '2026-10-05', fields: paying('2026-10-03', gold)}]);

  it('takes the newest word on each month, and an undone delivery is owed again', () => {
    const deliveries = [word('2026-11', 'not', 3), word('2026-10', 'wont', 2), word('2026-11', 'delivered', 1)];
    expect(owed([record], '2026-11-20', {deliveries})).toEqual(['2026-11 sticker owed', '2026-10 sticker wont']);
  });

  it('keeps what was delivered when the tier, the name or the membership went', () => {
    const renamed: Benefit = {...sticker, name: 'Pin', tiers: [silver]};
    expect(owed([record], '2026-11-20', {benefits: [renamed], deliveries: [word('2026-10', 'delivered')]})).toEqual([
      '2026-10 sticker delivered',
    ]);
    expect(owed([], '2026-11-20', {deliveries: [word('2026-10', 'not')]})).toEqual(['2026-10 sticker not']);
  });

  it('has one line for what is owed once, whenever it was earned', () => {
    const once: Benefit = {...sticker, each: 'once'};
    expect(owed([record], '2026-11-20', {benefits: [once]})).toEqual(['null sticker owed']);
    expect(owed([record], '2027-06-20', {benefits: [once], deliveries: [word(null, 'delivered')]})).toEqual([
      'null sticker delivered',
    ]);
  });
});

describe('what a benefit needs to know', () => {
  it('is the tiers that people have, each once', () => {
    expect(distinctTiers([gold, {name: 'Bronze'}, {name: 'Gold'}, {...gold}])).toEqual([{name: 'Bronze'}, gold]);
  });

  it('is where to send it: an address without a street is none (C16, ARM-55)', () => {
    const without = recordAfter([{at: '2026-11-05', fields: {address: {zip: '89073', country: 'DE'}}}]);
    const withStreet = recordAfter([{at: '2026-11-01', fields: {address: {street: 'Weg 1', city: 'Ulm'}}}]);
    expect(postalAddressOf({records: [without]})).toBeUndefined();
    expect(postalAddressOf({records: [without, withStreet]})).toEqual({street: 'Weg 1', city: 'Ulm'});
  });
});
