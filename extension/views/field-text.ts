import {i18n} from '#i18n';
import type {FieldName, PostalAddress, RecordFields} from '#shared/model/record';
import {formats} from './language';

/** The fields of a record that are shown, in this order. Custom columns come after them under their own names. */
export const SHOWN_FIELDS = [
  'name',
  'email',
  'tiers',
  'pledge',
  'lifetime',
  'vendorStatus',
  'joinedAt',
  'pledgeStartAt',
  'lastChargeAt',
  'lastChargeStatus',
  'nextChargeAt',
  'cancelledAt',
  'accessUntil',
  'mailState',
  'mailOptInAt',
  'newsletters',
  'openRate',
  'labels',
  'note',
  'address',
] as const satisfies readonly FieldName[];

/** A record's field in words; undefined where the record does not say. */
export function fieldText(name: (typeof SHOWN_FIELDS)[number], fields: RecordFields): string | undefined {
  const {date, money, percent, list} = formats();
  switch (name) {
    case 'tiers':
      return fields.tiers && list(fields.tiers.map(tier => tier.name));
    case 'pledge':
    case 'lifetime':
      return fields[name] && money(fields[name]);
    case 'joinedAt':
    case 'pledgeStartAt':
    case 'lastChargeAt':
    case 'nextChargeAt':
    case 'cancelledAt':
    case 'accessUntil':
    case 'mailOptInAt':
      return fields[name] === undefined ? undefined : date(fields[name]);
    case 'lastChargeStatus':
      return fields.lastChargeStatus && i18n.t(`charge.${fields.lastChargeStatus}`);
    case 'mailState':
      return fields.mailState && i18n.t(`mail.${fields.mailState}`);
    case 'newsletters':
    case 'labels':
      return fields[name] && (fields[name].length === 0 ? undefined : list(fields[name]));
    case 'openRate':
      return fields.openRate === undefined ? undefined : percent(fields.openRate);
    case 'address':
      return fields.address && addressText(fields.address);
    case 'name':
    case 'email':
    case 'vendorStatus':
    case 'note':
      return fields[name];
  }
}

function addressText({addressee, street, zip, city, state, country}: PostalAddress): string {
  return [addressee, street, [zip, city].filter(Boolean).join(' '), state, country].filter(Boolean).join(', ');
}
