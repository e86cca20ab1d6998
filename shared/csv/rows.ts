import {type CutRecord, cutRecord, type Finder, finder} from '#shared/csv/cut-record';
import {detectExport, headerName} from '#shared/csv/detect';

/** One line of a table: its cells by header name, and where it starts in the file. */
export type Row = {
  /** 1-based line of the file, the header being 1; right also where earlier cells hold line breaks. */
  readonly line: number;
  readonly cell: (header: string) => string | undefined;
  readonly cells: readonly string[];
  /** More or fewer cells than the header has; which cell is which cannot be told. */
  readonly ragged: boolean;
  /** A quote was opened and not closed: this line is lost, the next is read again. */
  readonly broken: boolean;
};

/** Cuts a table out of pieces of text, wherever those were cut. It keeps the unfinished line and nothing else. */
export type TableReader = {
  /** As written, without those of empty columns at the end; undefined before the header was read to its end. */
  headers(): readonly string[] | undefined;
  /** The rows that are complete with this piece; empty lines are none. */
  read(piece: string): Row[];
  /** The last row, where no line end follows it. */
  end(): Row[];
};

/** Delimiter (`,` `;` tab) and line ends follow from the header; quotes, line breaks in cells and a leading BOM are understood. */
export function tableReader(): TableReader {
  let rest = '';
  let line = 1;
  let isBegun = false;
  let header: Header | undefined;
  /** As the line says that Excel writes above a header. */
  let told: string | undefined;

  function cut(isEnd: boolean): Row[] {
    const rows: Row[] = [];
    const find = finder(rest);
    let from = 0;
    while (from < rest.length) {
      const found = header === undefined ? cutHeader(rest, from, {find, isEnd, told}) : undefined;
      const record = header === undefined ? found?.record : cutRecord(rest, from, {find, isEnd, ...header});
      if (record === undefined) break;
      const [start, at] = [from, line];
      from = record.next;
      line += lineBreaks(rest, start, {find, until: from, isCr: header?.endsAtCr ?? true});
      const isEmpty = !record.isBroken && record.cells.every(cell => cell.trim() === '');
      if (header !== undefined) {
        if (!isEmpty) rows.push(rowOf(record, header, at));
      } else if (found !== undefined && !isEmpty) {
        const written = rest.slice(start, from);
        told = /^sep=(.)\s*$/.exec(written)?.[1];
        if (told === undefined) header = headerOf(found, written);
      }
    }
    rest = rest.slice(from);
    return rows;
  }

  return {
    headers: () => header?.names,
    read(piece) {
      rest += piece;
      if (!isBegun && rest.startsWith('\uFEFF')) rest = rest.slice(1);
      isBegun ||= piece !== '';
      return cut(false);
    },
    end: () => cut(true),
  };
}

type Header = {
  readonly names: readonly string[];
  readonly places: ReadonlyMap<string, number>;
  readonly delimiter: string;
  readonly endsAtCr: boolean;
};

type FirstLine = {readonly record: CutRecord; readonly delimiter: string};

/** The first line, by the delimiter that makes an export of it that we know, else by the one that cuts it into most cells. */
function cutHeader(
  text: string,
  from: number,
  {told, ...cutting}: {find: Finder; isEnd: boolean; told: string | undefined},
): FirstLine | undefined {
  let best: FirstLine | undefined;
  for (const delimiter of told === undefined ? [',', ';', '\t'] : [told]) {
    const record = cutRecord(text, from, {...cutting, delimiter, endsAtCr: true});
    if (record === undefined) return undefined;
    if (detectExport(record.cells) !== undefined) return {record, delimiter};
    if (best === undefined || record.cells.length > best.record.cells.length) best = {record, delimiter};
  }
  return best;
}

function headerOf({record, delimiter}: FirstLine, written: string): Header {
  const names = record.cells.map(cell => cell.trim());
  while (names.at(-1) === '') names.pop();
  const places = new Map<string, number>();
  names.forEach((name, place) => {
    if (!places.has(headerName(name))) places.set(headerName(name), place);
  });
  return {names, places, delimiter, endsAtCr: written.endsWith('\r')};
}

function rowOf({cells, isBroken}: CutRecord, {names, places}: Header, line: number): Row {
  return {
    line,
    cells,
    ragged:
      cells.length !== names.length &&
      (cells.length < names.length || cells.slice(names.length).some(cell => cell.trim() !== '')),
    broken: isBroken,
    cell: header => cells[places.get(header) ?? -1],
  };
}

/** Lines that end in a part of the text. */
function lineBreaks(text: string, from: number, {find, until, isCr}: {find: Finder; until: number; isCr: boolean}): number {
  let count = 0;
  for (let at = find('\n', from); at < until; at = find('\n', at + 1)) count += 1;
  if (!isCr) return count;
  for (let at = find('\r', from); at < until; at = find('\r', at + 1)) if (text[at + 1] !== '\n') count += 1;
  return count;
}
