import {i18n} from '#i18n';
import type {Access} from '#shared/membership/access';
import type {Status, StatusReason} from '#shared/membership/status';
import {vendorOf} from '#shared/model/record-key';
import {formats} from './language';
import type {PersonRow} from './person-row';
import {vendorName} from './vendor-name';

/** One word or two: the state of a paid membership, else that it is free or none. */
export function statusText({kind, state}: Pick<Status, 'kind' | 'state'>): string {
  return kind === 'paid' ? i18n.t(`state.${state}`) : i18n.t(`kind.${kind}`);
}

/** The tier with its vendor: "Gold (Patreon)". */
export function tierText(tier: PersonRow['tier']): string | undefined {
  return tier?.vendor === undefined ? tier?.name : `${tier.name} (${vendorName(tier.vendor)})`;
}

/** Why a record has its state, with the date that it turns on. */
export function reasonText({because, at, record}: StatusReason): string {
  const vendor = vendorName(vendorOf(record));
  const date = at === undefined ? i18n.t('reason.noDate') : formats().date(at);
  switch (because) {
    case 'charge-fraud':
      return i18n.t('reason.chargeFraud', [vendor, date]);
    case 'charge-refunded':
      return i18n.t('reason.chargeRefunded', [vendor, date]);
    case 'charge-declined':
      return i18n.t('reason.chargeDeclined', [vendor, date]);
    case 'vendor-declined':
      return i18n.t('reason.vendorDeclined', [vendor]);
    case 'access-ended':
      return i18n.t('reason.accessEnded', [vendor, date]);
    case 'paid-until':
      return i18n.t('reason.paidUntil', [vendor, date]);
    case 'vendor-active':
      return i18n.t('reason.vendorActive', [vendor]);
    case 'free-member':
      return i18n.t('reason.freeMember', [vendor]);
  }
}

/** Why somebody has no paid access, in one sentence; undefined for who has it. */
export function accessText(access: Access): string | undefined {
  if (access.has) return undefined;
  const {why, record, at} = access;
  const vendor = record === undefined ? '' : vendorName(vendorOf(record));
  const date = at === undefined ? i18n.t('reason.noDate') : formats().date(at);
  switch (why) {
    case 'declined':
    case 'ended':
    case 'refunded':
    case 'fraud':
      return i18n.t(`access.${why}`, [vendor, date]);
    case 'lost-tier':
      return i18n.t('access.lostTier', [vendor]);
    case 'free':
      return i18n.t('access.free', [vendor]);
    case 'no-membership':
      return i18n.t('access.noMembership');
  }
}
