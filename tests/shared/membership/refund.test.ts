import {describe, expect, it} from 'vitest';
import {refundOf, taxOf} from '#shared/membership/refund';
import {DAY_MS} from '#shared/model/time';
import {NOW} from '../../fixtures/arbitrary.ts';
import {eur} from './held.ts';

const sale = (days: number) => ({at: NOW - days * DAY_MS, paid: eur(10), status: 'complete'}) as const;

describe('refundOf', () => {
  it('says “check your balance” where the balance is not known, never that it cannot be (T7, SAL-15)', () => {
    expect(refundOf(sale(30), NOW)).toMatchObject({answer: 'check-balance', because: 'balance-unknown'});
    expect(refundOf(sale(30), NOW, {minorUnits: 0, currency: 'USD'}).answer).toBe('check-balance');
  });

  it('is possible until 90 days after the transaction, and not a moment later (T7, SAL-20)', () => {
    expect(refundOf(sale(90), NOW, eur(10))).toMatchObject({answer: 'yes', until: NOW});
    expect(refundOf({...sale(90), at: sale(90).at - 1}, NOW, eur(10))).toMatchObject({answer: 'no', because: 'too-old'});
    expect(refundOf(sale(91), NOW)).toMatchObject({answer: 'no', because: 'too-old'});
  });

  it('needs a withdrawable balance that covers what was paid (T7, SAL-15)', () => {
    expect(refundOf(sale(30), NOW, eur(10)).answer).toBe('yes');
    expect(refundOf(sale(30), NOW, eur(9))).toMatchObject({answer: 'no', because: 'balance-too-low'});
  });

  it('takes a fresh sale, whose own money is pending, from other money (T7, SAL-14)', () => {
    expect(refundOf(sale(2), NOW, eur(10))).toMatchObject({answer: 'yes', isPending: true});
    expect(refundOf(sale(2), NOW, eur(0))).toMatchObject({answer: 'no', isPending: true});
    expect(refundOf(sale(7), NOW).isPending).toBe(false);
  });

  it('refunds nothing twice (SAL-18)', () => {
    expect(refundOf({...sale(1), status: 'refunded'}, NOW, eur(10))).toMatchObject({answer: 'no', because: 'already-refunded'});
  });
});

describe('taxOf', () => {
  it('is what was paid beyond the price, which is no mistake (T9, SAL-26)', () => {
    expect(taxOf({price: eur(10), paid: eur(12)})).toEqual(eur(2));
    expect(taxOf({price: eur(10), paid: eur(10)})).toEqual(eur(0));
    expect(taxOf({paid: eur(12)})).toBeUndefined();
  });

  it('makes a refund cover the tax as well (T7, T9)', () => {
    expect(refundOf({at: NOW, paid: eur(12), status: 'complete'}, NOW, eur(10)).because).toBe('balance-too-low');
  });
});
