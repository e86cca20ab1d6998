import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {DAY_MS} from '#shared/model/time';
import {sayDone} from '../data/say-done';
import {useSites} from '../data/use-sites';
import {useSupporters} from '../data/use-supporters';
import {formats} from '../language';
import {Sheet} from '../parts/sheet';
import {VENDOR_HELP} from '../vendor-links';
import {vendorName} from '../vendor-name';
import type {ActProps} from './act-props';
import {type Payment, PENDING_DAYS, paymentsOf, REFUND_DAYS} from './transactions';
import {VendorButton} from './vendor-button';

/**
 * What the creator has to know before giving money back, with this order's own facts, and the way to the vendor's screen. Nothing
 * is ever done from here (SAL-13…SAL-20, SAL-26, SAL-27, SAL-33, T7, T9).
 */
export function RefundDialog(props: ActProps) {
  const {snapshot, ordinals, purpose, name, onClose} = props;
  const person = useSupporters(snapshot, ordinals)?.[0];
  const sites = useSites();
  const [chosen, choose] = useState(purpose);
  if (person === undefined) return null;
  const payments = paymentsOf(person, {...snapshot, sites});
  const payment = payments.find(({id}) => id === chosen) ?? payments.find(canBe) ?? payments[0];
  return (
    <Sheet id="refund" title={i18n.t('act.refundTitle', [name])} onClose={onClose}>
      {payment === undefined ? (
        <>
          <p>{i18n.t('act.nothingPaid')}</p>
          <p class="row">
            <button type="button" class="at-end" onClick={onClose}>
              {i18n.t('verb.close')}
            </button>
          </p>
        </>
      ) : (
        <>
          {payments.length < 2 ? <p class="big">{paymentText(payment)}</p> : undefined}
          {payments.length < 2 ? undefined : (
            <label class="stack">
              {i18n.t('act.payment')}
              <select value={payment.id} onChange={event => choose(event.currentTarget.value)}>
                {payments.map(one => (
                  <option key={one.id} value={one.id}>
                    {paymentText(one)}
                  </option>
                ))}
              </select>
            </label>
          )}
          <RefundRules payment={payment} name={name} now={snapshot.now} />
          <RefundButtons {...props} id={person.id} payment={payment} />
        </>
      )}
    </Sheet>
  );
}

function canBe({refund}: Payment): boolean {
  return refund.answer !== 'no';
}

export function paymentText({product, vendor, at, left}: Payment): string {
  const {date, money} = formats();
  const what = product === undefined ? i18n.t('act.charge') : product === '' ? i18n.t('orders.noProduct') : product;
  return `${what}, ${money(left)}, ${date(at)} (${vendorName(vendor)})`;
}

type RulesProps = {readonly payment: Payment; readonly name: string; readonly now: number};

/** Each rule in the creator's language, with the facts of this payment where they are known. */
function RefundRules({payment, name, now}: RulesProps) {
  const {vendor, fileDays} = payment;
  const help = VENDOR_HELP[vendor];
  const host = vendorName(vendor);
  return (
    <>
      {fileDays === undefined || fileDays < 1 ? undefined : (
        <p class="risk-text" data-testid="stale">
          {i18n.t('act.staleFile', fileDays, [host, formats().number(fileDays)])}
        </p>
      )}
      <ul class="rules" data-testid="rules">
        {rulesOf(payment, name, now).map(rule => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      {help === undefined ? undefined : (
        <p class="row second">
          <a href={help.refunds} target="_blank" rel="noreferrer">
            {i18n.t('act.policy', [host])}
          </a>
          {help.taxes === undefined ? undefined : (
            <a href={help.taxes} target="_blank" rel="noreferrer">
              {i18n.t('act.taxes', [host])}
            </a>
          )}
        </p>
      )}
    </>
  );
}

function rulesOf(payment: Payment, name: string, now: number): string[] {
  const {at, left, price, tax, refund, vendor, product} = payment;
  const {money, date, number} = formats();
  const host = vendorName(vendor);
  const age = Math.max(0, Math.floor((now - at) / DAY_MS));
  const pendingUntil = date(at + PENDING_DAYS * DAY_MS);
  if (refund.because === 'already-refunded') return [i18n.t('act.rule.alreadyRefunded')];
  return [
    i18n.t('act.rule.yours', [host]),
    ...windowOf(payment, age),
    ...(refund.because === 'too-old' && vendor === 'patreon' ? [] : [i18n.t('act.rule.balance', [money(left)])]),
    ...(refund.isPending ? [i18n.t('act.rule.pending', [pendingUntil, number(PENDING_DAYS)])] : []),
    ...(price !== undefined && tax !== undefined && tax.minorUnits > 0
      ? [i18n.t('act.rule.tax', [money(left), money(price), money(tax)])]
      : []),
    i18n.t('act.rule.takes'),
    i18n.t(product === undefined ? 'act.rule.chargeAccess' : 'act.rule.access', [name]),
    i18n.t('act.rule.never'),
  ];
}

/** Until when it is possible. The 90 days are Patreon's: elsewhere they are a hint. */
function windowOf({refund, vendor}: Payment, age: number): string[] {
  const {date, number} = formats();
  const host = vendorName(vendor);
  if (vendor !== 'patreon' && refund.because === 'too-old') {
    return [i18n.t('act.rule.past', age, [number(age), number(REFUND_DAYS), host])];
  }
  const days: [string, string, string] = [number(REFUND_DAYS), date(refund.until), number(age)];
  const said = refund.because === 'too-old' ? i18n.t('act.rule.tooOld', age, days) : i18n.t('act.rule.window', age, days);
  return vendor === 'patreon' ? [said] : [said, i18n.t('act.rule.elsewhere', [host])];
}

type ButtonsProps = ActProps & {readonly id: string; readonly payment: Payment};

function RefundButtons({snapshot, toasts, onClose, id, payment}: ButtonsProps) {
  const {vendor, address, refund} = payment;
  const host = vendorName(vendor);
  // The 90 days are Patreon's: what another service allows, its own screen says.
  const isOver = refund.because === 'already-refunded' || (refund.because === 'too-old' && vendor === 'patreon');
  const onOpened = () => {
    const result = {people: [id], said: '', undo: [], about: host};
    void sayDone({snapshot, toasts}, {act: 'refund', filter: undefined, result});
  };
  return (
    <p class="row">
      {address === undefined && !isOver ? <span class="grow">{i18n.t('act.refundWhere', [host])}</span> : undefined}
      {address === undefined || isOver ? undefined : (
        <VendorButton
          vendor={vendor}
          address={address}
          label={i18n.t('act.refundAt', [host])}
          testId="refund-at"
          onOpened={onOpened}
        />
      )}
      <button type="button" onClick={onClose}>
        {i18n.t('verb.close')}
      </button>
    </p>
  );
}
