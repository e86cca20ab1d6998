import type {DateOrder} from '#shared/csv/date-cell';
import type {EntryFile} from '#shared/csv/entries';
import type {FileKind, Mapping} from '#shared/csv/mapping';
import {type ExportEnd, type ExportHead, type FileProblem, type RowProblem, readPieces} from '#shared/csv/read-export';
import type {Reading} from '#shared/model/record';
import type {ImportedFile} from '#shared/protocol/connect';
import type {Home} from '../mirror/database';
import type {Mirror} from '../mirror/open-mirror';
import {type Decoding, decodingOf, textPieces} from './decode-file';
import {type Moves, moves, type Standings, standings} from './moves';
import {type OutOfStep, outOfStep} from './out-of-step';

/** Records of a batch or of a whole file. */
export type Counted = {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Left out because their people were erased; absent: none. */
  readonly erased?: number | undefined;
  /** Left out because more hangs together with them than the private server can hold at once; absent: none. */
  readonly tooLarge?: number | undefined;
};

export type ImportReport =
  | (Counted & {
      readonly ok: true;
      readonly vendor: string;
      /** Which export it was. */
      readonly kind: FileKind;
      /** Lines of people in the file, left out ones included. */
      readonly rows: number;
      readonly moves: Moves;
      /** Left out because the vendor erased them already; absent: none. */
      readonly erasedThere?: number | undefined;
      /** For a file of roles. */
      readonly outOfStep?: readonly OutOfStep[] | undefined;
      readonly problems: readonly RowProblem[];
      /** Those that are not told one by one included. */
      readonly problemCount: number;
      /** Stopped by the creator; what was read until then stays. */
      readonly isCancelled: boolean;
    })
  | {readonly ok: false; readonly problem: FileProblem};

/** Rows read, and rows in all: exact at the end, before it as many as the file has lines. */
export type Progress = (done: number, total: number) => void;

export type ImportInput = {
  readonly file: Blob;
  readonly fileName: string;
  /** The file's own date, epoch milliseconds. */
  readonly lastModified: number;
  /** By vendor the account that the creator has connected: whom it reads and the file names are one record. */
  readonly accounts?: Readonly<Record<string, string>> | undefined;
  readonly mappings?: readonly Mapping[] | undefined;
  /** The file lists likes and comments, see `csv/entries`. */
  readonly entries?: EntryFile | undefined;
  readonly dates?: DateOrder | undefined;
  /** How everybody stood before the first row, where an import goes on that was cut off. */
  readonly before?: Standings | undefined;
  readonly onProgress?: Progress | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly now: () => number;
};

/** Everything known of a file that was read to its end. */
export type ReadFile = {
  readonly fileName: string;
  /** The file's own date, epoch milliseconds. */
  readonly asOf: number;
  readonly head: Pick<ExportHead, 'kind' | 'vendor' | 'account'>;
  readonly end: Pick<ExportEnd, 'rows' | 'records'>;
  readonly counted: Counted;
};

/** The file as both homes show it among the connections. */
export function importedFile({fileName, asOf, head: {kind, vendor, account}, end: {rows, records}}: ReadFile): ImportedFile {
  return {name: fileName, kind, vendor, account, asOf, rows, records};
}

/** Where readings go: this browser, or the private server. */
export type Sink = {
  readonly home: Home;
  cut(readings: readonly Reading[]): Generator<readonly Reading[]>;
  /** Batches come in the order of the file. */
  put(batch: readonly Reading[]): Promise<Counted>;
  /** After the last batch, also where the file was not read to its end. */
  settle(): Promise<void>;
  /** After that, where it was. */
  finish(file: ReadFile): Promise<void>;
};

const NOTHING: Counted = {created: 0, changed: 0, unchanged: 0};

/**
 * Reads a vendor's export piece by piece and hands it over batch by batch. The file's own date says how fresh it is, so an older
 * file never wins over a newer one, and the same file again changes nothing.
 */
export async function importFile(mirror: Mirror, sink: Sink, input: ImportInput): Promise<ImportReport> {
  const {file, onProgress} = input;
  const decoding = await decodingOf(file);
  onProgress?.(0, decoding.lines);
  const before = input.before ?? standings(await mirror.read(sink.home));
  const read = await readInto(sink, input, decoding);
  if ('problem' in read) return {ok: false, problem: read.problem};
  const {head, end, counted} = read;
  const {kind, vendor} = head;
  if (end !== undefined) {
    onProgress?.(end.rows, end.rows);
    await sink.finish({fileName: input.fileName, asOf: asOfFile(input), head, end, counted});
  }
  const after = await mirror.read(sink.home);
  const roles = vendor === 'discord' ? {outOfStep: outOfStep(after, input.now())} : {};
  const {rows, problems, problemCount} = end ?? {rows: read.rows, problems: [], problemCount: 0};
  const erasedThere = end?.skipped.erased === undefined ? {} : {erasedThere: end.skipped.erased};
  const told = {rows, problems, problemCount, ...erasedThere, isCancelled: end === undefined};
  return {ok: true, vendor, kind, ...counted, moves: moves(before, after), ...roles, ...told};
}

/** A computer whose clock ran ahead may have written the file: nothing is known of the future. */
export function asOfFile({lastModified, now}: Pick<ImportInput, 'lastModified' | 'now'>): number {
  return Math.min(lastModified, now());
}

type Read =
  | {readonly problem: FileProblem}
  /** `end`: undefined where it was stopped before. */
  | {readonly head: ExportHead; readonly end: ExportEnd | undefined; readonly counted: Counted; readonly rows: number};

async function readInto(sink: Sink, input: ImportInput, decoding: Decoding): Promise<Read> {
  const {file, accounts, mappings, signal, onProgress, entries, dates} = input;
  const options = {asOf: asOfFile(input), accounts, mappings, entries, dates};
  let head: ExportHead | undefined;
  let counted = NOTHING;
  let rows = 0;
  try {
    for await (const event of readPieces(textPieces(file, decoding), options)) {
      if (event.type === 'refused') return {problem: event.problem};
      if (event.type === 'head') head = event.head;
      if (head === undefined) continue;
      if (event.type === 'end') return {head, end: event.end, counted, rows};
      if (event.type !== 'readings') continue;
      for (const batch of sink.cut(event.readings)) {
        if (signal?.aborted) return {head, end: undefined, counted, rows};
        counted = sum(counted, await sink.put(batch));
      }
      rows = event.rows;
      onProgress?.(rows, Math.max(rows, decoding.lines - 1));
    }
  } finally {
    if (counted !== NOTHING) await sink.settle();
  }
  throw new Error('an export ended without its end');
}

function sum(left: Counted, right: Counted): Counted {
  const erased = (left.erased ?? 0) + (right.erased ?? 0);
  const tooLarge = (left.tooLarge ?? 0) + (right.tooLarge ?? 0);
  return {
    created: left.created + right.created,
    changed: left.changed + right.changed,
    unchanged: left.unchanged + right.unchanged,
    ...(erased === 0 ? {} : {erased}),
    ...(tooLarge === 0 ? {} : {tooLarge}),
  };
}
