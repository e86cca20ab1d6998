import {i18n} from '#i18n';
import type {MembershipEvent} from '#shared/membership/timeline';
import type {Order} from '#shared/model/order';
import {monthText, stateText} from '../benefit-text';
import {contactText} from '../contact-text';
import {DID} from '../did-words';
import {factText} from '../fact-text';
import {EVENT_TEXTS} from '../history-events';
import {formats} from '../language';
import {vendorName} from '../vendor-name';
import type {TimelineEntry, TimelineKind} from './timeline';

export const KIND_TEXTS = {
  payment: 'panel.kind.payment',
  order: 'panel.kind.order',
  membership: 'panel.kind.membership',
  mail: 'panel.kind.mail',
  post: 'panel.kind.post',
  site: 'panel.kind.site',
  contact: 'panel.kind.contact',
  note: 'panel.kind.note',
  delivery: 'panel.kind.delivery',
} as const satisfies Record<TimelineKind, string>;

/** What happened, in a few words. */
export function entryText({what}: TimelineEntry): string {
  if ('event' in what) return eventText(what.event);
  if ('action' in what) {
    return what.subject === undefined ? i18n.t(DID[what.action]) : i18n.t('panel.did', [i18n.t(DID[what.action]), what.subject]);
  }
  switch (what.kind) {
    case 'payment':
      return paymentText(what);
    case 'order':
      return orderText(what.order);
    case 'contact':
      return contactText(what.contact);
    case 'note':
      return what.text;
    case 'delivery':
      return i18n.t('panel.delivery', [
        `${what.benefit}, ${monthText(what.month)}`,
        stateText(what.state === 'not' ? 'owed' : what.state),
      ]);
  }
}

function paymentText({amount, failed}: Extract<TimelineEntry['what'], {kind: 'payment'}>): string {
  const money = amount === undefined ? undefined : formats().money(amount);
  if (failed !== undefined) {
    const status = i18n.t(`charge.${failed}`);
    return money === undefined ? i18n.t('panel.charge', [status]) : i18n.t('panel.chargeOf', [money, status]);
  }
  return money === undefined ? i18n.t('did.paid') : i18n.t('panel.paid', [money]);
}

/** Who tells it: "file from Patreon". */
export function byText({by: {vendor, source}}: TimelineEntry): string {
  if (source === 'self') return i18n.t('panel.byYou');
  if (source === undefined) return vendor === undefined ? i18n.t('history.byDate') : vendorName(vendor);
  return i18n.t(`source.${source}`, [vendorName(vendor ?? '')]);
}

/** What happened to a membership, with the amounts before and after where it is about money. */
function eventText({kind, before, facts}: MembershipEvent): string {
  const isMoney = kind === 'upgraded' || kind === 'downgraded';
  const change = isMoney ? `: ${factText('pledge', before)} → ${factText('pledge', facts)}` : '';
  return `${i18n.t(EVENT_TEXTS[kind])}${change}`;
}

function orderText({product, paid, status}: Order): string {
  const name = product === '' ? i18n.t('orders.noProduct') : product;
  return i18n.t('panel.bought', [
    name,
    formats().money(paid),
    i18n.t(status === 'refunded' ? 'orders.refunded' : 'orders.complete'),
  ]);
}
