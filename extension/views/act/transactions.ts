import {lastSuccess} from '#shared/membership/keep-known';
import {PENDING_DAYS, REFUND_DAYS, type Refund, refundOf, taxOf} from '#shared/membership/refund';
import type {Connection} from '#shared/model/connection';
import type {Money} from '#shared/model/money';
import {vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';
import {DAY_MS} from '#shared/model/time';
import type {Site} from '../../settings';
import {fileAges} from '../data/sources';
import {orderLink, recordLink} from '../vendor-links';

export {PENDING_DAYS, REFUND_DAYS};

/** Something that a person paid and that could be given back: an order, or the last charge of a membership (SAL-15). */
export type Payment = {
  /** The order's id; of a charge, its record's key. */
  readonly id: string;
  readonly vendor: string;
  /** The product; undefined for a membership's charge. */
  readonly product: string | undefined;
  readonly at: number;
  /** What the person paid, tax included, less what was given back already. */
  readonly left: Money;
  readonly price: Money | undefined;
  readonly tax: Money | undefined;
  readonly refund: Refund;
  /** The vendor's own screen, where it is done. */
  readonly address: string | undefined;
  /** Whole days since the file that says all this; undefined where the vendor itself was asked. */
  readonly fileDays: number | undefined;
};

type At = {readonly connections: readonly Connection[]; readonly sites: readonly Site[]; readonly now: number};

/** Newest first. */
export function paymentsOf({records, orders}: Supporter, {connections, sites, now}: At): Payment[] {
  const ages = new Map(fileAges(connections).map(({vendor, asOf}) => [vendor, asOf]));
  const fileDays = (key: string) => {
    const isFile = records.find(record => record.key === key)?.sources[0]?.source === 'file';
    const asOf = ages.get(vendorOf(key));
    return isFile && asOf !== undefined ? Math.max(0, Math.floor((now - asOf) / DAY_MS)) : undefined;
  };
  const addressOf = (key: string) => {
    const record = records.find(one => one.key === key);
    return record && recordLink(record, sites);
  };
  const bought = (orders?.newest ?? []).map<Payment>(order => {
    const {id, product, at, paid, price, refunded, status, record} = order;
    const left = {...paid, minorUnits: paid.minorUnits - (refunded?.minorUnits ?? 0)};
    const isGone = status === 'refunded' || left.minorUnits <= 0;
    return {
      id,
      product,
      at,
      left: isGone ? paid : left,
      price,
      vendor: vendorOf(record),
      tax: taxOf(order),
      refund: refundOf({at, paid: left, status: isGone ? 'refunded' : 'complete'}, now),
      address: orderLink(order) ?? addressOf(record),
      fileDays: fileDays(record),
    };
  });
  const charged = records.flatMap<Payment>(({key, fields}) => {
    const at = lastSuccess(fields);
    const {pledge, lastChargeStatus} = fields;
    if (at === undefined || pledge === undefined || pledge.minorUnits <= 0) return [];
    const status = lastChargeStatus === 'refunded' ? ('refunded' as const) : ('complete' as const);
    return {
      id: key,
      vendor: vendorOf(key),
      product: undefined,
      at,
      left: pledge,
      price: undefined,
      tax: undefined,
      refund: refundOf({at, paid: pledge, status}, now),
      address: addressOf(key),
      fileDays: fileDays(key),
    };
  });
  return [...bought, ...charged].sort((left, right) => right.at - left.at);
}
