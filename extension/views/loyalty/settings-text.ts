import {i18n} from '#i18n';
import type {ProgrammePlan} from '#shared/model/programme';
import {DAY_MS} from '#shared/model/time';
import {formats} from '../language';
import {daysText} from './rule-sentence';

/** What holds for the whole programme, in two sentences. */
export function settingsText({
  halfLifeDays,
  timeZone,
  expiry,
}: Pick<ProgrammePlan, 'halfLifeDays' | 'timeZone' | 'expiry'>): string {
  const {date} = formats();
  const half = i18n.t('loyalty.settings.half', [daysText(halfLifeDays), timeZone ?? 'UTC']);
  if (expiry === undefined) return `${half} ${i18n.t('loyalty.settings.never')}`;
  const {days, since, graceDays, reinstateDays} = expiry;
  const first = date(since + graceDays * DAY_MS);
  return `${half} ${i18n.t('loyalty.settings.says', [daysText(days), first, daysText(reinstateDays)])}`;
}
