import type {Amount, Field} from '#shared/filter/catalogue';
import {DATE_WORDS, isDate} from '#shared/filter/dates';
import {fold} from '#shared/filter/fold';
import {nearest} from '#shared/filter/nearest';
import type {FilterProblem} from '#shared/filter/tree';

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** A decimal with a dot; undefined for all else, infinity among it. */
export function parseNumber(value: string): number | undefined {
  const number = DECIMAL.test(value) ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** `12.75EUR`, or `12.75` without a currency. */
export function parseAmount(value: string): (Pick<Amount, 'amount'> & Partial<Amount>) | undefined {
  const [, digits = '', currency] = /^([-\d.]+)([A-Z]{3})?$/.exec(value) ?? [];
  const amount = parseNumber(digits);
  return amount === undefined ? undefined : currency === undefined ? {amount} : {amount, currency};
}

/** Why a value does not fit a field. */
export type Unfit = Pick<FilterProblem, 'code' | 'expected' | 'suggestion'>;

const YES = /^(yes|true)$/i;
const NO = /^(no|false)$/i;
const NUMBERS = ['12', '12.75'];
const DATES = ['30d', 'in-7d', 'last-month', '2026-05', '2026-01-31'];

/** A value in canonical spelling, or why it does not fit the field. */
export function readValue(field: Field, text: string): string | Unfit {
  switch (field.type) {
    case 'text':
    case 'set':
      return text;
    case 'choice':
      return oneOf(text, field.choices ?? []);
    case 'flag':
      return YES.test(text) ? 'yes' : NO.test(text) ? 'no' : oneOf(text, ['yes', 'no']);
    case 'date':
      return readDate(text.toLowerCase());
    case 'money':
    case 'number':
    case 'score':
      return readNumber(field, text);
  }
}

/** Part of a word or text; of a choice, one that some choice has. */
export function readPart({type, choices = []}: Field, text: string): string | Unfit {
  if (type !== 'choice' || choices.some(choice => fold(choice).includes(fold(text)))) return text;
  return {code: 'unknown-value', expected: choices, suggestion: nearest(text, choices)};
}

function oneOf(text: string, choices: readonly string[]): string | Unfit {
  const known = choices.find(choice => fold(choice) === fold(text));
  return known ?? {code: 'unknown-value', expected: choices, suggestion: nearest(text, choices)};
}

/** A number with what stands behind it: a currency, a percent sign, or something that is no unit of the field. */
function readNumber({type, unit = ''}: Field, text: string): string | Unfit {
  const [, digits = '', behind = ''] = /^(-?\d[\d.,'_]*)\s?([^\d\s.,'_]\S*)?$/.exec(text) ?? [];
  if (parseNumber(digits) === undefined) {
    const suggestion = withDot(digits);
    return {code: 'expected-number', expected: type === 'money' ? [...NUMBERS, '12.75EUR'] : NUMBERS, suggestion};
  }
  if (behind === '' || behind === unit) return digits;
  const units = type === 'money' ? Intl.supportedValuesOf('currency') : unit === '' ? [] : [unit];
  const known = units.find(one => one === behind.toUpperCase());
  if (known !== undefined) return `${digits}${known}`;
  const fitting = nearest(behind.toUpperCase(), units);
  return {
    code: 'unknown-unit',
    expected: type === 'money' ? ['EUR', 'USD'] : [digits, ...units.map(one => digits + one)],
    suggestion: fitting && `${digits}${fitting}`,
  };
}

/** 1,000 and 1'000 without their marks, 12,75 with a dot. @returns undefined where that makes no number either */
function withDot(digits: string): string | undefined {
  const plain = digits.replace(/[,'_](?=\d{3}(?:\D|$))/g, '').replace(',', '.');
  return parseNumber(plain) === undefined ? undefined : plain;
}

/** `30 days`, `30j` and `in-2weeks` are suggested as `30d` and `in-2w`. */
const UNIT_LETTERS: Readonly<Record<string, string>> = {d: 'd', j: 'd', t: 'd', w: 'w', s: 'w', m: 'm', y: 'y', a: 'y'};

function readDate(text: string): string | Unfit {
  if (isDate(text)) return text;
  const [, distance, letter] = /^((?:in-)?\d{1,5})\s?([a-z])[a-z]*$/.exec(text) ?? [];
  if (distance !== undefined) {
    const unit = UNIT_LETTERS[letter ?? ''];
    return {code: 'unknown-unit', expected: ['d', 'w', 'm', 'y'], suggestion: unit && `${distance}${unit}`};
  }
  return {code: 'expected-date', expected: DATES, suggestion: nearest(text.replaceAll(/[\s_]+/g, '-'), DATE_WORDS)};
}
