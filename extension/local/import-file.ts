import {type FileProblem, type ReadExport, type RowProblem, readExport} from '#shared/csv/read-export';
import type {Reading} from '#shared/model/record';
import type {ImportedFile} from '#shared/protocol/connect';
import type {Home} from '../mirror/database';
import type {Mirror} from '../mirror/open-mirror';
import {type Moves, moves, standings} from './moves';
import {type OutOfStep, outOfStep} from './out-of-step';
import {readFile} from './read-file';

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
      readonly kind: string;
      /** Lines of people in the file, left out ones included. */
      readonly rows: number;
      readonly moves: Moves;
      /** For a file of roles. */
      readonly outOfStep?: readonly OutOfStep[] | undefined;
      readonly problems: readonly RowProblem[];
      /** Stopped by the creator; what was read until then stays. */
      readonly isCancelled: boolean;
    })
  | {readonly ok: false; readonly problem: FileProblem};

export type ImportInput = {
  readonly file: File;
  /** The vendor's account, where the creator has connected one. */
  readonly account?: string | undefined;
  /** People done, and people in all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** Everything known of a file that was read to its end. */
export type ReadFile = {
  readonly fileName: string;
  /** The file's own date, epoch milliseconds. */
  readonly asOf: number;
  readonly read: Extract<ReadExport, {ok: true}>;
  readonly counted: Counted;
};

/** The file as both homes show it among the connections. */
export function importedFile({fileName, asOf, read}: ReadFile): ImportedFile {
  const account = read.readings[0]?.key.split('/')[1];
  return {
    name: fileName,
    kind: read.kind,
    vendor: read.vendor,
    ...(account === undefined ? {} : {account}),
    asOf,
    rows: read.rows,
    records: read.readings.length,
  };
}

/** Where readings go: this browser, or the private server. */
export type Sink = {
  readonly home: Home;
  cut(readings: readonly Reading[]): Generator<readonly Reading[]>;
  /** Batches come in the order of the file. */
  put(batch: readonly Reading[]): Promise<Counted>;
  /** After the last batch. */
  finish(file: ReadFile): Promise<void>;
};

/**
 * Reads a vendor's export and hands it over batch by batch. The file's own date says how fresh it is, so an older file never
 * wins over a newer one, and the same file again changes nothing.
 */
export async function importFile(mirror: Mirror, sink: Sink, input: ImportInput): Promise<ImportReport> {
  const {file, account, onProgress, signal} = input;
  const asOf = file.lastModified;
  const read = readExport({text: await readFile(file), asOf, account});
  if (!read.ok) return {ok: false, problem: read.problem};
  const {vendor, kind, rows, readings, problems} = read;
  const before = standings(await mirror.read(sink.home));
  let counted: Counted = {created: 0, changed: 0, unchanged: 0};
  let done = 0;
  onProgress?.(done, readings.length);
  for (const batch of sink.cut(readings)) {
    if (signal?.aborted) break;
    counted = sum(counted, await sink.put(batch));
    done += batch.length;
    onProgress?.(done, readings.length);
  }
  const isCancelled = done < readings.length;
  if (!isCancelled) await sink.finish({fileName: file.name, asOf, read, counted});
  const after = await mirror.read(sink.home);
  const roles = vendor === 'discord' ? {outOfStep: outOfStep(after, Date.now())} : {};
  return {ok: true, vendor, kind, rows, ...counted, moves: moves(before, after), ...roles, problems, isCancelled};
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
