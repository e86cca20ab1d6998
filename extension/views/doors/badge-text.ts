import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import {formats} from '../language';
import {vendorName} from '../vendor-name';

type Fresh = Pick<Connection, 'vendor' | 'lastCompleteAt' | 'completeness'>;

/** How fresh and how complete a connection is: "Kit, 14 min. ago, 98 %" (F35). Undefined before it was read once. */
export function badgeText({vendor, lastCompleteAt, completeness}: Fresh, now: number): string | undefined {
  if (lastCompleteAt === null) return undefined;
  const {relative} = formats();
  const [name, ago] = [vendorName(vendor), relative(lastCompleteAt, now)];
  return completeness === undefined
    ? i18n.t('doors.card.badgeFresh', [name, ago])
    : i18n.t('doors.card.badge', [name, ago, shareText(completeness)]);
}

/** The figures behind the share: "1,960 of the 2,000 that Kit counts were read, 98 %." Undefined where the vendor does not count. */
export function completeText({vendor, records, expected, completeness}: Connection): string | undefined {
  if (expected === undefined || completeness === undefined) return undefined;
  const {number} = formats();
  const read = Math.min(records, Math.round(completeness * expected));
  return i18n.t('doors.card.complete', [number(read), number(expected), vendorName(vendor), shareText(completeness)]);
}

/** Never rounded up to all: 99.9 % of a list is not the list. */
function shareText(share: number): string {
  return formats().percent(share >= 1 ? 1 : Math.min(share, 0.99));
}
