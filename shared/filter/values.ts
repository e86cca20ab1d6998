import type {Field} from '#shared/filter/catalogue';
import {addMonths, DAY_MS} from '#shared/model/time';

const DECIMAL = /^-?\d+(\.\d+)?$/;
const AGE = /^(\d{1,5})(d|w|m|y)$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A half-open span of time: [from, until), epoch milliseconds. */
export type Span = {readonly from: number; readonly until: number};

export function parseNumber(value: string): number | undefined {
  return DECIMAL.test(value) ? Number(value) : undefined;
}

/** A calendar day in UTC; undefined for 31 February. */
export function parseDay(value: string): Span | undefined {
  const match = DAY.exec(value);
  if (match === null) return undefined;
  const from = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  const date = new Date(from);
  if (date.getUTCMonth() !== Number(match[2]) - 1 || date.getUTCDate() !== Number(match[3])) return undefined;
  return {from, until: from + DAY_MS};
}

/** The instant that many days, weeks, months or years before now (`30d`, `2w`, `3m`, `1y`). */
export function parseAge(value: string, now: number): number | undefined {
  const match = AGE.exec(value);
  if (match === null) return undefined;
  const amount = Number(match[1]);
  if (match[2] === 'd') return now - amount * DAY_MS;
  if (match[2] === 'w') return now - amount * 7 * DAY_MS;
  return addMonths(now, match[2] === 'm' ? -amount : -12 * amount);
}

/** Whether a value can be compared with the field. */
export function fits(field: Field, value: string): 'number' | 'date' | 'choice' | undefined {
  if (field.type === 'number' || field.type === 'money' || field.type === 'score')
    return parseNumber(value) === undefined ? 'number' : undefined;
  if (field.type === 'date') return parseDay(value) === undefined && parseAge(value, 0) === undefined ? 'date' : undefined;
  if (field.type === 'choice') return field.choices?.includes(value.toLowerCase()) ? undefined : 'choice';
  return undefined;
}
