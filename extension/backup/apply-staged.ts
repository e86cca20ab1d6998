import {joinSome, type RecordHead} from '#shared/bundle/cut-record';
import {ENGINE_REVISION} from '#shared/engine-revision';
import {movedIn} from '#shared/loyalty/with-plan';
import type {BundleChunk, BundleHeader, BundleRow, RowsChunk} from '#shared/protocol/bundle';
import type {Change} from '#shared/protocol/changes';
import {indexTexts} from '#shared/working-set';
import {type Hashes, UnhashedError} from '../local/erasures';
import {commit, feed, ingestInto, type Local, programmeOf} from '../local/home';
import {hashesOf} from '../local/ingest-locally';
import {ALL_STORES, type Writing} from '../mirror/database';
import type {Mirror} from '../mirror/open-mirror';
import {newHead, nextGeneration} from '../mirror/slots';
import {emptyState, type State} from '../mirror/state';
import {generationRange} from '../mirror/store-columns';
import {erasedAmong} from './erased-among';
import {bytesOfHex} from './hex';
import {OWN_SETTINGS} from './own-settings';
import {readStaging} from './stage';

/** People made in one go. */
const BLOCK = 500;

/** What is emptied before it is filled, and what only a bundle with a browser's own rows replaces. */
const WORKSPACE_STORES = ['record', 'identifier', 'attachment', 'decision', 'ledger', 'history', 'done', 'replaced'] as const;
const BROWSER_STORES = ['log', 'run', 'runPeople'] as const;

export type Applying = {
  readonly now: number;
  /** Rows and then records done, of how many. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** Choices of the creator's that the bundle brought, for whoever may write them: name and value. */
export type Choices = readonly {readonly name: string; readonly value: unknown}[];

/**
 * Puts the bundle that was staged in the place of this browser's own workspace, in one transaction: whatever happens meanwhile,
 * there is either all of the old or all of the new. Whoever was erased here since the bundle was made is erased from it too.
 *
 * @throws DOMException 'QuotaExceededError' where the disk is full, 'AbortError' where it was stopped; then nothing changed
 */
export async function applyStaged(mirror: Mirror, applying: Applying): Promise<Choices> {
  const staging = await readStaging(mirror.database);
  if (staging?.header === undefined || !staging.isWhole) throw new Error('no whole bundle is staged');
  const {header} = staging;
  const erased = await erasedAmong(mirror.database, staging.chunks);
  const texts = new Set<string>();
  for (;;) {
    const hashes = await hashesOf({idKey: bytesOfHex(header.idKey)}, [...texts]);
    try {
      return await mirror.write('local', {
        stores: [...ALL_STORES, ...BROWSER_STORES, 'staged'],
        run: (writing, state) => replaceAll({writing, state, header, hashes, erased, chunks: staging.chunks, ...applying}),
      });
    } catch (error) {
      if (!(error instanceof UnhashedError)) throw error;
      for (const text of error.texts) texts.add(text);
    }
  }
}

type Replacing = Applying & {
  readonly writing: Writing;
  readonly state: State;
  readonly header: BundleHeader;
  readonly hashes: Hashes;
  /** Keys of records whose people were erased here. */
  readonly erased: readonly string[];
  readonly chunks: number;
};

async function replaceAll(work: Replacing): Promise<Choices> {
  const {writing, state, header, now} = work;
  await empty(work);
  await startAgain(writing, state);
  const choices: {name: string; value: unknown}[] = [];
  const keys: string[] = [];
  let done = 0;
  for (let at = 1; at < work.chunks; at++) {
    const chunk = await writing.objectStore('staged').get(at);
    if (chunk === undefined) throw new Error(`chunk ${at} is missing`);
    work.signal?.throwIfAborted();
    await put({writing, state, now}, chunk);
    if (chunk.part === 'record') for (const {key} of chunk.rows) keys.push(key);
    if (chunk.part === 'browser') choices.push(...chunk.rows.filter(({of}) => of === 'choice'));
    if (chunk.part !== 'header' && chunk.part !== 'end') done += chunk.rows.length;
    work.onProgress?.(done, header.rows + header.records);
  }
  const local: Local = {writing, state, programme: await programmeOf(writing, state), now};
  for (let at = 0; at < keys.length; at += BLOCK) {
    work.signal?.throwIfAborted();
    await ingestInto(local, {touch: keys.slice(at, at + BLOCK), isMore: at + BLOCK < keys.length});
    work.onProgress?.(Math.min(done + at + BLOCK, done + keys.length), done + keys.length);
  }
  if (work.erased.length > 0) await ingestInto(local, {erase: work.erased, hashes: work.hashes});
  await writing.objectStore('staged').clear();
  return choices;
}

async function empty({writing, header}: Replacing): Promise<void> {
  const settings = writing.objectStore('setting');
  const former = await settings.get('idKey');
  const idKey = bytesOfHex(header.idKey);
  const isSame = former instanceof Uint8Array && former.join() === idKey.join();
  const stores = [...WORKSPACE_STORES, ...(header.from === 'local' ? BROWSER_STORES : [])];
  await Promise.all(stores.map(store => writing.objectStore(store).clear()));
  for (const name of await settings.getAllKeys()) {
    // What a server does not know of stays as this browser has it.
    if (name !== 'erasureKey' && (header.from === 'local' || OWN_SETTINGS.has(name))) await settings.delete(name);
  }
  await settings.put(idKey, 'idKey');
  await settings.put(ENGINE_REVISION, 'engine');
  if (header.erasureKey !== undefined) await settings.put(bytesOfHex(header.erasureKey), 'erasureKey');
  if (isSame) return;
  // The list of who must not come back stays; what it was made with is kept beside it.
  if (header.erasureKey === undefined && former instanceof Uint8Array) await settings.put(former, 'erasureKey');
}

/** An empty mirror in the place of the old one. Its version goes on counting, so that every context sees the change. */
async function startAgain(writing: Writing, state: State): Promise<void> {
  const {generation, version} = state.head;
  for (const store of ['chunk', 'column', 'row'] as const) await writing.objectStore(store).delete(generationRange(generation));
  const head = newHead(await nextGeneration(writing), 'local');
  Object.assign(state, emptyState({...head, version: version + 1}));
}

async function put(local: Pick<Local, 'writing' | 'state' | 'now'>, chunk: BundleChunk): Promise<void> {
  const {writing} = local;
  switch (chunk.part) {
    case 'setting':
      for (const {name, value} of chunk.rows) if (!OWN_SETTINGS.has(name)) await writing.objectStore('setting').put(value, name);
      return;
    case 'item':
      return putItems(local, chunk.rows);
    case 'attachment':
      return commit(writing, {...NOTHING, attachments: {put: chunk.rows, drop: []}});
    case 'decision':
      return commit(writing, {...NOTHING, decisions: {put: chunk.rows}});
    case 'ledger':
      return commit(writing, {...NOTHING, ledger: chunk.rows});
    case 'history':
      return commit(writing, {...NOTHING, history: chunk.rows});
    case 'record': {
      const index = chunk.rows.flatMap(record => [...indexTexts(record)].map((text): [string, string] => [text, record.key]));
      return commit(writing, {...NOTHING, records: chunk.rows, index: {put: index, drop: []}});
    }
    case 'record-rest':
      return putTogether(writing, chunk.rows);
    case 'erasure':
      await Promise.all(chunk.rows.map(({hash, ...row}) => writing.objectStore('erasure').put(row, hash)));
      return;
    case 'browser':
      await Promise.all(chunk.rows.map(row => putBrowserRow(writing, row)));
      return;
    case 'header':
    case 'end':
      return;
    default:
      return chunk satisfies never;
  }
}

/** A record is whole here. Its pieces may come in several chunks: until the last of them it says how many it lacks. */
async function putTogether(writing: Writing, pieces: RowsChunk<'record-rest'>['rows']): Promise<void> {
  const store = writing.objectStore('record');
  for (const key of new Set(pieces.map(({record}) => record))) {
    const head: RecordHead | undefined = await store.get(key);
    const own = pieces.filter(({record}) => record === key);
    if (head !== undefined) await store.put(joinSome(head, own));
  }
}

const NOTHING = {
  records: [],
  index: {put: [], drop: []},
  attachments: {put: [], drop: []},
  decisions: {put: []},
  ledger: [],
  history: [],
};

function putItems(local: Pick<Local, 'writing' | 'state' | 'now'>, rows: RowsChunk<'item'>['rows']): Promise<void> {
  const {cursor} = local.state.head;
  const changes = rows.map(
    (row, at): Change => ({
      ...(row.kind === 'programme' ? {...row, doc: movedIn(row.doc)} : row),
      seq: cursor + 1 + at,
    }),
  );
  return feed(local, changes, true);
}

/** Written by the extension itself, and come through a seal. */
async function putBrowserRow(writing: Writing, {of, name, value}: BundleRow<'browser'>): Promise<void> {
  if (of === 'log') await writing.objectStore('log').put(value as never);
  if (of === 'run') await writing.objectStore('run').put(value as never);
  if (of === 'runPeople') await writing.objectStore('runPeople').put(value as never, name);
}
