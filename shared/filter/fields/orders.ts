import type {ReadField} from '#shared/filter/columns';
import {amountOf, distinct, NO_AMOUNTS} from '#shared/filter/fields/read';
import type {SupporterField} from '#shared/filter/fields/subject';
import {REFUND_DAYS, taxOf} from '#shared/membership/refund';
import type {Money} from '#shared/model/money';
import type {Order} from '#shared/model/order';
import {vendorOf} from '#shared/model/record-key';
import {DAY_MS} from '#shared/model/time';

/** What somebody bought, all orders together. */
export const ORDERS_FIELDS: readonly SupporterField[] = [
  // No shop may be known at all: then nobody bought nothing.
  {name: 'orders', type: 'number', group: 'orders', read: ({supporter: {orders}}) => orders?.count ?? Number.NaN},
  {
    name: 'product',
    type: 'text',
    group: 'orders',
    read: ({supporter: {orders}}) => (orders === undefined ? '' : distinct(orders.newest.map(({product}) => product))),
  },
  {name: 'last-order', type: 'date', group: 'orders', read: ({supporter: {orders}}) => orders?.newest[0]?.at ?? Number.NaN},
];

const amounts = (money: Money | undefined) => (money === undefined ? NO_AMOUNTS : [amountOf(money)]);

/** One order. */
export const ORDER_FIELDS: readonly ReadField<Order>[] = [
  {name: 'id', type: 'text', sought: true, read: ({id}) => id},
  {name: 'product', type: 'text', sought: true, read: ({product}) => product},
  {name: 'date', type: 'date', read: ({at}) => at},
  {name: 'status', type: 'choice', choices: ['complete', 'refunded'], read: ({status}) => status},
  {name: 'price', type: 'money', read: ({price}) => amounts(price)},
  {name: 'tax', type: 'money', read: order => amounts(taxOf(order))},
  {name: 'paid', type: 'money', read: ({paid}) => amounts(paid)},
  // The last day on which the vendor takes it, so that no row has to be written again when it has passed.
  {name: 'refundable', type: 'date', read: ({at, status}) => (status === 'refunded' ? Number.NaN : at + REFUND_DAYS * DAY_MS)},
  {name: 'vendor', type: 'set', read: ({record}) => vendorOf(record)},
];
