import Papa from 'papaparse';
import {headerName} from '#shared/csv/detect';

/** One line of a table: its cells by header name, and where it starts in the file. */
export type Row = {
  /** 1-based line of the file, the header being 1; right also where earlier cells hold line breaks. */
  readonly line: number;
  readonly cell: (header: string) => string | undefined;
  readonly cells: readonly string[];
  /** More or fewer cells than the header has; which cell is which cannot be told. */
  readonly ragged: boolean;
};

export type Table = {readonly headers: readonly string[]; readonly rows: readonly Row[]};

/** Cuts a text into a table. Delimiter (`,` `;` tab) is sniffed, quotes and line breaks in cells and a leading BOM are understood. */
export function readTable(text: string): Table {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const lines = numberedLines(content);
  const header = lines.find(({cells}) => cells.some(cell => cell.trim() !== ''));
  if (header === undefined) return {headers: [], rows: []};
  const headers = header.cells.map(cell => cell.trim());
  while (headers.at(-1) === '') headers.pop();
  const index = new Map(headers.map((name, position) => [headerName(name), position]));
  const rows = lines
    .filter(({line, cells}) => line > header.line && cells.some(cell => cell.trim() !== ''))
    .map(({line, cells}) => ({
      line,
      cells,
      ragged: cells.length < headers.length || cells.slice(headers.length).some(cell => cell.trim() !== ''),
      cell: (name: string) => cells[index.get(name) ?? -1],
    }));
  return {headers, rows};
}

function numberedLines(content: string): {line: number; cells: string[]}[] {
  const found: {line: number; cells: string[]}[] = [];
  let line = 1;
  let from = 0;
  Papa.parse<string[]>(content, {
    delimiter: '',
    delimitersToGuess: [',', ';', '\t'],
    step: ({data, meta}) => {
      found.push({line, cells: data});
      const consumed = content.slice(from, meta.cursor);
      line += (consumed.match(/\r\n|\n|\r/g) ?? []).length;
      from = meta.cursor;
    },
  });
  return found;
}
