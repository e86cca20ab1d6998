import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {deriveStatus} from '#shared/membership/status';
import type {RecordFields} from '#shared/model/record';
import {NOW} from '../../fixtures/arbitrary.ts';

const DAY_MS = 86_400_000;
const status = (...records: RecordFields[]) => statusAt(NOW, records);
const statusAt = (now: number, records: readonly RecordFields[]) =>
  deriveStatus(
    {
      records: records.map((fields, index) => ({
        key: `patreon/campaign/user/${index}`,
        rid: 'a'.repeat(20),
        sources: [],
        fields,
        identifiers: [],
      })),
    },
    now,
  );

describe('deriveStatus', () => {
  it.each([
    ['a paid member is active (ARM-5, ARM-10)', {paid: true, vendorState: 'active'}, 'paid', 'active'],
    ['a free member is free and active (ARM-7)', {paid: false}, 'free', 'active'],
    [
      'a declined last charge is declined (ARM-17)',
      {paid: true, vendorState: 'active', lastChargeStatus: 'declined'},
      'paid',
      'declined',
    ],
    [
      'a refunded last charge is refunded (ARM-19)',
      {paid: true, vendorState: 'active', lastChargeStatus: 'refunded'},
      'paid',
      'refunded',
    ],
    [
      'a fraudulent last charge is fraud (ARM-21)',
      {paid: true, vendorState: 'active', lastChargeStatus: 'fraud'},
      'paid',
      'fraud',
    ],
    ['a newsletter reader has no membership', {mailState: 'subscribed'}, 'none', 'none'],
  ] as const)('%s', (_title, fields, kind, state) => {
    expect(status(fields)).toMatchObject({kind, state});
  });

  it('keeps a leaver active until access ends, then cancelled (T1, ARM-11, ARM-12, ARM-13)', () => {
    const fields: RecordFields = {paid: true, vendorState: 'former', accessUntil: NOW + DAY_MS};
    expect(status(fields)).toMatchObject({kind: 'paid', state: 'active', flags: ['leaving'], due: NOW + DAY_MS});
    expect(status({...fields, accessUntil: NOW})).toMatchObject({state: 'cancelled', due: null});
  });

  it('marks who joined in this calendar month, whatever their state (ARM-16, ARM-3)', () => {
    expect(status({paid: true, vendorState: 'declined', joinedAt: Date.UTC(2026, 10, 1)}).flags).toContain('new-this-month');
    expect(status({paid: true, joinedAt: Date.UTC(2026, 9, 31)}).flags).not.toContain('new-this-month');
  });

  it('never takes the start of the latest pledge for the first join (T5, ARM-51)', () => {
    expect(status({paid: true, pledgeStartAt: Date.UTC(2026, 10, 2)}).flags).not.toContain('new-this-month');
  });

  it('warns of a refunded member who is still subscribed (ARM-20)', () => {
    expect(status({paid: true, vendorState: 'active', lastChargeStatus: 'refunded'}).flags).toContain('refunded-not-cancelled');
    expect(status({paid: true, vendorState: 'former', lastChargeStatus: 'refunded'}).flags).not.toContain(
      'refunded-not-cancelled',
    );
  });

  it('puts money at risk first where a person has several memberships, and gives each reason', () => {
    const both = status({paid: true, vendorState: 'active'}, {paid: true, vendorState: 'declined'});
    expect(both.state).toBe('declined');
    expect(both.reasons.map(reason => reason.because)).toEqual(['vendor-active', 'vendor-declined']);
  });

  it('is a free member who once paid elsewhere, not a cancelled one', () => {
    expect(status({paid: false}, {paid: true, vendorState: 'former'})).toMatchObject({kind: 'free', state: 'active'});
  });

  it('is due at the end of the month for who is new, and at a date only if something changes then (ARM-16)', () => {
    const joinedAt = Date.UTC(2026, 10, 1);
    expect(status({paid: true, joinedAt})).toMatchObject({flags: ['new-this-month'], due: Date.UTC(2026, 11, 1)});
    expect(status({paid: true, joinedAt, vendorState: 'former', accessUntil: NOW + DAY_MS}).due).toBe(NOW + DAY_MS);
    expect(status({paid: true, vendorState: 'active', accessUntil: NOW + DAY_MS}).due).toBeNull();
    expect(status({paid: true, joinedAt: NOW + DAY_MS}).due).toBe(NOW + DAY_MS);
  });

  it('stays the same until it is due and is another one then', () => {
    const at = fc.integer({min: NOW - 60 * DAY_MS, max: NOW + 60 * DAY_MS});
    const fields = fc.record(
      {paid: fc.boolean(), vendorState: fc.constantFrom('active', 'former'), joinedAt: at, accessUntil: at, cancelledAt: at},
      {requiredKeys: ['paid']},
    ) as fc.Arbitrary<RecordFields>;
    const look = ({kind, state, flags}: ReturnType<typeof status>) => ({kind, state, flags});
    fc.assert(
      fc.property(fc.array(fields, {minLength: 1, maxLength: 3}), fc.double({min: 0, max: 1, noNaN: true}), (records, part) => {
        const now = status(...records);
        const end = now.due ?? NOW + 400 * DAY_MS;
        expect(look(statusAt(NOW + Math.floor((end - 1 - NOW) * part), records))).toEqual(look(now));
        if (now.due !== null) expect(look(statusAt(now.due, records))).not.toEqual(look(now));
      }),
      {numRuns: 2_000, seed: 20261123},
    );
  });
});
