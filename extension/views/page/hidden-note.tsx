import {i18n} from '#i18n';
import {type HiddenReason, hiddenOf} from '#shared/membership/hidden';
import {vendorOf} from '#shared/model/record-key';
import type {HeldRecord, Supporter} from '#shared/model/supporter';
import {formats} from '../language';
import {vendorName} from '../vendor-name';

const WORDS = {
  'blocked-by-you': 'hidden.blockedByYou',
  'removed-for-terms': 'hidden.removedForTerms',
  'asked-for-deletion': 'hidden.askedForDeletion',
  'no-longer-member': 'hidden.noLongerMember',
  'blocked-you': 'hidden.blockedYou',
} as const satisfies Record<HiddenReason, string>;

/** Why a vendor may hide who somebody is: what shows, and what else is possible. Nothing where nothing is hidden. */
export function HiddenNote({supporter, now}: {readonly supporter: Supporter; readonly now: number}) {
  return <>{supporter.records.map(record => noteOf(record, now))}</>;
}

function noteOf(record: HeldRecord, now: number) {
  const hidden = hiddenOf(record, now);
  if (hidden === undefined) return undefined;
  const {list} = formats();
  const words = (reasons: readonly HiddenReason[]) => list(reasons.map(reason => i18n.t(WORDS[reason])));
  const vendor = vendorName(vendorOf(record.key));
  return (
    <p key={record.key} class="second">
      {i18n.t('hidden.says', [vendor])}{' '}
      {hidden.certain.length === 0 ? undefined : `${i18n.t('hidden.certain', [words(hidden.certain)])} `}
      {i18n.t('hidden.possible', [words(hidden.possible)])}
    </p>
  );
}
