import {describe, expect, it} from 'vitest';
import {accessOf} from '#shared/membership/access';
import {doubtsOf} from '#shared/membership/doubts';
import {lastSuccess} from '#shared/membership/keep-known';
import {deriveStatus, firstJoin} from '#shared/membership/status';
import type {RecordFields} from '#shared/model/record';
import {DAY_MS} from '#shared/model/time';
import {NOW} from '../../fixtures/arbitrary.ts';
import {eur, held, ISO, person} from './held.ts';

const paying: RecordFields = {paid: true, vendorState: 'active', pledge: eur(5), tiers: [{id: '1', name: 'Gold'}]};

describe('sources that disagree', () => {
  it('are both kept with values and dates where the API says active and the page says declined (C3, F15)', () => {
    const record = held([
      {source: 'page', asOf: NOW - DAY_MS, fields: {vendorState: 'declined'}},
      {source: 'api', asOf: NOW, fields: paying},
    ]);
    expect(record.otherwise).toEqual([{source: 'page', asOf: NOW - DAY_MS, fields: {vendorState: 'declined'}}]);
    expect(record.fields.vendorState).toBe('active');
    expect(doubtsOf({records: [record]})).toMatchObject([{because: 'sources-disagree'}]);
  });

  it('agree on a day and on a tier’s name where a file has no more than that', () => {
    const record = held([
      {source: 'file', asOf: NOW - 1, fields: {...paying, pledgeStartAt: ISO('2026-03-05'), tiers: [{name: 'Gold'}]}},
      {source: 'api', asOf: NOW, fields: {...paying, pledgeStartAt: ISO('2026-03-05') + 9_000_000}},
    ]);
    expect(record.otherwise).toBeUndefined();
  });

  it('do not contradict one another over a charge that came after the older reading', () => {
    const charged = (at: number) => ({...paying, lastChargeAt: at, lastChargeStatus: 'paid'}) as const;
    const later = held([
      {source: 'file', asOf: ISO('2026-10-15'), fields: charged(ISO('2026-10-01'))},
      {source: 'api', asOf: NOW, fields: charged(ISO('2026-11-01'))},
    ]);
    const missed = held([
      {source: 'file', asOf: ISO('2026-11-15'), fields: charged(ISO('2026-10-01'))},
      {source: 'api', asOf: NOW, fields: charged(ISO('2026-11-01'))},
    ]);
    expect(later.otherwise).toBeUndefined();
    expect(missed.otherwise).toMatchObject([{source: 'file', fields: {lastChargeAt: ISO('2026-10-01')}}]);
  });
});

describe('what a vendor forgets', () => {
  const charge = {lastChargeAt: ISO('2026-11-01'), lastChargeStatus: 'paid'} as const;

  it('is kept: the last charge that it told stays when it leaves it out, reading after reading (C7)', () => {
    const readings = [{asOf: NOW - 2, fields: {...paying, ...charge}}, {asOf: NOW - 1, fields: paying}, {fields: paying}];
    expect(held(readings).fields).toMatchObject(charge);
  });

  it('does not outlive the person: a deleted record keeps nothing', () => {
    const readings = [
      {asOf: NOW - 1, fields: {...paying, ...charge}},
      {fields: {}, deleted: true},
      {asOf: NOW + 1, fields: paying},
    ];
    expect(held(readings).fields).not.toHaveProperty('lastChargeAt');
  });

  it('keeps the last success apart from the last attempt (ARM-43)', () => {
    const declined = {lastChargeAt: ISO('2026-11-05'), lastChargeStatus: 'declined'} as const;
    const {fields} = held([{asOf: NOW - 1, fields: {...paying, ...charge}}, {fields: {...paying, ...declined}}]);
    expect([fields.lastChargeAt, lastSuccess(fields)]).toEqual([declined.lastChargeAt, charge.lastChargeAt]);
  });

  it('keeps when somebody left for as long as they stay away (ARM-58)', () => {
    const left = {asOf: NOW - 3, fields: {paid: true, vendorState: 'former', cancelledAt: ISO('2026-10-05')} as const};
    const away = {asOf: NOW - 2, fields: {paid: true, vendorState: 'former'} as const};
    expect(held([left, away]).fields.cancelledAt).toBe(ISO('2026-10-05'));
    expect(held([left, away, {asOf: NOW - 1, fields: paying}]).fields.cancelledAt).toBeUndefined();
    expect(held([left, {asOf: NOW - 2, fields: paying}, away]).fields.cancelledAt).toBeUndefined();
  });

  it('takes a refunded charge for no success (ARM-19, ARM-43)', () => {
    const refund = {...charge, lastChargeStatus: 'refunded'} as const;
    const {fields} = held([{asOf: NOW - 1, fields: {...paying, ...charge}}, {fields: {...paying, ...refund}}]);
    expect(lastSuccess(fields)).toBeUndefined();
  });

  it('keeps when the charges began to fail through every later attempt, and forgets it once one is paid (C13)', () => {
    const declined = (day: string) => ({lastChargeAt: ISO(day), lastChargeStatus: 'declined'}) as const;
    const first = {asOf: NOW - 3, fields: {...paying, ...charge}};
    const again = [first, {asOf: NOW - 2, fields: {...paying, ...declined('2026-11-02')}}, {asOf: NOW - 1, fields: paying}];
    const retried = {fields: {...paying, ...declined('2026-11-06')}};
    expect(held([...again, retried]).fields.declinedAt).toBe(ISO('2026-11-02'));
    const paid = {fields: {...paying, lastChargeAt: ISO('2026-11-07'), lastChargeStatus: 'paid'} as const};
    expect(held([...again, paid]).fields.declinedAt).toBeUndefined();
    // No date of an attempt: the day on which it was seen; and nothing where nobody saw it begin.
    const undated = {...paying, vendorState: 'declined'} as const;
    expect(held([{asOf: NOW - 1, fields: paying}, {fields: undated}]).fields.declinedAt).toBe(NOW);
    expect(held([{fields: undated}]).fields.declinedAt).toBeUndefined();
  });
});

describe('who has paid, and for what', () => {
  it('keeps a long-standing member active when the tiers are blanked on the 1st, and says what is odd (C1)', () => {
    const blanked = held([{asOf: NOW - DAY_MS, fields: paying}, {fields: {...paying, tiers: []}}]);
    expect(deriveStatus({records: [blanked]}, NOW)).toMatchObject({kind: 'paid', state: 'active'});
    expect(doubtsOf({records: [blanked]})).toMatchObject([{record: blanked.key, because: 'lost-tier'}]);
  });

  it('doubts a member who is active without a charge for months, and not one who pays by the year (C2)', () => {
    const silent: RecordFields = {...paying, tiers: [], lastChargeAt: ISO('2026-06-01'), lastChargeStatus: 'paid'};
    expect(doubtsOf(person(silent))).toMatchObject([{because: 'no-charge-since', at: ISO('2026-06-01')}]);
    expect(doubtsOf(person({...silent, cadenceMonths: 12}))).toEqual([]);
    expect(doubtsOf(person({...silent, trial: true}))).toEqual([]);
  });

  it('shows a declined patron as declined and a stranger as no member (C45)', () => {
    expect(deriveStatus(person({...paying, lastChargeStatus: 'declined'}), NOW).state).toBe('declined');
    expect(deriveStatus(person({vendorState: 'declined'}), NOW).state).toBe('declined');
    expect(deriveStatus(person({name: 'Follows only'}), NOW)).toMatchObject({kind: 'none', state: 'none'});
    expect(deriveStatus(person({paid: false}), NOW)).toMatchObject({kind: 'free'});
  });

  it('comes back to active with the next reading, whether or not a webhook told of the payment (C4)', () => {
    const declined = {...paying, lastChargeAt: ISO('2026-11-01'), lastChargeStatus: 'declined'} as const;
    const paid = {...paying, lastChargeAt: ISO('2026-11-04'), lastChargeStatus: 'paid'} as const;
    const record = held([
      {source: 'webhook', asOf: NOW - 2, fields: declined},
      {source: 'api', asOf: NOW, fields: paid},
    ]);
    expect(deriveStatus({records: [record]}, NOW).state).toBe('active');
  });

  it('keeps who has cancelled but paid until later in the list as active (C5, T1, ARM-13, F15)', () => {
    const leaver = {...paying, cancelledAt: NOW - DAY_MS, accessUntil: NOW + DAY_MS};
    expect(deriveStatus(person(leaver), NOW)).toMatchObject({kind: 'paid', state: 'active', flags: ['leaving']});
    expect(accessOf(person(leaver), NOW)).toEqual({has: true});
  });

  it('takes a blank and a -- last charge alike for nothing paid yet (T4)', () => {
    const unpaid = person(paying);
    expect(lastSuccess(unpaid.records[0]?.fields ?? {})).toBeUndefined();
    expect(doubtsOf(unpaid)).toEqual([]);
  });

  it('keeps the first join of who came back apart from the start of the pledge (T5, ARM-51)', () => {
    const back = {...paying, joinedAt: ISO('2021-01-01'), pledgeStartAt: ISO('2026-11-02')};
    expect(firstJoin(person(back))).toBe(ISO('2021-01-01'));
    expect(deriveStatus(person(back), NOW).flags).toEqual([]);
    expect(firstJoin(person({...paying, pledgeStartAt: ISO('2026-11-02')}))).toBeUndefined();
  });
});

describe('accessOf', () => {
  it.each([
    ['a declined charge (ARM-18)', {...paying, lastChargeStatus: 'declined', lastChargeAt: 5}, false, 'declined'],
    ['fraud (ARM-21)', {...paying, lastChargeStatus: 'fraud', lastChargeAt: 5}, false, 'fraud'],
    ['an end (ARM-11)', {...paying, vendorState: 'former', accessUntil: NOW}, false, 'ended'],
    ['a free membership (ARM-8)', {paid: false}, false, 'free'],
    ['no membership', {mailState: 'subscribed'}, false, 'no-membership'],
    ['a refund, of which the vendor says no more (ARM-20)', {...paying, lastChargeStatus: 'refunded'}, undefined, 'refunded'],
  ] as const)('gives one reason: %s', (_title, fields, has, why) => {
    expect(accessOf(person(fields), NOW)).toMatchObject({has, why});
  });

  it('is access where any membership gives it (ARM-10)', () => {
    expect(accessOf(person({...paying, lastChargeStatus: 'declined'}, paying), NOW)).toEqual({has: true});
  });
});
