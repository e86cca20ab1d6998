import {defaultAccount} from '#shared/csv/accounts';
import {detectExport, vendorOfExport} from '#shared/csv/detect';
import {type EntryFile, entriesFormat} from '#shared/csv/entries';
import {type FileFormat, FORMATS} from '#shared/csv/formats';
import {guessMapping} from '#shared/csv/guess-mapping';
import {mappedFormat} from '#shared/csv/mapped';
import {fingerprintOf, missingUses, type TableSample} from '#shared/csv/mapping';
import type {ExportEvent, ExportHead, ExportOptions, FileProblem} from '#shared/csv/read-export';
import {type RowCollector, rowCollector} from '#shared/csv/row-collector';
import type {Row} from '#shared/csv/rows';
import {OWN_TABLE} from '#shared/model/own-table';
import type {Reading} from '#shared/model/record';

const BATCH_SIZE = 500;
/** Lines of an unknown table that the creator is shown, and that a mapping is guessed from. */
const MOST_OF_SAMPLE = 50;
const MOST_HEADERS_TOLD = 40;

/** Reads the rows of one file once its header is known. */
export type FileReader = {take(rows: readonly Row[]): ExportEvent[]; finish(): ExportEvent[]};

type Options = ExportOptions & {readonly characters: () => number};

export function fileReader(headers: readonly string[], options: Options): FileReader {
  if (options.entries !== undefined) return entriesReader(headers, {...options, entries: options.entries});
  const file = openFile(headers, options);
  if (file !== undefined) return knownFile(file, options);
  const fingerprint = fingerprintOf(headers);
  const isEntries = options.mappings?.some(one => one.lines === 'entries' && one.fingerprint === fingerprint) === true;
  return isEntries ? refusing({code: 'needs-post', headers: headers.slice(0, MOST_HEADERS_TOLD)}) : unknownTable(headers);
}

type OpenFile = {readonly head: ExportHead; readonly collector: RowCollector};

/** An export that we know, else a table that the creator explained; undefined: neither. */
function openFile(headers: readonly string[], {asOf, account, accounts = {}, mappings = []}: Options): OpenFile | undefined {
  const accountFor = (vendor: string) => account ?? accounts[vendor] ?? defaultAccount(vendor);
  const known = detectExport(headers);
  const fingerprint = fingerprintOf(headers);
  const mapping = known === undefined ? mappings.find(one => one.fingerprint === fingerprint) : undefined;
  if (known !== undefined) {
    const vendor = vendorOfExport(known);
    return opened({kind: known, vendor, account: accountFor(vendor), headers}, FORMATS[known], asOf);
  }
  if (mapping === undefined || mapping.lines === 'entries') return undefined;
  const {vendor, lines} = mapping;
  const kind = lines === 'people' ? ('table-people' as const) : ('table-orders' as const);
  // A table of nobody's is an account of its own.
  const owner = vendor === OWN_TABLE ? fingerprint : accountFor(vendor);
  return opened({kind, vendor, account: owner, headers, mapping}, mappedFormat(mapping), asOf);
}

function opened(head: Omit<ExportHead, 'holdsBack'>, format: FileFormat, asOf: number): OpenFile {
  const {account, headers, kind} = head;
  return {
    head: {...head, holdsBack: format.purchases !== undefined},
    collector: rowCollector(format, {account, asOf, headers, kind}),
  };
}

function knownFile({head, collector}: OpenFile, {batchSize = BATCH_SIZE, characters}: Options): FileReader {
  let batch: Reading[] = [];
  let isHeadOut = false;

  function* flush(size: number): Generator<ExportEvent> {
    if (batch.length < size) return;
    const readings = batch;
    batch = [];
    yield {type: 'readings', readings, rows: collector.rows(), characters: characters()};
  }

  function* out(readings: Iterable<Reading>): Generator<ExportEvent> {
    if (!isHeadOut) yield {type: 'head', head};
    isHeadOut = true;
    for (const reading of readings) {
      batch.push(reading);
      yield* flush(batchSize);
    }
  }

  return {
    take: rows => (rows.length === 0 ? [] : [...out(collector.take(rows))]),
    finish() {
      if (!isHeadOut) return [{type: 'refused', problem: {code: 'no-rows', vendor: head.vendor}}];
      return [...out(collector.held()), ...flush(1), {type: 'end', end: collector.end()}];
    },
  };
}

function refusing(problem: FileProblem): FileReader {
  return {take: () => [], finish: () => [{type: 'refused', problem}]};
}

type EntriesOptions = Options & {readonly entries: EntryFile};

/** A table of likes and comments: as the creator explained its columns, else by its first lines. */
function entriesReader(headers: readonly string[], options: EntriesOptions): FileReader {
  const rows: Row[] = [];
  let file: FileReader | undefined;
  function begin(): ExportEvent[] {
    const sample = {headers, rows: rows.filter(({broken}) => !broken).map(({cells}) => cells)};
    const opening = openEntries(sample, options);
    file = 'code' in opening ? refusing(opening) : knownFile(opening, options);
    return 'code' in opening ? file.finish() : file.take(rows.splice(0));
  }
  return {
    take(more) {
      if (file !== undefined) return file.take(more);
      rows.push(...more);
      return rows.length < MOST_OF_SAMPLE ? [] : begin();
    },
    finish() {
      const events = file === undefined ? begin() : [];
      return events.at(-1)?.type === 'refused' ? events : [...events, ...(file?.finish() ?? [])];
    },
  };
}

function openEntries(
  sample: TableSample,
  {entries, mappings = [], dates = 'month-first', asOf}: EntriesOptions,
): OpenFile | FileProblem {
  const {headers} = sample;
  const told = headers.slice(0, MOST_HEADERS_TOLD);
  if (headers.length < 2) return {code: 'not-a-table', headers: told};
  const fingerprint = fingerprintOf(headers);
  const mapping =
    mappings.find(one => one.lines === 'entries' && one.fingerprint === fingerprint) ??
    guessMapping({sample, fileName: '', currency: 'EUR', dates, lines: 'entries'});
  if (missingUses(mapping).length > 0) return {code: 'unknown-table', headers: told, sample};
  const {columns} = mapping;
  if (entries.action === undefined && (columns.action ?? columns.text) === undefined)
    return {code: 'needs-action', headers: told};
  const head = {kind: `${entries.channel}-entries` as const, vendor: entries.channel, account: entries.account, headers};
  return opened(head, entriesFormat(mapping, entries), asOf);
}

function unknownTable(headers: readonly string[]): FileReader {
  const rows: (readonly string[])[] = [];
  const refuse = (): ExportEvent[] => {
    const told = headers.slice(0, MOST_HEADERS_TOLD);
    const problem: FileProblem =
      headers.length < 2
        ? {code: 'not-a-table', headers: told}
        : {code: 'unknown-table', headers: told, sample: {headers, rows: rows.slice(0, MOST_OF_SAMPLE)}};
    return [{type: 'refused', problem}];
  };
  return {
    take(more) {
      rows.push(...more.filter(({broken}) => !broken).map(({cells}) => cells));
      return headers.length < 2 || rows.length >= MOST_OF_SAMPLE ? refuse() : [];
    },
    finish: refuse,
  };
}
