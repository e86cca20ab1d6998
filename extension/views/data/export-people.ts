import {BOM, csvLine} from '#shared/csv/write-csv';
import {type ExportColumn, type ExportWanted, exportColumns, headerLine, orderColumns} from './export-columns';

/** Lines between two looks at whether to go on: a few milliseconds of work. */
const CHUNK = 2_000;

/** One line a person, or one line for each order of these people. */
export type ExportLines = 'people' | 'orders';

type Watching = {readonly signal: AbortSignal; readonly tell: (done: number) => void};

/**
 * The list as a CSV file: these people, these columns, in this order. The page stays answerable while it is written.
 *
 * @returns the parts of the file and how many lines it has; undefined when it was stopped
 */
export async function exportPeople(
  wanted: ExportWanted,
  lines: ExportLines,
  {signal, tell}: Watching,
): Promise<{parts: string[]; count: number} | undefined> {
  const {columns, size, line} = lines === 'people' ? personLines(wanted) : orderLines(wanted);
  const parts = [BOM, headerLine(columns)];
  for (let from = 0; from < size; from += CHUNK) {
    const texts: string[] = [];
    for (let at = from; at < Math.min(size, from + CHUNK); at++) texts.push(line(at));
    parts.push(texts.join(''));
    tell(Math.min(size, from + CHUNK));
    await new Promise(resolve => setTimeout(resolve));
    if (signal.aborted) return undefined;
  }
  return {parts, count: size};
}

type Lines = {readonly columns: readonly ExportColumn[]; readonly size: number; readonly line: (at: number) => string};

function personLines(wanted: ExportWanted): Lines {
  const columns = exportColumns(wanted);
  const line = (at: number) => csvLine(columns.map(({cell}) => cell(wanted.ordinals[at] ?? 0)));
  return {columns, size: wanted.ordinals.length, line};
}

function orderLines(wanted: ExportWanted): Lines {
  const people = exportColumns(wanted);
  const {columns, rows, owners} = orderColumns(wanted);
  const line = (at: number) =>
    csvLine([...people.map(({cell}) => cell(owners[at] ?? 0)), ...columns.map(({cell}) => cell(rows[at] ?? 0))]);
  return {columns: [...people, ...columns], size: rows.length, line};
}

/** `regulars-Gold-2026-11-23.csv`, with what a file's name can hold of the list's. */
export function fileNameOf(list: string, now: number, ending: string): string {
  const name = list
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return ['regulars', name, dayOf(now)].filter(part => part !== '').join('-') + ending;
}

/** The creator's own calendar day. */
export function dayOf(now: number): string {
  const date = new Date(now);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(part => String(part).padStart(2, '0')).join('-');
}
