import {describe, expect, it} from 'vitest';
import {answering} from '#shared/membership/past';
import {recoveryCohort} from '#shared/membership/recovery';
import {anniversaries, tenureOf} from '#shared/membership/roster';
import {eventsOf, statusAsOf} from '#shared/membership/timeline';
import type {RecordHistory} from '#shared/model/history';
import type {RecordFields} from '#shared/model/record';
import type {PastQuestion} from '#shared/protocol/past';
import {NOW} from '../../fixtures/arbitrary.ts';
import {eur, ISO, KEY, remembered, type Said} from './held.ts';

const paying: RecordFields = {
  paid: true,
  vendorState: 'active',
  pledge: eur(5),
  cadenceMonths: 1,
  tiers: [{id: '1', name: 'Bronze'}],
};
const declined = (day: string): Said => ({
  asOf: ISO(day),
  fields: {...paying, lastChargeStatus: 'declined', lastChargeAt: ISO(day)},
});
const paid = (day: string, more: RecordFields = {}): Said => ({
  asOf: ISO(day),
  fields: {...paying, lastChargeStatus: 'paid', lastChargeAt: ISO(day), ...more},
});
const kinds = (history: RecordHistory, now = NOW) =>
  eventsOf([history], now).map(({kind, at}) => `${kind} ${new Date(at).toISOString().slice(0, 10)}`);
const one = (id: string, ...said: Said[]) => ({id, histories: [remembered(said, `patreon/campaign/user/${id}`)]});

describe('eventsOf', () => {
  it('tells an upgrade and a downgrade from two readings, as no vendor does (C6)', () => {
    const history = remembered([paid('2026-08-01'), paid('2026-09-01', {pledge: eur(10)}), paid('2026-10-01', {pledge: eur(3)})]);
    expect(kinds(history)).toEqual(['upgraded 2026-09-01', 'downgraded 2026-10-01']);
  });

  it('takes the same money by the year for no upgrade, and other currencies for no telling (C6)', () => {
    const yearly = paid('2026-09-01', {pledge: eur(60), cadenceMonths: 12});
    expect(kinds(remembered([paid('2026-08-01'), yearly]))).toEqual([]);
    const dollars = paid('2026-09-01', {pledge: {minorUnits: 900, currency: 'USD'}});
    expect(kinds(remembered([paid('2026-08-01'), dollars]))).toEqual([]);
  });

  it('dates the first decline by the day we first saw it, and the recovery without a webhook (C4, C13)', () => {
    const history = remembered([paid('2026-10-01'), declined('2026-11-01'), declined('2026-11-03'), paid('2026-11-05')]);
    expect(kinds(history)).toEqual(['declined 2026-11-01', 'recovered 2026-11-05']);
  });

  it('lets a leaver leave on the day that access ends, though nothing was read on it (T1, ARM-12)', () => {
    const cancels = paid('2026-10-05', {cancelledAt: ISO('2026-10-04'), accessUntil: ISO('2026-11-01')});
    const history = remembered([paid('2026-10-01'), cancels]);
    expect(kinds(history)).toEqual(['cancelled 2026-10-05', 'left 2026-11-01']);
    expect(kinds(history, ISO('2026-10-31'))).toEqual(['cancelled 2026-10-05']);
    expect(statusAsOf([history], ISO('2026-10-31'))?.state).toBe('active');
    expect(statusAsOf([history], ISO('2026-11-01'))?.state).toBe('cancelled');
    expect(statusAsOf([history], ISO('2026-09-30'))).toBeUndefined();
  });

  it('tells who came back, seen gone or only by a new start of the pledge (T5)', () => {
    const start = {pledgeStartAt: ISO('2020-01-01')};
    const again = paid('2026-10-01', {pledgeStartAt: ISO('2026-09-20')});
    const gone: Said = {asOf: ISO('2026-09-01'), fields: {...paying, vendorState: 'former'}};
    expect(kinds(remembered([paid('2026-08-01', start), gone, again]))).toEqual(['left 2026-09-01', 'rejoined 2026-10-01']);
    expect(kinds(remembered([paid('2026-08-01', start), again]))).toEqual(['rejoined 2026-10-01']);
  });

  it('tells a lost tier, a refund, a joining and each change of consent with its source', () => {
    const free: Said = {asOf: ISO('2026-06-01'), fields: {paid: false, mailState: 'unsubscribed'}};
    const joins = paid('2026-07-01', {mailState: 'subscribed'});
    const lost = paid('2026-08-01', {tiers: [], mailState: 'subscribed'});
    const refunded = paid('2026-09-01', {tiers: [], mailState: 'unsubscribed', lastChargeStatus: 'refunded'});
    const history = remembered([free, joins, lost, {...refunded, source: 'api'}]);
    expect(kinds(history)).toEqual([
      'joined 2026-07-01',
      'subscribed 2026-07-01',
      'tier-lost 2026-08-01',
      'refunded 2026-09-01',
      'unsubscribed 2026-09-01',
    ]);
    expect(eventsOf([history], NOW).every(({source, record}) => source === 'api' && record === KEY)).toBe(true);
  });
});

describe('the roster over time', () => {
  const stays = one('1', paid('2026-04-01'), paid('2026-06-01'));
  const leaves = one(
    '2',
    paid('2026-04-01'),
    paid('2026-04-20', {cancelledAt: ISO('2026-04-20'), accessUntil: ISO('2026-05-10')}),
  );
  const deleted = one('3', paid('2026-04-01'), {asOf: ISO('2026-05-20'), fields: {}, deleted: true});
  const returns = one(
    '4',
    paid('2026-04-01'),
    {asOf: ISO('2026-05-02'), fields: {...paying, vendorState: 'former'}},
    paid('2026-05-09'),
  );
  const people = [stays, leaves, deleted, returns];

  function idsOf(question: PastQuestion): string[] {
    const answer = answering(question, NOW);
    for (const person of people) answer.take({...person, contacts: []});
    const rows: readonly {readonly id: string}[] = answer.page(null).answer.rows;
    return rows.map(({id}) => id);
  }
  const activeAsOf = (date: string) => idsOf({question: 'as-of', at: ISO(date)});
  const who = (event: 'left' | 'rejoined' | 'joined', from: string, until: string) =>
    idsOf({question: 'who', event, from: ISO(from), until: ISO(until)});

  it('lists who was active as of a date (F13)', () => {
    expect(activeAsOf('2026-04-30')).toEqual(['1', '2', '3', '4']);
    expect(activeAsOf('2026-05-05')).toEqual(['1', '2', '3']);
    expect(activeAsOf('2026-06-02')).toEqual(['1', '4']);
    expect(activeAsOf('2026-03-01')).toEqual([]);
  });

  it('lists who left in May: by the clock, by deletion, and not who was back before June (F13, C14)', () => {
    expect(who('left', '2026-05-01', '2026-06-01')).toEqual(['2', '3']);
    expect(who('left', '2026-06-01', '2026-07-01')).toEqual([]);
    expect(who('rejoined', '2026-05-01', '2026-06-01')).toEqual(['4']);
  });

  it('calls nobody new because we only begin to look (ARM-16)', () => {
    expect(who('joined', '2026-04-01', '2026-05-01')).toEqual([]);
  });

  it('counts tenure in consecutive months, over a decline that recovers, and says when it may be longer', () => {
    const start = {pledgeStartAt: ISO('2026-01-31')};
    const known = remembered([
      paid('2026-08-01', start),
      {...declined('2026-09-01'), fields: {...declined('2026-09-01').fields, ...start}},
      paid('2026-09-04', start),
    ]);
    expect(tenureOf([known], ISO('2026-06-29'))).toBeUndefined();
    expect(tenureOf([known], ISO('2026-11-30'))).toEqual({months: 10, since: ISO('2026-01-31'), isAtLeast: false});
    expect(tenureOf(stays.histories, ISO('2026-07-01'))).toEqual({months: 3, since: ISO('2026-04-01'), isAtLeast: true});
    expect(tenureOf(returns.histories, ISO('2026-07-09'))).toEqual({months: 2, since: ISO('2026-05-09'), isAtLeast: false});
    expect(tenureOf(leaves.histories, ISO('2026-07-01'))).toBeUndefined();
  });

  it('keeps anniversaries within a span, and a leap day on the 28th', () => {
    const span = {from: ISO('2026-01-01'), until: ISO('2029-01-01')};
    expect(anniversaries(ISO('2024-02-29'), span)).toEqual([
      {at: ISO('2026-02-28'), years: 2},
      {at: ISO('2027-02-28'), years: 3},
      {at: ISO('2028-02-29'), years: 4},
    ]);
    expect(anniversaries(NOW, {from: NOW, until: NOW + 1})).toEqual([]);
  });
});

describe('recoveryCohort', () => {
  const span = {from: ISO('2026-11-01'), until: ISO('2026-12-01'), now: NOW};
  const recovers = one('1', paid('2026-10-01'), declined('2026-11-01'), declined('2026-11-03'), paid('2026-11-05'));
  const lost = one('2', paid('2026-10-01'), declined('2026-11-02'), {
    asOf: ISO('2026-11-10'),
    fields: {...paying, vendorState: 'former'},
  });
  const waits = one('3', paid('2026-10-01'), declined('2026-11-02'));

  it('counts who entered, was contacted, recovered or was lost, and the money that came back (C11, F14)', () => {
    const cohort = recoveryCohort([recovers, lost, waits], span, new Map([['2', [ISO('2026-10-20'), ISO('2026-11-04')]]]));
    expect(cohort).toMatchObject({entered: 3, contacted: 1, recovered: 1, lost: 1, money: [eur(5)]});
    expect(cohort.people.map(({id, outcome, day, contactedAt}) => [id, outcome, day, contactedAt])).toEqual([
      ['1', 'recovered', 1, undefined],
      ['2', 'lost', 2, ISO('2026-11-04')],
      ['3', 'retrying', 2, undefined],
    ]);
  });

  it('leaves people alone while the vendor retries: six times, or until the month is over (C12)', () => {
    const six = one(
      '4',
      paid('2026-10-01'),
      ...[1, 3, 5, 7, 9, 11].map(day => declined(`2026-11-${String(day).padStart(2, '0')}`)),
    );
    expect(recoveryCohort([six], span, new Map()).people[0]).toMatchObject({attempts: 6, outcome: 'open'});
    expect(recoveryCohort([waits], span, new Map()).people[0]).toMatchObject({attempts: 1, outcome: 'retrying'});
    const later = {...span, now: ISO('2026-12-01')};
    expect(recoveryCohort([waits], later, new Map()).people[0]).toMatchObject({outcome: 'open'});
  });

  it('enters by the first day that we saw the decline, once, and nobody who was declined when we first looked (C13)', () => {
    expect(recoveryCohort([recovers], span, new Map()).people[0]?.enteredAt).toBe(ISO('2026-11-01'));
    expect(recoveryCohort([one('5', declined('2026-11-02'), declined('2026-11-04'))], span, new Map()).entered).toBe(0);
    expect(recoveryCohort([recovers], {...span, from: ISO('2026-11-02')}, new Map()).entered).toBe(0);
  });
});
