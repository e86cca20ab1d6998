import type {Supporter} from '#shared/model/supporter';
import type {Change, ChangesPage} from '#shared/protocol/changes';
import type {Writing} from './database';
import {entriesOf, ridHash} from './identifier-index';
import {parseDocument, refreshBenefits} from './load-state';
import {byChunk, CHUNK_SIZE, ordinalOf, placeOf, type State, setPerson} from './state';
import {storeColumns} from './store-columns';

/** More entries than this in the unsorted tail are sorted in, as soon as the mirror has caught up. */
const MAX_TAIL = 5_000;
/** Opening reads every chunk that the tail touches; more than these cost more than writing the columns once. */
const MAX_TAIL_CHUNKS = 8;
/**
 * While a load is under way the tail may grow with the mirror, or writing columns would cost the square of its size. A load that
 * was cut off reads so much again at the next start, once.
 */
const MAX_LOADING_TAIL = 400_000;
const LOADING_SHARE = 4;

/** A page of the feed on its way into a mirror. */
export type Applying = {
  readonly page: ChangesPage;
  readonly now: number;
  /** From `textsOf`, where they were made while something else was waited for. */
  readonly texts?: Texts;
  /** Takes what is still being written; absent: it is waited for. */
  readonly later?: Promise<unknown>[];
};

type Texts = ReadonlyMap<Supporter, string>;

type SupporterChange = Extract<Change, {kind: 'supporter'}>;
type RowChange = Exclude<Change, SupporterChange>;

/**
 * Applies a page of the feed: rewrites the chunks that it touches and moves the cursor, all in the caller's transaction. A page
 * applied twice equals once.
 *
 * @param state - this context's copy; out of step with the database if the transaction fails, so drop it then
 * @returns how many things differ from before
 */
export async function apply(writing: Writing, state: State, {page, now, texts, later}: Applying): Promise<number> {
  const people: SupporterChange[] = [];
  const rows: RowChange[] = [];
  for (const item of page.items) {
    if (item.kind === 'supporter') people.push(item);
    else rows.push(item);
  }
  const puts = later ?? [];
  const changed =
    (await applyPeople(writing, state, {people, now, texts: texts ?? textsOf(page), puts})) +
    (await applyRows(writing, state, rows));
  if (rows.some(({kind}) => kind === 'benefit' || kind === 'programme')) await refreshBenefits(writing, state, now);
  const {head} = state;
  const isMoved = head.epoch !== page.epoch || head.cursor !== page.next || head.latest !== page.head;
  head.epoch = page.epoch;
  head.cursor = page.next;
  head.latest = page.head;
  const isFolding = shouldFold(state);
  if (isFolding) puts.push(...storeColumns(writing, state));
  if (changed > 0 || isMoved || isFolding) head.version++;
  if (later === undefined) await Promise.all(puts);
  return changed;
}

/** The documents of a page as they are stored. */
export function textsOf({items}: ChangesPage): Texts {
  const texts = new Map<Supporter, string>();
  for (const {kind, doc} of items) if (kind === 'supporter' && doc !== null) texts.set(doc, JSON.stringify(doc));
  return texts;
}

type PeopleChange = {
  readonly people: readonly SupporterChange[];
  readonly now: number;
  readonly texts: Texts;
  /** Takes what is being written. */
  readonly puts: Promise<unknown>[];
};

async function applyPeople(writing: Writing, state: State, {people, now, texts, puts}: PeopleChange): Promise<number> {
  const store = writing.objectStore('chunk');
  const size = state.head.size;
  const wanted = giveOrdinals(state, people);
  const chunks = [...byChunk(wanted.keys())];
  const keyOf = (chunk: number): [number, number] => [state.head.generation, chunk];
  // A chunk of new people only is not stored yet: not asking spares a wait.
  const stored = await Promise.all(chunks.map(([chunk]) => (chunk * CHUNK_SIZE >= size ? [] : store.get(keyOf(chunk)))));
  const replaced: Replaced[] = [];
  for (const [number, [chunk, ordinals]] of chunks.entries()) {
    const held = stored[number] ?? [];
    const before = replaced.length;
    for (const ordinal of ordinals) replace(held, {ordinal, after: wanted.get(ordinal), texts, replaced});
    if (replaced.length > before) puts.push(store.put(held, keyOf(chunk)));
  }
  // After all of them were put: the browser writes meanwhile.
  setPeople(state, replaced, now);
  return replaced.length;
}

type Replaced = {readonly ordinal: number; readonly before: Supporter | undefined; readonly after: Supporter | undefined};

function setPeople(state: State, replaced: readonly Replaced[], now: number): void {
  const former: Supporter[] = [];
  for (const {ordinal, before, after} of replaced) {
    if (before !== undefined && after === undefined) former.push(before);
    if (before !== undefined && after !== undefined && isForgotten(before, after)) state.isOutdated = true;
    setPerson(state, ordinal, {before, after, now});
    state.head.people += (after === undefined ? 0 : 1) - (before === undefined ? 0 : 1);
  }
  // Stored columns hold names until they are written again: not those of people who were erased.
  if (former.some(person => !isHeld(state, person))) state.isOutdated = true;
}

/** Whether somebody has one of the person's records: then they were merged or split, and are not gone. */
function isHeld(state: State, {records}: Supporter): boolean {
  return records.some(({rid}) => entriesOf(state.index, ridHash(rid), state.inTail).length > 0);
}

/** Name and address went because the person left long ago. */
function isForgotten(before: Supporter, after: Supporter): boolean {
  const known = new Set(before.records.flatMap(({rid, forgotten}) => (forgotten === undefined ? rid : [])));
  return after.records.some(({rid, forgotten}) => forgotten !== undefined && known.has(rid));
}

/** The document that each touched ordinal shall have; new people get the next ones. */
function giveOrdinals(state: State, people: readonly SupporterChange[]): Map<number, Supporter | undefined> {
  const wanted = new Map<number, Supporter | undefined>();
  const given = new Map<string, number>();
  for (const {id, doc} of people) {
    const known = given.get(id) ?? ordinalOf(state, id);
    if (known === undefined && doc === null) continue;
    const ordinal = known ?? state.head.size++;
    given.set(id, ordinal);
    wanted.set(ordinal, doc ?? undefined);
  }
  return wanted;
}

type Replacement = {
  readonly ordinal: number;
  readonly after: Supporter | undefined;
  readonly texts: Texts;
  /** Takes the change, if it is one. */
  readonly replaced: Replaced[];
};

function replace(held: (string | null)[], {ordinal, after, texts, replaced}: Replacement): void {
  const {at} = placeOf(ordinal);
  while (held.length <= at) held.push(null);
  const old = held[at] ?? null;
  const text = after === undefined ? null : (texts.get(after) ?? JSON.stringify(after));
  if (text === old) return;
  held[at] = text;
  replaced.push({ordinal, before: old === null ? undefined : parseDocument(old), after});
}

async function applyRows(writing: Writing, state: State, rows: readonly RowChange[]): Promise<number> {
  const store = writing.objectStore('row');
  let changed = 0;
  for (const {kind, id, doc} of rows) {
    const key: [number, Change['kind'], string] = [state.head.generation, kind, id];
    const known = await store.get(key);
    if (JSON.stringify(known ?? null) === JSON.stringify(doc)) continue;
    if (doc === null) await store.delete(key);
    else await store.put(doc, key);
    changed++;
  }
  return changed;
}

function shouldFold({head, index, inTail, isOutdated}: State): boolean {
  if (isOutdated) return true;
  const {size} = index.tail;
  if (head.cursor < head.latest) return size > MAX_LOADING_TAIL + index.hashes.length * LOADING_SHARE;
  if (size > MAX_TAIL) return true;
  const unstored = Math.ceil((head.size - head.unstoredFrom) / CHUNK_SIZE);
  return byChunk(inTail).size + unstored > MAX_TAIL_CHUNKS;
}
