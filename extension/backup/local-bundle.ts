import {cutChunks} from '#shared/bundle/cut-chunks';
import {FILE_ID} from '#shared/file-news';
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
  for (const part of BUNDLE_PARTS) {
    const rows = part === 'browser' ? listed(browser) : readPart(database, part, before);
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

async function* readPart(database: Database, part: Exclude<BundlePart, 'browser'>, head: Head): AsyncGenerator<unknown> {
  const {store, range, row} = SHAPES[part](head);
  for await (const entry of entriesOf(database, store, range)) {
    const made = row(entry);
    if (made !== undefined) yield made;
  }
}

type Shape = {
  readonly store: StoreName;
  readonly range?: IDBKeyRange;
  /** Undefined: it stays here. */
  readonly row: (entry: Entry) => unknown;
};

const asItIs = (store: StoreName) => (): Shape => ({store, row: ({value}) => value});

/** Where the rows of each part lie, and how they travel. */
const SHAPES: Record<Exclude<BundlePart, 'browser'>, (head: Head) => Shape> = {
  setting: () => ({store: 'setting', row: ({key, value}) => (OWN_SETTINGS.has(String(key)) ? undefined : {name: key, value})}),
  item: ({generation}) => ({
    store: 'row',
    range: IDBKeyRange.bound([generation], [generation, []]),
    row: ({key, value}) => itemOf(key, value),
  }),
  attachment: asItIs('attachment'),
  decision: () => ({store: 'decision', row: ({value}) => withoutIndex(value)}),
  ledger: asItIs('ledger'),
  history: asItIs('history'),
  record: asItIs('record'),
  erasure: () => ({store: 'erasure', row: ({key, value}) => ({hash: key, ...(value as object)})}),
};

function itemOf(key: IDBValidKey, doc: unknown): BundleRow<'item'> | undefined {
  const [, kind, id] = Array.isArray(key) ? key : [];
  // A connection with a key, and labels under way there, are a private server's.
  if (kind === 'connection' && !String(id).startsWith(FILE_ID)) return undefined;
  return bundleItemSchema.safeParse({kind, id, doc}).data;
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
