import {i18n} from '#i18n';
import type {Progress} from '#shared/model/connection';
import {formats} from '../language';

/** How far a reading is: "1,250 of 10,000 · 600 a minute · about 15 min left"; what is not known is left out. */
export function progressText({done, expected, rate, leftMs}: Progress): string {
  const {number, duration} = formats();
  const soFar = expected === null ? i18n.t('sync.syncing') : i18n.t('sync.progress', [number(done), number(expected)]);
  return [
    soFar,
    ...(rate === undefined || rate <= 0 ? [] : [i18n.t('doors.card.rate', [number(rate)])]),
    ...(leftMs === undefined ? [] : [i18n.t('act.timeLeft', [duration(leftMs)])]),
  ].join(' · ');
}
