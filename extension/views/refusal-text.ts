import {i18n} from '#i18n';
import {accountOf, vendorOf} from '#shared/model/record-key';
import type {RefusedJoin} from '#shared/model/supporter';
import {vendorName} from './vendor-name';

const REASONS = {
  'not-the-same': 'refusal.not',
  exclusive: 'refusal.exclusive',
  'too-many-holders': 'refusal.holders',
  'closure-too-large': 'refusal.large',
  role: 'refusal.role',
  disposable: 'refusal.disposable',
  placeholder: 'refusal.placeholder',
  'different-names': 'refusal.names',
} as const satisfies Record<RefusedJoin['reason'], string>;

/** What two records share and why that does not make them one person, in one or two short sentences. */
export function refusalText({left, right, over, reason}: RefusedJoin): string {
  if (over.startsWith('decision:')) return i18n.t('refusal.contradicted', [placeOf(left), placeOf(right)]);
  const shared = over.slice(over.indexOf(':') + 1);
  const what =
    left === right
      ? i18n.t('refusal.alone', [placeOf(left), shared])
      : i18n.t('refusal.over', [placeOf(left), placeOf(right), shared]);
  return `${what} ${i18n.t(REASONS[reason])}`;
}

/** A record by its vendor and account: "Ghost (letters.example)". */
export function placeOf(recordKey: string): string {
  const vendor = vendorOf(recordKey);
  return vendor === 'self' ? vendorName(vendor) : `${vendorName(vendor)} (${accountOf(recordKey)})`;
}
