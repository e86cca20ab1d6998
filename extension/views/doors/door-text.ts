import {i18n} from '#i18n';
import {formats} from '../language';
import type {Door} from './door';

/** "3 minutes", "20 minutes · advanced". */
export function minutesText({kind, minutes}: Pick<Door, 'kind' | 'minutes'>): string {
  const time = i18n.t('doors.minutes', minutes, [formats().number(minutes)]);
  return kind === 'app' ? [time, i18n.t('doors.advanced')].join(' · ') : time;
}
