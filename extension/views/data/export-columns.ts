import {i18n} from '#i18n';
import {type CsvCell, csvLine, isoTime} from '#shared/csv/write-csv';
import type {Field} from '#shared/filter/catalogue';
import type {AnyColumns, Column} from '#shared/filter/columns';
import {scoreAt} from '#shared/filter/opted-out';
import type {Programme} from '#shared/model/programme';
import {NAME_COLUMN} from '../columns';
import {fieldWords, rowFieldLabel, tableLabel} from '../field-words';
import {wordText} from '../word-text';

/** One column of a file: its header, and its cell for an ordinal. */
export type ExportColumn = {readonly header: string; readonly cell: (ordinal: number) => CsvCell};

/** Whom a file holds: people in their order, and the columns of the list after the name. */
export type ExportWanted = {
  readonly columns: AnyColumns;
  readonly ordinals: Uint32Array;
  readonly fields: readonly Field[];
  readonly programme: Programme;
  readonly now: number;
};

/**
 * The columns of the list as a file has them. Money is a column for each currency that somebody here has, so that every amount is a
 * number that can be added up; instants are ISO 8601 in UTC; flags say yes or no.
 */
export function exportColumns(wanted: ExportWanted): ExportColumn[] {
  const name: Field = {name: NAME_COLUMN, type: 'text'};
  return [name, ...wanted.fields].flatMap(field => columnsOf(wanted, field, fieldWords(field.name).label));
}

/** The columns of one line for each order: what was bought, and by whom (SAL-11). */
export function orderColumns({columns, ordinals}: ExportWanted): {
  columns: ExportColumn[];
  rows: Uint32Array;
  owners: Uint32Array;
} {
  const table = columns.tables.get('order');
  if (table === undefined) return {columns: [], rows: new Uint32Array(), owners: new Uint32Array()};
  const [rows, owners]: [number[], number[]] = [[], []];
  for (const ordinal of ordinals) {
    for (const row of table.of(ordinal)) {
      rows.push(row);
      owners.push(ordinal);
    }
  }
  const wanted = {columns: table.columns, ordinals: Uint32Array.from(rows)};
  const made = [...table.columns.fields.values()].flatMap(field => {
    return columnsOf(wanted, field, `${tableLabel('order')}: ${rowFieldLabel('order', field.name)}`);
  });
  return {columns: made, rows: Uint32Array.from(rows), owners: Uint32Array.from(owners)};
}

type Held = Pick<ExportWanted, 'columns' | 'ordinals'> & Partial<Pick<ExportWanted, 'programme' | 'now'>>;

function columnsOf(held: Held, field: Field, label: string): ExportColumn[] {
  const {columns, ordinals, programme, now = 0} = held;
  if (!columns.fields.has(field.name)) return [{header: label, cell: () => undefined}];
  const column = columns.column(field.name);
  if (column.kind === 'money') return amountColumns(column, ordinals, label);
  if (column.kind === 'number') {
    if (field.type === 'date') return [{header: label, cell: ordinal => timeOf(column.at(ordinal))}];
    if (field.type !== 'score' || programme === undefined) return [{header: withUnit(label, field), cell: at => column.at(at)}];
    return [{header: label, cell: ordinal => scoreAt(columns, ordinal, {programme, now})}];
  }
  if (field.type === 'flag') return [{header: label, cell: at => i18n.t(column.at(at)[0] === 'yes' ? 'field.yes' : 'field.no')}];
  return [{header: label, cell: wordsOf(column, field)}];
}

function wordsOf(column: Extract<Column, {kind: 'word' | 'text'}>, field: Field): (ordinal: number) => string {
  return ordinal => {
    const words = column.at(ordinal);
    return words.length < 2 ? wordOr(field, words[0]) : words.map(word => wordText(field, word)).join('; ');
  };
}

function wordOr(field: Field, word: string | undefined): string {
  return word === undefined ? '' : wordText(field, word);
}

function amountColumns(column: Extract<Column, {kind: 'money'}>, ordinals: Uint32Array, label: string): ExportColumn[] {
  const found = [...column.currencies].filter(([, amounts]) => ordinals.some(ordinal => !Number.isNaN(amounts.at(ordinal))));
  if (found.length === 0) return [{header: label, cell: () => undefined}];
  return found
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([currency, amounts]) => ({header: `${label} (${currency})`, cell: ordinal => amounts.at(ordinal)}));
}

function withUnit(label: string, {unit}: Field): string {
  return unit === undefined ? label : `${label} (${unit})`;
}

function timeOf(at: number): CsvCell {
  return Number.isNaN(at) ? undefined : isoTime(at);
}

/** The header line of a file. */
export function headerLine(columns: readonly ExportColumn[]): string {
  return csvLine(columns.map(({header}) => header));
}
