import {strFromU8, unzipSync} from 'fflate';
import type {FileProblem} from '#shared/csv/read-export';
import {readSheet, type SheetStyle} from '#shared/csv/xlsx-sheet';
import {childTexts, readTags, XmlError} from '#shared/csv/xlsx-xml';
import {MOST_RATIO} from '#shared/csv/zip';

/** Bytes of one part, unpacked: a sheet of a few hundred thousand likes. */
export const MOST_PART = 64 * 1_048_576;
const MOST_PARTS = 1_000;
/** Below it a ratio says nothing. */
const SMALL = 1_048_576;
const MOST_SHEETS = 20;

/** The sheets of a workbook as tables. */
export type OpenedWorkbook =
  | {readonly ok: true; readonly tables: readonly {readonly name: string; readonly csv: string}[]}
  | {readonly ok: false; readonly problem: FileProblem};

const BROKEN: OpenedWorkbook = {ok: false, problem: {code: 'workbook-broken'}};

/** Whether a file is one of the old binary workbooks, or a new one that is locked with a password: both begin alike. */
export function isOldWorkbook(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, place) => bytes[place] === byte);
}

/** Whether a zip is a workbook (ECMA-376). */
export function isWorkbook(bytes: Uint8Array): boolean {
  let isOne = false;
  try {
    unzipSync(bytes, {
      filter({name}) {
        isOne ||= name === 'xl/workbook.xml';
        return false;
      },
    });
  } catch {
    return false;
  }
  return isOne;
}

/**
 * Reads the visible sheets of a workbook that have a header and a line below it. Only what tables need: shared and inline texts, numbers and
 * dates; formulas by the value that was stored with them. A part that is larger than anybody exports, or no strict XML, is refused.
 */
export function openWorkbook(bytes: Uint8Array, fileName: string): OpenedWorkbook {
  try {
    const part = partReader(bytes);
    const workbook = part('xl/workbook.xml');
    const texts = childTexts(part('xl/sharedStrings.xml') ?? '', 'si');
    const style: SheetStyle = {
      texts,
      dates: dateStyles(part('xl/styles.xml') ?? ''),
      isFrom1904: readTags(workbook ?? '', ['workbookPr']).some(({of}) => of('date1904') === '1' || of('date1904') === 'true'),
    };
    const sheets = sheetsOf(workbook ?? '', part('xl/_rels/workbook.xml.rels') ?? '').slice(0, MOST_SHEETS);
    const tables = sheets.flatMap(({name, path}) => {
      const csv = readSheet(part(path) ?? '', style);
      return csv === undefined ? [] : [{sheet: name, csv}];
    });
    if (tables.length === 0) return {ok: false, problem: {code: 'no-rows'}};
    const base = fileName.replace(/\.\w{1,5}$/, '');
    return {
      ok: true,
      tables: tables.map(({sheet, csv}) => ({name: tables.length === 1 ? fileName : `${base}, ${sheet}.xlsx`, csv})),
    };
  } catch (error) {
    if (error instanceof PartError) return {ok: false, problem: {code: 'zip-too-large'}};
    if (error instanceof XmlError) return BROKEN;
    throw error;
  }
}

class PartError extends Error {
  override name = 'PartError' as const;
}

/** Unpacks a part when it is asked for. Throws `PartError` before a byte of one that is too large is unpacked. */
function partReader(bytes: Uint8Array): (path: string) => string | undefined {
  let count = 0;
  return path => {
    let found: Record<string, Uint8Array>;
    try {
      found = unzipSync(bytes, {
        filter({name, size, originalSize}) {
          count += 1;
          if (name !== path) return false;
          const isBomb = originalSize > SMALL && originalSize > size * MOST_RATIO;
          if (originalSize > MOST_PART || isBomb || count > MOST_PARTS * MOST_SHEETS) throw new PartError(path);
          return true;
        },
      });
    } catch (error) {
      throw error instanceof PartError ? error : new XmlError('the zip is damaged');
    }
    const part = found[path];
    return part === undefined ? undefined : strFromU8(part);
  };
}

/** Sheets that the creator sees, in their order, with the part that each lies in. */
function sheetsOf(workbook: string, relations: string): {name: string; path: string}[] {
  const targets = new Map(
    readTags(relations, ['Relationship']).map(({of}) => [of('Id') ?? '', (of('Target') ?? '').replace(/^\/?(xl\/)?/, 'xl/')]),
  );
  return readTags(workbook, ['sheet']).flatMap(({of}) => {
    const path = targets.get(of('id') ?? '');
    return path === undefined || (of('state') ?? 'visible') !== 'visible' ? [] : [{name: of('name') ?? '', path}];
  });
}

// Formats of dates and times that every spreadsheet knows by their number (ECMA-376, 18.8.30).
const KNOWN_DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);

/** By the number of a cell's style, whether it is drawn as a date. */
function dateStyles(styles: string): boolean[] {
  const own = new Set(
    readTags(styles, ['numFmt']).flatMap(({of}) => {
      const bare = (of('formatCode') ?? '').replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '');
      return /[dmyhs]/i.test(bare) && !/general/i.test(bare) ? [Number(of('numFmtId'))] : [];
    }),
  );
  const cells = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(styles)?.[0] ?? '';
  return readTags(cells, ['xf']).map(({of}) => {
    const format = Number(of('numFmtId') ?? 0);
    return KNOWN_DATES.has(format) || own.has(format);
  });
}
