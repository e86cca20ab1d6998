import type {Money} from '#shared/model/money';
import type {Order} from '#shared/model/order';
import {DAY_MS} from '#shared/model/time';

/** How long after the transaction it can be refunded (SAL-20). */
export const REFUND_DAYS = 90;
/** How long a sale's own money is not withdrawable yet, at most (SAL-14). */
export const PENDING_DAYS = 7;

/** A charge of a member, or a sale: both are refunded from the same balance (SAL-15). */
export type Transaction = {readonly at: number; readonly paid: Money; readonly status: 'complete' | 'refunded'};

export type Refund = {
  /** `check-balance`: possible if the withdrawable balance covers it, which we do not know. Never "no" for that reason. */
  readonly answer: 'yes' | 'no' | 'check-balance';
  readonly because: 'too-old' | 'already-refunded' | 'balance-too-low' | 'balance-covers' | 'balance-unknown';
  /** The last instant at which the vendor takes it. */
  readonly until: number;
  /** The sale's own money may still be pending: a refund now comes from other money. */
  readonly isPending: boolean;
};

/**
 * Whether a transaction can be refunded at `now` (T7). A refund cannot be undone (SAL-18).
 *
 * @param balance - what could be withdrawn now; undefined where no vendor tells, which is the rule
 */
export function refundOf({at, paid, status}: Transaction, now: number, balance?: Money): Refund {
  const until = at + REFUND_DAYS * DAY_MS;
  const isPending = now < at + PENDING_DAYS * DAY_MS;
  const base = {until, isPending};
  if (status === 'refunded') return {...base, answer: 'no', because: 'already-refunded'};
  if (now > until) return {...base, answer: 'no', because: 'too-old'};
  if (balance === undefined || balance.currency !== paid.currency)
    return {...base, answer: 'check-balance', because: 'balance-unknown'};
  // The balance is what is withdrawable already: whose sale brought it does not matter.
  return balance.minorUnits >= paid.minorUnits
    ? {...base, answer: 'yes', because: 'balance-covers'}
    : {...base, answer: 'no', because: 'balance-too-low'};
}

/** What of an order was sales tax; undefined where the vendor names no price, or another currency (T9, SAL-26). */
export function taxOf({price, paid}: Pick<Order, 'price' | 'paid'>): Money | undefined {
  if (price === undefined || price.currency !== paid.currency) return undefined;
  return {minorUnits: Math.max(0, paid.minorUnits - price.minorUnits), currency: paid.currency};
}
