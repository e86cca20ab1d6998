import {serialTime} from '#shared/csv/serial-date';
import {XmlError, type XmlStep, xmlSteps} from '#shared/csv/xlsx-xml';

/** What cells refer to by number. */
export type SheetStyle = {
  readonly texts: readonly string[];
  /** By style, whether it is drawn as a date. */
  readonly dates: readonly boolean[];
  readonly isFrom1904: boolean;
};

const MOST_COLUMNS = 1_000;
/** A spreadsheet keeps no more digits of a number: what was an id is another one now. */
const MOST_DIGITS = 15;

/**
 * A sheet as the text of a table. A number that a spreadsheet rounded is written with its exponent, so that whoever reads an id can
 * tell.
 *
 * @returns undefined where there is no line below the header
 * @throws XmlError
 */
export function readSheet(xml: string, style: SheetStyle): string | undefined {
  const lines: string[] = [];
  for (const cells of rowsOf(xml, style)) if (cells.some(cell => cell !== '')) lines.push(lineOf(cells));
  return lines.length < 2 ? undefined : lines.join('');
}

function* rowsOf(xml: string, style: SheetStyle): Generator<string[]> {
  let cells: string[] | undefined;
  let cell: {readonly place: number; readonly type: string; readonly style: number; raw: string} | undefined;
  let isValue = false;
  for (const step of xmlSteps(xml)) {
    if (step.kind === 'text') {
      if (isValue && cell !== undefined) cell.raw += step.text;
    } else if (step.name === 'row') {
      if (step.kind === 'close' && cells !== undefined) yield cells;
      cells = step.kind === 'open' && !step.isEmpty ? [] : undefined;
    } else if (step.name === 'c' && cells !== undefined) {
      if (step.kind === 'open' && !step.isEmpty) cell = {...placeOf(step, cells.length), raw: ''};
      else if (step.kind === 'close' && cell !== undefined) {
        while (cells.length < cell.place) cells.push('');
        cells[cell.place] = textOf(cell, style);
        cell = undefined;
      }
    } else if (step.name === 'v' || step.name === 't') isValue = step.kind === 'open' && !step.isEmpty;
  }
}

type Open = Extract<XmlStep, {kind: 'open'}>;

function placeOf({of}: Open, next: number): {place: number; type: string; style: number} {
  const letters = /^[A-Z]{1,3}/.exec(of('r') ?? '')?.[0];
  const place = letters === undefined ? next : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  if (place >= MOST_COLUMNS || place < next) throw new XmlError(`a cell at ${of('r')}`);
  return {place, type: of('t') ?? 'n', style: Number(of('s') ?? -1)};
}

type Cell = {readonly type: string; readonly style: number; readonly raw: string};

function textOf({type, style, raw}: Cell, {texts, dates, isFrom1904}: SheetStyle): string {
  switch (type) {
    case 's': {
      const text = texts[Number(raw)];
      if (text === undefined) throw new XmlError(`the shared text ${raw.slice(0, 20)}`);
      return text;
    }
    case 'str':
    case 'inlineStr':
    case 'd':
      return raw;
    case 'b':
      return raw.trim() === '1' ? 'true' : 'false';
    case 'e':
      return '';
    case 'n':
      return raw === '' ? '' : dates[style] === true ? dateText(Number(raw), isFrom1904) : numberText(raw);
    default:
      throw new XmlError(`a cell of type ${type.slice(0, 20)}`);
  }
}

function numberText(raw: string): string {
  const number = Number(raw);
  if (!Number.isFinite(number)) throw new XmlError('a number');
  const digits = Math.abs(number) >= 10 ** MOST_DIGITS;
  return digits ? number.toExponential() : String(number);
}

/** `2026-11-03`, `2026-11-03 14:05:00`, or a time of day alone. */
function dateText(days: number, isFrom1904: boolean): string {
  if (!Number.isFinite(days)) throw new XmlError('a date');
  if (days >= 0 && days < 1) return new Date(Math.round(days * 86_400) * 1_000).toISOString().slice(11, 19);
  const time = new Date(serialTime(days, isFrom1904));
  if (Number.isNaN(time.getTime())) throw new XmlError('a date');
  const text = time.toISOString().slice(0, 19).replace('T', ' ');
  return Number.isInteger(days) ? text.slice(0, 10) : text;
}

/** As the cutter of tables reads it back: whatever could be cut is quoted. */
function lineOf(cells: readonly string[]): string {
  const written = cells.map(cell => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
  return `${written.join(',')}\r\n`;
}
