import {describe, expect, it} from 'vitest';
import {activitiesOf} from '#shared/loyalty/activities';
import type {RecordFields} from '#shared/model/record';

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
