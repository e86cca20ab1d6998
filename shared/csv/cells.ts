import {majorUnits} from '#shared/model/major-units';
import type {Money} from '#shared/model/money';

/** The text of a cell, or undefined for what vendors print when there is nothing: blank, `--`, `N/A`. */
export function textCell(cell: string | undefined): string | undefined {
  const text = cell?.trim() ?? '';
  return text === '' || text === '--' || text === '-' || text === 'N/A' ? undefined : text;
}

const TIMESTAMP =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?(?:\s?(?:Z|UTC|GMT)|\s?([+-])(\d{2}):?(\d{2}))?$/;

/**
 * `YYYY-MM-DD[ HH:MM[:SS[.ffffff]]]`, in UTC unless an offset follows. undefined: blank; NaN: not a date.
 */
export function timeCell(cell: string | undefined): number | undefined {
  const text = textCell(cell);
  if (text === undefined) return undefined;
  const match = TIMESTAMP.exec(text);
  if (match === null) return Number.NaN;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(part => Number(part ?? 0));
  if (hour > 24 || minute > 59 || second > 60) return Number.NaN;
  const at = dayAt(year, month, day);
  const offset = (Number(match[8] ?? 0) * 60 + Number(match[9] ?? 0)) * (match[7] === '-' ? -1 : 1);
  return at + ((hour * 60 + minute - offset) * 60 + second) * 1_000;
}

/** The start of a day in UTC; NaN: there is no such day. */
export function dayAt(year: number, month: number, day: number): number {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCDate() === day && at.getUTCMonth() === month - 1 ? at.getTime() : Number.NaN;
}

/**
 * An amount as people and vendors write it: `5`, `5.00`, `$1,234.00`, `1.234,56 €`. The last separator followed by one or two
 * digits is the decimal one.
 *
 * @returns undefined: blank; 'bad': not an amount
 */
export function moneyCell(cell: string | undefined, currency: string): Money | 'bad' | undefined {
  const text = textCell(cell);
  if (text === undefined) return undefined;
  const digits = text.replace(/[\s\u00A0\u202F]|\p{Sc}|[A-Z]{1,3}/gu, '');
  const match = /^(-?)([\d.,']*?)(?:[.,](\d{1,2}))?$/.exec(digits);
  if (match === null || !/\d/.test(digits)) return 'bad';
  const whole = (match[2] ?? '').replace(/[.,']/g, '');
  const minor = Number(`${whole === '' ? '0' : whole}${(match[3] ?? '').padEnd(2, '0')}`);
  const withoutMinorUnit = majorUnits({minorUnits: 1, currency}) === 1;
  // Beyond that a number is no longer the one that was written.
  if (!Number.isSafeInteger(minor)) return 'bad';
  const minorUnits = withoutMinorUnit ? Math.round(minor / 100) : minor;
  return {minorUnits: match[1] === '-' ? -minorUnits : minorUnits, currency};
}

/** An ISO 4217 code; undefined for anything else. */
export function currencyCell(cell: string | undefined): string | undefined {
  return /^[A-Z]{3}$/.exec(textCell(cell)?.toUpperCase() ?? '')?.[0];
}

/** `Yes`, `true`, `1` and their opposites; undefined for anything else. */
export function flagCell(cell: string | undefined): boolean | undefined {
  const text = textCell(cell)?.toLowerCase();
  if (text === 'yes' || text === 'true' || text === '1') return true;
  return text === 'no' || text === 'false' || text === '0' ? false : undefined;
}

/** Only the entries that say something. In a loop: it runs for each line of a file. */
export function defined<T extends Record<string, unknown>>(fields: T): {[K in keyof T]?: Exclude<T[K], undefined>} {
  const found: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) found[name] = value;
  return found as {[K in keyof T]?: Exclude<T[K], undefined>};
}
