import {type FileReader, fileReader} from '#shared/csv/file-reader';
import type {ExportEvent, ExportOptions, FileProblem} from '#shared/csv/read-export';
import {type Row, tableReader} from '#shared/csv/rows';

/** Characters by which a file that is no table shows itself. */
const TELLING_START = 4_000;

/** Reads one file as its text comes in; after a refusal nothing more comes out. */
export type ExportReader = {push(piece: string): ExportEvent[]; end(): ExportEvent[]};

export function exportReader(options: ExportOptions): ExportReader {
  const table = tableReader();
  /** Undefined once it is clear that this is a table. */
  let start: string | undefined = '';
  let characters = 0;
  let isOver = false;
  let file: FileReader | undefined;

  function handOn(events: ExportEvent[]): ExportEvent[] {
    isOver ||= events.at(-1)?.type === 'refused';
    return events;
  }

  function take(rows: readonly Row[]): ExportEvent[] {
    const headers = table.headers();
    if (headers === undefined) return [];
    file ??= fileReader(headers, {...options, characters: () => characters});
    return handOn(file.take(rows));
  }

  return {
    push(piece) {
      if (isOver) return [];
      characters += piece.length;
      if (start === undefined) return take(table.read(piece));
      start += piece;
      if (start.length < TELLING_START) return [];
      const text = start;
      start = undefined;
      return looksLikeNoTable(text) ? handOn(refused({code: 'not-a-table'})) : take(table.read(text));
    },
    end() {
      if (isOver) return [];
      if (start?.trim() === '') return refused({code: 'empty'});
      if (start !== undefined && looksLikeNoTable(start)) return refused({code: 'not-a-table'});
      const events = start === undefined ? [] : take(table.read(start));
      if (isOver) return events;
      events.push(...take(table.end()));
      if (isOver) return events;
      return [...events, ...(file?.finish() ?? refused({code: 'empty'}))];
    },
  };
}

function refused(problem: FileProblem): ExportEvent[] {
  return [{type: 'refused', problem}];
}

// What a file of another kind starts with; NUL bytes stand in most binary ones.
const OTHER_FILES = ['<!doctype', '<html', '<?xml', '{', '[', 'pk\u0003\u0004', '%pdf'];

/** HTML, JSON, zip and other files that were dropped by mistake. */
function looksLikeNoTable(text: string): boolean {
  const start = text.slice(0, TELLING_START).replace('\uFEFF', '').trimStart().toLowerCase();
  return start.includes('\u0000') || OTHER_FILES.some(mark => start.startsWith(mark));
}
