import type {DateOrder} from '#shared/csv/date-cell';
import type {EntryFile} from '#shared/csv/entries';
import {exportReader} from '#shared/csv/export-reader';
import type {FileKind, Mapping, TableSample} from '#shared/csv/mapping';
import type {Row} from '#shared/csv/rows';
import type {Reading} from '#shared/model/record';

/** What is wrong with one line. Nothing else of the file is touched by it; the sentence comes from the locale. */
export type RowProblem = {
  /** 1-based, the header being line 1. */
  readonly line: number;
  /** `bad-date`, `bad-amount`: only that cell is left out, else the line. `open-quote`: a quote was opened and not closed. */
  readonly code:
    | ('missing-email' | 'ragged' | 'open-quote' | 'duplicate' | 'bad-date' | 'bad-amount')
    /** Of likes and comments: without anybody; an id that a spreadsheet rounded; neither a like nor a comment nor the like. */
    | ('nobody' | 'rounded-id' | 'no-action');
  readonly column?: string | undefined;
  readonly value?: string | undefined;
};

/** Why a file cannot be read at all. */
export type FileProblem = {
  readonly code:
    | ('empty' | 'not-a-table' | 'unknown-table' | 'no-rows' | 'zip-broken' | 'zip-too-large' | 'zip-without-table')
    | ('workbook-broken' | 'old-workbook')
    /** Likes and comments of a post that is not named; a table that does not say which of the two it lists. */
    | ('needs-post' | 'needs-action');
  /** Whose export it is, where the header tells. */
  readonly vendor?: string | undefined;
  readonly headers?: readonly string[] | undefined;
  /** Of an unknown table: what the creator explains it by. */
  readonly sample?: TableSample | undefined;
};

export type RowContext = {
  /** The vendor's account in record keys. */
  readonly account: string;
  /** The date of what the line says where the line has none of its own. */
  readonly asOf: number;
  readonly headers: readonly string[];
  readonly kind: FileKind;
  /** The section that the line stands in, in exports that have them. */
  readonly section: string | undefined;
};

/** Reads one line: a reading, a line that is left out with its reason, the head of a section, or one that is of nobody. */
export type ReadRow = (
  row: Row,
  context: RowContext,
) => {reading: Reading; problems: readonly RowProblem[]} | {problem: RowProblem} | {section: string} | {skip: Skip};

export type ExportOptions = {
  /** When the file was made, epoch milliseconds. */
  readonly asOf: number;
  /** The vendor's account, where the creator has connected one. */
  readonly account?: string | undefined;
  /** The same by vendor, for whom the vendor follows from the file: whom the connection reads and the file names are one record. */
  readonly accounts?: Readonly<Record<string, string>> | undefined;
  /** What the creator said of other tables; the one that fits the header is taken where no export does. */
  readonly mappings?: readonly Mapping[] | undefined;
  /** The table lists likes and comments of a post, whatever its header says. */
  readonly entries?: EntryFile | undefined;
  /** How the creator writes dates, for tables of entries that do not tell. */
  readonly dates?: DateOrder | undefined;
  /** Readings handed on at once, 500 unless told. */
  readonly batchSize?: number | undefined;
};

export type ExportInput = ExportOptions & {readonly text: string};

/** Why a line says nothing about a person whom we may know; no fault of the file. */
export type Skip = 'totals' | 'bot' | 'erased' | 'outgoing';

/** What the header told: known before the first reading. */
export type ExportHead = {
  /** Which export it is; of a mapped table whether its lines are people or orders. */
  readonly kind: FileKind;
  /** First part of the record keys: the vendor's, or `table`. */
  readonly vendor: string;
  /** Second part of the record keys. */
  readonly account: string;
  readonly headers: readonly string[];
  /** The mapping that was taken; absent for an export that we know. */
  readonly mapping?: Mapping | undefined;
  /**
   * Readings come only after the last line: each line is a purchase, and those of one buyer may stand anywhere. Of all other
   * files they come as the lines do.
   */
  readonly holdsBack: boolean;
};

/** What the whole file came to. */
export type ExportEnd = {
  /** Lines of people, left out ones included. */
  readonly rows: number;
  /** People of whom something was handed on. */
  readonly records: number;
  /** The first `MOST_PROBLEMS`, in the order of the file. */
  readonly problems: readonly RowProblem[];
  /** How many there were in all. */
  readonly problemCount: number;
  /** Lines that say nothing about a person, by reason; `erased`: of people whom the vendor erased already. */
  readonly skipped: Readonly<Partial<Record<Skip, number>>>;
};

/**
 * What comes out of a file, in its order: `refused` alone, or `head`, then `readings` any number of times, then `end`. Who stops
 * listening in between has whole batches.
 */
export type ExportEvent =
  | {readonly type: 'refused'; readonly problem: FileProblem}
  | {readonly type: 'head'; readonly head: ExportHead}
  | {
      readonly type: 'readings';
      readonly readings: readonly Reading[];
      /** Lines of people read so far. */
      readonly rows: number;
      /** Characters of the text read so far. */
      readonly characters: number;
    }
  | {readonly type: 'end'; readonly end: ExportEnd};

export type ReadExport =
  | (ExportHead &
      ExportEnd & {
        readonly ok: true;
        /** One per person, in the order of the file. */
        readonly readings: readonly Reading[];
      })
  | {readonly ok: false; readonly problem: FileProblem};

/**
 * Reads an export piece by piece, wherever the pieces were cut: which one it is follows from its header, everything valid is
 * handed on, the rest is named by line. Memory: a line, a batch, and the key of each person; of files with a line for each
 * purchase every reading.
 */
export async function* readPieces(
  pieces: AsyncIterable<string> | Iterable<string>,
  options: ExportOptions,
): AsyncGenerator<ExportEvent> {
  const reader = exportReader(options);
  for await (const piece of pieces) {
    for (const event of reader.push(piece)) {
      yield event;
      if (event.type === 'refused') return;
    }
  }
  yield* reader.end();
}

/** The same for a text that is there already, at once. */
export function readExport({text, ...options}: ExportInput): ReadExport {
  const reader = exportReader(options);
  const readings = new Map<string, Reading>();
  let head: ExportHead | undefined;
  for (const event of [...reader.push(text), ...reader.end()]) {
    if (event.type === 'refused') return {ok: false, problem: event.problem};
    if (event.type === 'head') head = event.head;
    else if (event.type === 'readings') for (const reading of event.readings) readings.set(reading.key, reading);
    else if (head !== undefined) return {ok: true, ...head, ...event.end, readings: [...readings.values()]};
  }
  throw new Error('a file ended without a word');
}
