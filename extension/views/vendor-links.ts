import type {Order} from '#shared/model/order';
import {vendorOf} from '#shared/model/record-key';

/** The vendor's own screen of a purchase, where it is refunded; undefined where no address of one is known. */
export function orderLink({record, id}: Pick<Order, 'record' | 'id'>): string | undefined {
  // Gumroad's list of sales takes what is sought in its address (antiwork/gumroad, config/routes.rb).
  return vendorOf(record) === 'gumroad' ? `https://gumroad.com/customers?query=${encodeURIComponent(id)}` : undefined;
}
