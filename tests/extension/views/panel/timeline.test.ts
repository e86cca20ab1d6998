import {describe, expect, it} from 'vitest';
import type {RecordHistory} from '#shared/model/history';
import type {RecordFields} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';
import {type TimelineEntry, timelineOf, untold} from '../../../../extension/views/panel/timeline.ts';
import {supporter} from '../../mirror/people.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const RECORD = 'ghost/site/member/1';
const day = (month: number, date: number) => Date.UTC(2026, month, date);
const usd = (minorUnits: number) => ({minorUnits, currency: 'USD'});

const PAYING: RecordFields = {
  paid: true,
  vendorState: 'active',
  pledge: usd(500),
  lifetime: usd(1500),
  lastChargeAt: day(10, 1),
  lastChargeStatus: 'paid',
  joinedAt: day(7, 28),
};

function lines(person: Supporter, histories: readonly RecordHistory[] = []): TimelineEntry[] {
  return timelineOf(person, {histories, benefits: [], now: NOW});
}

describe('the timeline of a person', () => {
  it('lists payments newest first and marks those worked out from totals (ARM-64, F11)', () => {
    const payments = lines(supporter({number: 1, fields: PAYING})).filter(({what}) => what.kind === 'payment');
    expect(
      payments.map(({at, what}) => [new Date(at).toISOString().slice(0, 10), 'estimated' in what && what.estimated]),
    ).toEqual([
      ['2026-11-01', false],
      ['2026-10-01', true],
      ['2026-09-01', true],
    ]);
    expect(payments[0]?.by).toEqual({vendor: 'ghost', source: 'api'});
  });

  it('leaves worked out payments away where single ones are read', () => {
    const person: Supporter = {
      ...supporter({number: 1, fields: PAYING}),
      activity: {
        sums: [{vendor: 'ghost', action: 'paid', count: 1, lastAt: day(10, 1)}],
        newest: [{record: RECORD, key: 'in_1', at: day(10, 1), action: 'paid'}],
      },
    };
    expect(lines(person).filter(({what}) => what.kind === 'payment')).toHaveLength(1);
  });

  it('says that a charge failed instead of leaving it away', () => {
    const person = supporter({number: 1, fields: {...PAYING, lastChargeStatus: 'declined'}});
    const [first] = lines(person);
    expect(first?.what).toEqual({kind: 'payment', amount: usd(500), estimated: false, failed: 'declined'});
    expect(first?.at).toBe(day(10, 1));
  });

  it('puts mails, posts, orders, contacts, notes and deliveries into one list with who tells each (F11)', () => {
    const person: Supporter = {
      ...supporter({number: 1}),
      activity: {
        sums: [],
        newest: [
          {record: RECORD, key: 'a', at: day(10, 10), action: 'opened', subject: 'November letter'},
          {record: RECORD, key: 'b', at: day(10, 9), action: 'liked'},
        ],
      },
      orders: {
        count: 1,
        spent: [usd(900)],
        newest: [{id: 'o1', product: 'Zine', at: day(10, 8), status: 'complete', paid: usd(900), record: RECORD}],
      },
      contacts: [{id: 'c', at: day(10, 7), channel: 'host', purpose: 'welcome'}],
      notes: [{id: 'n', at: day(10, 6), text: 'Met at the fair'}],
      deliveries: [{id: 'd', at: day(10, 5), benefit: 'stickers', month: '2026-10', state: 'delivered'}],
    };
    const found = timelineOf(person, {
      histories: [],
      benefits: [{id: 'stickers', name: 'Stickers', tiers: [], each: 'month', ships: true, source: 'self', rev: 1}],
      now: NOW,
    });
    expect(found.map(({what, by}) => [what.kind, by.source ?? by.vendor])).toEqual([
      ['mail', 'ghost'],
      ['post', 'ghost'],
      ['order', 'ghost'],
      ['contact', 'self'],
      ['note', 'self'],
      ['delivery', 'self'],
    ]);
    expect(found.at(-1)?.what).toMatchObject({benefit: 'Stickers', month: '2026-10'});
  });

  it('tells membership changes, and a joining that the history has too only once', () => {
    const facts: RecordFields = {paid: true, vendorState: 'active'};
    const history: RecordHistory = {
      key: RECORD,
      since: day(8, 1),
      now: {...facts, vendorState: 'declined'},
      rows: [
        {record: RECORD, n: 0, at: day(8, 5), source: 'api', from: {paid: false, vendorState: 'free'}, to: facts},
        {record: RECORD, n: 1, at: day(10, 3), source: 'api', from: {vendorState: 'active'}, to: {vendorState: 'declined'}},
      ],
    };
    const person = supporter({number: 1, fields: {...facts, vendorState: 'declined', joinedAt: day(8, 5)}});
    const changes = lines(person, [history]).filter(({what}) => what.kind === 'membership');
    expect(changes.map(({what}) => 'event' in what && what.event.kind)).toEqual(['declined', 'joined']);
  });

  it('shows nothing of the future and gives each entry a key of its own', () => {
    const person = supporter({number: 1, fields: {...PAYING, joinedAt: NOW + 1}});
    const found = lines(person);
    expect(found.every(({at}) => at <= NOW)).toBe(true);
    expect(new Set(found.map(({key}) => key)).size).toBe(found.length);
  });
});

describe('what no source tells', () => {
  it('does not take visits of the creator’s own site for posts of a vendor (LOY-50)', () => {
    const visit = {
      record: 'site/ada.example/person/a',
      key: 'visited/1/2',
      at: day(9, 1),
      action: 'visited' as const,
      subject: '/blog',
    };
    const sums = [{vendor: 'site', action: 'visited' as const, count: 1, lastAt: day(9, 1)}];
    const visitor: Supporter = {...supporter({number: 1}), activity: {sums, newest: [visit]}};
    expect(lines(visitor).map(({what, by}) => [what.kind, by.vendor])).toContainEqual(['site', 'site']);
    expect(untold(visitor)).toContain('post');
    expect(untold(visitor)).not.toContain('site');
  });

  it('is named as not known, never taken for none', () => {
    expect(untold(supporter({number: 1}))).toEqual(['payment', 'order', 'mail', 'post']);
    expect(untold(supporter({number: 1, fields: PAYING}))).toEqual(['order', 'mail', 'post']);
    const read: Supporter = {
      ...supporter({number: 1, fields: PAYING}),
      activity: {sums: [{vendor: 'ghost', action: 'opened', count: 3, lastAt: NOW}], newest: []},
    };
    expect(untold(read)).toEqual(['order', 'post']);
  });
});
