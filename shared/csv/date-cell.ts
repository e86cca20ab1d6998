import {dayAt, textCell, timeCell} from '#shared/csv/cells';
import {fold} from '#shared/filter/fold';

/** How `01/02/2026` is read. */
export type DateOrder = 'day-first' | 'month-first';

// Names of months begin so, without accents, in English, French and Spanish; the first that fits counts.
const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^(jan|janv|ene|enero)/, 1],
  [/^(feb|fev)/, 2],
  [/^mar/, 3],
  [/^(apr|avr|abr)/, 4],
  [/^(may|mai)/, 5],
  [/^(jun|juin)/, 6],
  [/^(jul|juil)/, 7],
  [/^(aug|aou|ago)/, 8],
  [/^se[pt]/, 9],
  [/^oct/, 10],
  [/^nov/, 11],
  [/^(dec|dic)/, 12],
];
const NUMBERS = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{2,4})(?:\D|$)/;
const CLOCK = /(\d{1,2})[:h](\d{2})(?::(\d{2}))?\s*([ap])?\.?m?/i;

/**
 * A date as people write it: `03/11/2026 14:05`, `3 Nov 2026`, `Nov. 3, 2026, 2:05 PM`, `3 novembre 2026`, and all of `timeCell`.
 * In UTC.
 *
 * @returns undefined: blank; NaN: not a date
 */
export function dateCell(cell: string | undefined, order: DateOrder): number | undefined {
  const text = textCell(cell);
  const at = timeCell(text);
  if (text === undefined || at === undefined || !Number.isNaN(at)) return at;
  const numbers = NUMBERS.exec(text);
  if (numbers !== null) return dayOfNumbers(numbers, order) + clockOf(text.slice(numbers[0].length - 1));
  const words = fold(text);
  const month = words
    .split(/[^a-z]+/)
    .map(monthOfWord)
    .find(found => found !== undefined);
  const day = /(?:^|\D)(\d{1,2})(?:st|nd|rd|th|er)?(?=[\s,./-]|$)/.exec(words)?.[1];
  const year = /(?:^|\D)(\d{4})(?!\d)/.exec(words);
  if (month === undefined || day === undefined || year === null) return Number.NaN;
  return dayAt(Number(year[1]), month, Number(day)) + clockOf(words.slice(year.index + year[0].length));
}

function monthOfWord(word: string): number | undefined {
  return word.length < 3 ? undefined : MONTHS.find(([begin]) => begin.test(word))?.[1];
}

/** A number above 12 is no month, whatever the order says; four digits are a year. */
function dayOfNumbers([, first = '', second = '', third = '']: RegExpExecArray, order: DateOrder): number {
  if (first.length > 2) return dayAt(Number(first), Number(second), Number(third));
  const year = Number(third) + (third.length === 2 ? 2_000 : 0);
  const isDayFirst = Number(first) > 12 || (order === 'day-first' && Number(second) <= 12);
  const [day, month] = isDayFirst ? [first, second] : [second, first];
  return third.length === 3 ? Number.NaN : dayAt(year, Number(month), Number(day));
}

function clockOf(text: string): number {
  const match = CLOCK.exec(text);
  if (match === null) return 0;
  const [, hour = '0', minute = '0', second = '0', half] = match;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1_000;
}
