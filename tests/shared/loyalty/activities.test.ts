import {describe, expect, it} from 'vitest';
import {activitiesOf, activitiesOfRecord, boughtOf} from '#shared/loyalty/activities';
import type {RecordFields, StoredRecord} from '#shared/model/record';

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const usd = (minorUnits: number) => ({minorUnits, currency: 'USD'});
const activities = (fields: RecordFields, isPaidTold = false) =>
  activitiesOf({key: 'patreon/campaign/user/1', rid: 'a'.repeat(20), sources: [], fields, identifiers: []}, isPaidTold).map(
    ({key, estimated}) => `${key}${estimated ? ' ~' : ''}`,
  );

describe('activitiesOf', () => {
  it('works payments out of lifetime and pledge, back from the last charge (CRM-6)', () => {
    expect(
      activities({lifetime: usd(1500), pledge: usd(500), lastChargeAt: day('2026-03-31'), lastChargeStatus: 'paid'}),
    ).toEqual(['paid/2026-01 ~', 'paid/2026-02 ~', 'paid/2026-03']);
  });

  it('does not count a declined charge as a payment', () => {
    expect(
      activities({lifetime: usd(500), pledge: usd(500), lastChargeAt: day('2026-03-01'), lastChargeStatus: 'declined'}),
    ).toEqual(['paid/2026-02']);
  });

  it('counts one payment where the total cannot be divided, none where nothing was paid', () => {
    expect(activities({lifetime: usd(700), lastChargeAt: day('2026-03-01'), lastChargeStatus: 'paid'})).toEqual(['paid/2026-03']);
    expect(
      activities({lifetime: usd(0), pledge: usd(500), lastChargeAt: day('2026-03-01'), lastChargeStatus: 'declined'}),
    ).toEqual([]);
  });

  it('works no payment out where single ones are told, but for the last charge', () => {
    const fields: RecordFields = {
      lifetime: usd(1500),
      pledge: usd(500),
      lastChargeAt: day('2026-03-31'),
      lastChargeStatus: 'paid',
    };
    const told = (more: RecordFields) => activities({...fields, ...more}, true);
    expect(told({})).toEqual(['paid/2026-03']);
    expect(told({lastChargeStatus: 'refunded'})).toEqual([]);
  });

  it('counts the paid periods of a subscription', () => {
    const fields: RecordFields = {
      paid: true,
      pledge: usd(900),
      cadenceMonths: 12,
      pledgeStartAt: day('2024-02-29'),
      nextChargeAt: day('2027-02-28'),
    };
    expect(activities(fields)).toEqual(['paid/2024-02', 'paid/2025-02 ~', 'paid/2026-02 ~']);
  });

  it('knows when a person joined, and when they subscribed to a newsletter (LOY-59)', () => {
    expect(activities({joinedAt: day('2025-05-01'), mailState: 'subscribed', mailOptInAt: day('2025-06-01')})).toEqual([
      'joined',
      'subscribed',
    ]);
    expect(activities({joinedAt: day('2025-05-01'), mailState: 'unsubscribed', mailOptInAt: day('2025-06-01')})).toEqual([
      'joined',
    ]);
  });
});

describe('boughtOf', () => {
  const order = (id: string, more: object = {}) => ({
    ...{id, product: 'Zine', at: day('2026-11-02'), status: 'complete' as const, paid: usd(1000)},
    ...{source: 'file' as const, asOf: day('2026-11-03'), ...more},
  });
  const bought = (...orders: ReturnType<typeof order>[]) => boughtOf({key: 'gumroad/shop/buyer/1', orders});

  it('tells each purchase, with how many of what and for how much (LOY-53)', () => {
    expect(bought(order('p1', {units: 3}))).toEqual([
      {
        ...{record: 'gumroad/shop/buyer/1', key: 'bought/p1', at: day('2026-11-02'), action: 'bought'},
        ...{subject: 'Zine', amount: usd(1000), units: 3},
      },
    ]);
  });

  it('tells nothing of what was given back, and of a part what stayed paid', () => {
    expect(bought(order('p1', {status: 'refunded'}), order('p2', {refunded: usd(1000)}))).toEqual([]);
    expect(bought(order('p3', {refunded: usd(400)}))[0]?.amount).toEqual(usd(600));
    expect(bought(order('free', {paid: usd(0)}))[0]?.amount).toEqual(usd(0));
  });
});

describe('activitiesOfRecord', () => {
  const fields: RecordFields = {pledge: usd(1200), cadenceMonths: 12, lastChargeAt: day('2026-03-31'), lastChargeStatus: 'paid'};
  const stored = (more: Partial<StoredRecord> = {}, deleted = false): StoredRecord => ({
    key: 'patreon/campaign/user/1',
    rid: 'a'.repeat(20),
    versions: [{source: 'api', asOf: day('2026-04-01'), identifiers: [], fields, ...(deleted ? {deleted} : {})}],
    standing: [],
    ...more,
  });
  const told = (key: string, date: string, more: object = {}) => ({
    ...{key, at: day(date), action: 'paid' as const, source: 'api' as const, asOf: day('2026-04-01'), ...more},
  });

  it('tells each payment once: the vendor’s own word in the place of the one worked out', () => {
    const activities = activitiesOfRecord(
      stored({activities: [told('paid/2026-03', '2026-03-30'), told('paid/2025-03', '2025-03-30')]}),
    );
    expect(activities.map(({key, at}) => [key, at])).toEqual([
      ['paid/2026-03', day('2026-03-30')],
      ['paid/2025-03', day('2025-03-30')],
    ]);
  });

  it('tells no payment that was taken back, though the fields still say paid', () => {
    expect(activitiesOfRecord(stored({activities: [told('paid/2026-03', '2026-03-30', {undone: true})]}))).toEqual([]);
  });

  it('says what each payment was and for how many months', () => {
    const [own] = activitiesOfRecord(stored());
    expect(own).toMatchObject({key: 'paid/2026-03', amount: usd(1200), months: 12});
    const [seen] = activitiesOfRecord(stored({activities: [told('paid/2025-03', '2025-03-30')]})).slice(1);
    expect(seen).toMatchObject({key: 'paid/2025-03', amount: usd(1200), months: 12});
  });

  it('tells nothing of a record that is gone', () => {
    expect(activitiesOfRecord(stored({activities: [told('paid/2025-03', '2025-03-30')]}, true))).toEqual([]);
  });
});
