import type {DateOrder} from '#shared/csv/date-cell';
import {interfaceLanguage} from './language';

/** English alone, as most write it, has the month before the day. */
export function datesHere(): DateOrder {
  return /^en(-US)?$/.test(interfaceLanguage()) ? 'month-first' : 'day-first';
}
