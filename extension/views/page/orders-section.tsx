import {i18n} from '#i18n';
import {refundOf, taxOf} from '#shared/membership/refund';
import type {Money} from '#shared/model/money';
import type {Order} from '#shared/model/order';
import {vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';
import {formats} from '../language';
import {vendorName} from '../vendor-name';

type Props = {
  readonly orders: Supporter['orders'];
  readonly now: number;
  /** Opens what has to be known before an order, by its id, is refunded. */
  readonly onRefund: (order: string) => void;
};

/** What a person bought, newest first, with price, tax and whether it can be refunded (ARM-92, SAL-6…SAL-10). */
export function OrdersSection({orders, now, onRefund}: Props) {
  if (orders === undefined) return null;
  const {count, spent, newest} = orders;
  const {number, money, list} = formats();
  const hidden = count - newest.length;
  return (
    <section aria-labelledby="orders-title">
      <h3 id="orders-title">{i18n.t('orders.title')}</h3>
      <p>{i18n.t('orders.spent', count, [number(count), list(spent.map(money))])}</p>
      <ul class="orders">
        {newest.map(order => (
          <OrderLine key={`${order.record} ${order.id}`} order={order} now={now} onRefund={onRefund} />
        ))}
      </ul>
      {newest.some(order => isRefundable(order, now)) ? <p class="second">{i18n.t('orders.refundTakes')}</p> : undefined}
      {hidden > 0 ? <p class="second">{i18n.t('orders.more', hidden, [number(hidden)])}</p> : undefined}
    </section>
  );
}

function OrderLine({order, now, onRefund}: Omit<Props, 'orders'> & {readonly order: Order}) {
  const {product, at, status, record} = order;
  const {date} = formats();
  return (
    <li data-testid="order">
      <p class="row">
        <b class="grow wrap">{product === '' ? i18n.t('orders.noProduct') : product}</b>
        <span class="number">{paidText(order)}</span>
      </p>
      <p class="second">
        {date(at)} · {i18n.t(status === 'refunded' ? 'orders.refunded' : 'orders.complete')} · {vendorName(vendorOf(record))}
      </p>
      {refundLines(order, now).map(line => (
        <p key={line} class="second">
          {line}
        </p>
      ))}
      {isRefundable(order, now) ? (
        <p>
          <button type="button" class="link" data-testid="refund-order" onClick={() => onRefund(order.id)}>
            {i18n.t('act.refund')}
          </button>
        </p>
      ) : undefined}
    </li>
  );
}

function paidText(order: Order): string {
  const {money} = formats();
  const {price, paid} = order;
  const tax = taxOf(order);
  if (price === undefined || tax === undefined || tax.minorUnits === 0) return money(paid);
  return i18n.t('orders.paidWithTax', [money(paid), money(price), money(tax)]);
}

/** What of an order could still be given back; undefined: nothing is left. */
function refundable({paid, refunded, status}: Order): Money | undefined {
  const minorUnits = paid.minorUnits - (refunded?.minorUnits ?? 0);
  return status === 'refunded' || minorUnits <= 0 ? undefined : {...paid, minorUnits};
}

function isRefundable(order: Order, now: number): boolean {
  const left = refundable(order);
  return left !== undefined && refundOf({at: order.at, paid: left, status: order.status}, now).answer !== 'no';
}

/** Whether it can be refunded and why, one sentence each (T7). */
function refundLines(order: Order, now: number): string[] {
  const {at, refunded, status} = order;
  const {money, date} = formats();
  const left = refundable(order);
  if (left === undefined) return [];
  const {answer, until, isPending} = refundOf({at, paid: left, status}, now);
  const partly = refunded === undefined ? [] : [i18n.t('orders.partly', [money(refunded)])];
  const word = i18n.t(answer === 'no' ? 'refund.tooOld' : 'refund.checkBalance', [date(until)]);
  return [...partly, i18n.t('orders.refund', [word]), ...(isPending && answer !== 'no' ? [i18n.t('orders.pending')] : [])];
}
