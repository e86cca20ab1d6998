import {cutChunks} from '#shared/bundle/cut-chunks';
import {cutRecord, type RecordHead, type RecordPiece} from '#shared/bundle/cut-record';
import {FILE_ID} from '#shared/file-news';
import type {StoredRecord} from '#shared/model/record';
import {
  BUNDLE_PARTS,
  BUNDLE_VERSION,
  type BundleChunk,
  type BundleHeader,
  type BundlePart,
  type BundleRow,
  bundleItemSchema,
} from '#shared/protocol/bundle';
import {beginLocal} from '../local/home';
import type {Database, Head, StoreName} from '../mirror/database';
import type {Mirror} from '../mirror/open-mirror';
import {hexOf} from './hex';
import {OWN_SETTINGS} from './own-settings';

/** Rows read in one transaction. */
const PAGE = 500;

/** Something changed while a home was read: what was read does not belong together. Begin again. */
export class ChangedError extends Error {
  override name = 'ChangedError' as const;
}

export type LocalBundle = {
  readonly now: number;
  /** Rows of the part `browser`, see `browser-rows`; empty for a home that stays in its browser. */
  readonly browser: readonly BundleRow<'browser'>[];
};

/**
 * Everything in this browser's own workspace. Read page by page, so that nothing has to wait for it: throws `ChangedError` at the
 * end where anything changed meanwhile.
 */
export async function* readLocalBundle(mirror: Mirror, {now, browser}: LocalBundle): AsyncGenerator<BundleChunk> {
  if ((await mirror.head('local')) === undefined) await beginLocal(mirror, now);
  const before = await mirror.head('local');
  if (before === undefined) throw new Error('the local workspace did not begin');
  const {database} = mirror;
  yield await headerOf(database, before, now);
  const counts: Record<string, number> = {};
  const cut: string[] = [];
  const rowsOf = (part: BundlePart) => {
    if (part === 'browser') return listed(browser);
    if (part === 'record') return readHeads(database, cut);
    return part === 'record-rest' ? readPieces(database, cut) : readPart(database, part, before);
  };
  for (const part of BUNDLE_PARTS) {
    const rows = rowsOf(part);
    for await (const chunk of cutChunks(part, rows)) {
      counts[part] = (counts[part] ?? 0) + chunk.rows.length;
      yield chunk;
    }
  }
  const after = await mirror.head('local');
  if (after?.generation !== before.generation || after.version !== before.version) throw new ChangedError();
  yield {part: 'end', counts};
}

async function headerOf(database: Database, head: Head, now: number): Promise<BundleHeader> {
  const [idKey, erasureKey] = await Promise.all([database.get('setting', 'idKey'), database.get('setting', 'erasureKey')]);
  if (!(idKey instanceof Uint8Array)) throw new Error('the local workspace has no id key');
  const stores = ['attachment', 'decision', 'ledger', 'history', 'record', 'erasure'] as const;
  const sizes = await Promise.all(stores.map(store => database.count(store)));
  return {
    part: 'header',
    version: BUNDLE_VERSION,
    from: 'local',
    madeAt: now,
    idKey: hexOf(idKey),
    ...(erasureKey instanceof Uint8Array ? {erasureKey: hexOf(erasureKey)} : {}),
    people: head.people,
    records: await database.count('record'),
    rows: sizes.reduce((rows, size) => rows + size, 0),
  };
}

type Entry = {readonly key: IDBValidKey; readonly value: unknown};

async function* readPart(database: Database, part: Shaped, head: Head): AsyncGenerator<unknown> {
  const {store, range, rows} = SHAPES[part](head);
  for await (const entry of entriesOf(database, store, range)) yield* rows(entry);
}

/** @param cut - gets the keys of records that are more than one row */
async function* readHeads(database: Database, cut: string[]): AsyncGenerator<RecordHead> {
  for await (const {value} of entriesOf(database, 'record')) {
    const {head, pieces} = cutRecord(value as StoredRecord);
    if (pieces.length > 0) cut.push(head.key);
    yield head;
  }
}

async function* readPieces(database: Database, cut: readonly string[]): AsyncGenerator<RecordPiece> {
  for (const key of cut) {
    const record = await database.get('record', key);
    if (record !== undefined) yield* cutRecord(record).pieces;
  }
}

type Shaped = Exclude<BundlePart, 'record' | 'record-rest' | 'browser'>;

type Shape = {
  readonly store: StoreName;
  readonly range?: IDBKeyRange;
  /** What travels of it: none where it stays here, several where it is too large for one. */
  readonly rows: (entry: Entry) => readonly unknown[];
};

const asItIs = (store: StoreName) => (): Shape => ({store, rows: ({value}) => [value]});

/** Where the rows of each part lie, and how they travel. */
const SHAPES: Record<Shaped, (head: Head) => Shape> = {
  setting: () => ({store: 'setting', rows: ({key, value}) => (OWN_SETTINGS.has(String(key)) ? [] : [{name: key, value}])}),
  item: ({generation}) => ({
    store: 'row',
    range: IDBKeyRange.bound([generation], [generation, []]),
    rows: ({key, value}) => itemOf(key, value),
  }),
  attachment: asItIs('attachment'),
  decision: () => ({store: 'decision', rows: ({value}) => [withoutIndex(value)]}),
  ledger: asItIs('ledger'),
  history: asItIs('history'),
  erasure: () => ({store: 'erasure', rows: ({key, value}) => [{hash: key, ...(value as object)}]}),
};

function itemOf(key: IDBValidKey, doc: unknown): BundleRow<'item'>[] {
  const [, kind, id] = Array.isArray(key) ? key : [];
  // A connection with a key, and labels under way there, are a private server's.
  if (kind === 'connection' && !String(id).startsWith(FILE_ID)) return [];
  return [bundleItemSchema.safeParse({kind, id, doc}).data ?? []].flat();
}

/** A decision is stored with the list of its records for an index. */
function withoutIndex(value: unknown): unknown {
  const {records: _, ...decision} = value as {records: unknown};
  return decision;
}

/** Everything in a store in the order of its keys, in pages. */
async function* entriesOf(database: Database, store: StoreName, whole?: IDBKeyRange): AsyncGenerator<Entry> {
  let range = whole;
  for (;;) {
    const reading = database.transaction(store, 'readonly');
    const [keys, values] = await Promise.all([reading.store.getAllKeys(range, PAGE), reading.store.getAll(range, PAGE)]);
    for (const [at, key] of keys.entries()) yield {key, value: values[at]};
    const last = keys.at(-1);
    if (last === undefined || keys.length < PAGE) return;
    range = whole === undefined ? IDBKeyRange.lowerBound(last, true) : IDBKeyRange.bound(last, whole.upper, true);
  }
}

async function* listed(rows: readonly unknown[]): AsyncGenerator<unknown> {
  yield* rows;
}
