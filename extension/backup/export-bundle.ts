import {Zip, ZipDeflate} from 'fflate';
import {BOM} from '#shared/csv/write-csv';
import type {BundleChunk, BundlePart, RowsChunk} from '#shared/protocol/bundle';
import type {Home} from '../mirror/database';
import {documents, programme} from '../mirror/documents';
import type {Mirror} from '../mirror/open-mirror';
import {PEOPLE_TABLES, peopleRows, ROW_TABLES, type Table} from './export-tables';

/** Documents read in one go. */
const BLOCK = 500;

export type ExportingBundle = {
  readonly home: Home;
  readonly readme: string;
  readonly now: number;
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * A zip that anybody can read: `tables/` for spreadsheets, `data/` with every row as a line of JSON, as it is stored. The keys that
 * ids and the list of erased people are made with stay out of it.
 */
export async function exportBundle(
  mirror: Mirror,
  bundle: AsyncIterable<BundleChunk>,
  exporting: ExportingBundle,
): Promise<Blob> {
  const {readme, signal, onProgress} = exporting;
  const zip = zipping();
  zip.file('README.txt').end(`${readme}\n`);
  let done = 0;
  let of = 0;
  let open: {part: BundlePart; data: Writer; table: {file: Writer; table: Table} | undefined} | undefined;
  const tables: (() => void)[] = [];
  const close = () => open?.data.end('');
  for await (const chunk of bundle) {
    signal?.throwIfAborted();
    if (chunk.part === 'header') {
      of = chunk.rows;
      const {idKey: _idKey, erasureKey: _erasureKey, ...header} = chunk;
      zip.file('data/header.json').end(`${JSON.stringify(header)}\n`);
      continue;
    }
    if (chunk.part === 'end') continue;
    if (open?.part !== chunk.part) {
      close();
      open = {part: chunk.part, data: zip.file(`data/${chunk.part}.jsonl`), table: undefined};
    }
    open.data.write(chunk.rows.map(row => `${JSON.stringify(row)}\n`).join(''));
    tables.push(...keptTables(chunk, zip));
    done += chunk.rows.length;
    onProgress?.(done, Math.max(done, of));
  }
  close();
  for (const write of tables) write();
  await writePeople(mirror, zip, exporting);
  return zip.end();
}

type Writer = {readonly write: (text: string) => void; readonly end: (text: string) => void};
type Zipping = {readonly file: (name: string) => Writer; readonly end: () => Promise<Blob>};

// A file of a zip is written whole before the next begins: lines of tables wait until the rows are through.
const waiting = new WeakMap<Zipping, Map<Table, string[]>>();

function keptTables(chunk: RowsChunk, zip: Zipping): (() => void)[] {
  const held = waiting.get(zip) ?? new Map<Table, string[]>();
  waiting.set(zip, held);
  const writes: (() => void)[] = [];
  for (const table of ROW_TABLES) {
    if (table.part !== chunk.part) continue;
    const lines = chunk.rows.flatMap(row => table.lines(row));
    const known = held.get(table);
    if (known !== undefined) known.push(...lines);
    else if (lines.length > 0) {
      held.set(table, lines);
      writes.push(() => zip.file(`tables/${table.name}.csv`).end(BOM + table.header + (held.get(table) ?? []).join('')));
    }
  }
  return writes;
}

async function writePeople(mirror: Mirror, zip: Zipping, {home, now, signal}: ExportingBundle): Promise<void> {
  const state = await mirror.read(home);
  const scoring = await programme(mirror, state);
  const tables = PEOPLE_TABLES.map(table => ({table, lines: [] as string[]}));
  for (let from = 0; from < state.head.size; from += BLOCK) {
    signal?.throwIfAborted();
    const ordinals = Array.from({length: Math.min(BLOCK, state.head.size - from)}, (_, at) => from + at);
    for (const person of await documents(mirror, state, ordinals)) {
      if (person === undefined) continue;
      for (const {table, lines} of tables) lines.push(...peopleRows(table, person, {programme: scoring, now}));
    }
  }
  for (const {table, lines} of tables) zip.file(`tables/${table.name}.csv`).end(BOM + table.header + lines.join(''));
}

function zipping(): Zipping {
  const parts: BlobPart[] = [];
  const encoder = new TextEncoder();
  let finish: (blob: Blob) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const whole = new Promise<Blob>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  const zip = new Zip((error, data, isFinal) => {
    if (error !== null) return fail(error);
    parts.push(new Uint8Array(data));
    if (isFinal) finish(new Blob(parts, {type: 'application/zip'}));
  });
  return {
    file(name) {
      const file = new ZipDeflate(name, {level: 6});
      zip.add(file);
      return {
        write: text => void file.push(encoder.encode(text)),
        end: text => void file.push(encoder.encode(text), true),
      };
    },
    end() {
      zip.end();
      return whole;
    },
  };
}
