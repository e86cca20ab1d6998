import {i18n} from '#i18n';
import {useSites} from '../data/use-sites';
import {useSupporters} from '../data/use-supporters';
import {formats} from '../language';
import {Sheet} from '../parts/sheet';
import {printRoute} from '../route';
import {personLinks} from '../vendor-links';
import {vendorName} from '../vendor-name';
import type {ActProps} from './act-props';
import {type Payment, paymentsOf} from './transactions';

/** A person's transactions, newest first, and where each is at its vendor (SAL-24, SAL-25). */
export function OrdersDialog(props: ActProps) {
  const {snapshot, ordinals, name, onClose} = props;
  const person = useSupporters(snapshot, ordinals)?.[0];
  const sites = useSites();
  if (person === undefined) return null;
  const payments = paymentsOf(person, {...snapshot, sites});
  const hidden = (person.orders?.count ?? 0) - (person.orders?.newest.length ?? 0);
  const links = personLinks(person, sites);
  return (
    <Sheet id="orders" title={i18n.t('act.ordersTitle', [name])} onClose={onClose}>
      {payments.length === 0 ? <p>{i18n.t('act.nothingPaid')}</p> : undefined}
      <table class="payments">
        <tbody>
          {payments.map(payment => (
            <PaymentRow key={payment.id} payment={payment} person={person.id} onOpen={props.onOpen} />
          ))}
        </tbody>
      </table>
      {hidden > 0 ? <p class="second">{i18n.t('orders.more', hidden, [formats().number(hidden)])}</p> : undefined}
      <p class="second">{i18n.t('act.lastChargeOnly')}</p>
      <p class="row wrap">
        {links.map(({vendor, address}) => (
          <a key={address} href={address} target="_blank" rel="noreferrer">
            {i18n.t('act.openAt', [vendorName(vendor)])} <span aria-hidden="true">↗</span>
          </a>
        ))}
        <button type="button" class="at-end" onClick={onClose}>
          {i18n.t('verb.close')}
        </button>
      </p>
    </Sheet>
  );
}

type RowProps = {readonly payment: Payment; readonly person: string; readonly onOpen: (path: string) => void};

function PaymentRow({payment, person, onOpen}: RowProps) {
  const {id, product, vendor, at, left, refund} = payment;
  const {date, money} = formats();
  const isRefunded = refund.because === 'already-refunded';
  const open = () => onOpen(printRoute({view: 'supporters', id: person, filter: '', people: [], act: 'refund', purpose: id}));
  return (
    <tr data-testid="payment">
      <td class="number">{date(at)}</td>
      <td class="wrap">{product === undefined ? i18n.t('act.charge') : product === '' ? i18n.t('orders.noProduct') : product}</td>
      <td>{vendorName(vendor)}</td>
      <td class="number end">{money(left)}</td>
      <td>
        {isRefunded ? (
          i18n.t('orders.refunded')
        ) : (
          <button type="button" class="link" onClick={open}>
            {i18n.t('act.refund')}
          </button>
        )}
      </td>
    </tr>
  );
}
