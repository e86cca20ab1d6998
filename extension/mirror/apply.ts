import {hash53} from '#shared/identity/hash53';
import type {Supporter} from '#shared/model/supporter';
import type {Change, ChangesPage} from '#shared/protocol/changes';
import type {Writing} from './database';
import {entriesOf} from './identifier-index';
import {parseDocument, refreshBenefits} from './load-state';
import {byChunk, CHUNK_SIZE, ordinalOf, placeOf, type State, setPerson} from './state';
import {storeColumns} from './store-columns';

/** More entries than this in the unsorted tail are sorted in, as soon as the mirror has caught up. */
const MAX_TAIL = 5_000;
/** Opening reads every chunk that the tail touches; more than these cost more than writing the columns once. */
const MAX_TAIL_CHUNKS = 8;
/** While a first load is under way the tail may grow with the mirror, or writing columns would cost the square of its size. */
const LOADING_SHARE = 4;

type SupporterChange = Extract<Change, {kind: 'supporter'}>;
type RowChange = Exclude<Change, SupporterChange>;

/**
 * Applies a page of the feed: rewrites the chunks that it touches and moves the cursor, all in the caller's transaction. A page
 * applied twice equals once.
 *
 * @param state - this context's copy; out of step with the database if the transaction fails, so drop it then
 * @returns how many things differ from before
 */
export async function apply(writing: Writing, state: State, {page, now}: {page: ChangesPage; now: number}): Promise<number> {
  const people: SupporterChange[] = [];
  const rows: RowChange[] = [];
  for (const item of page.items) {
    if (item.kind === 'supporter') people.push(item);
    else rows.push(item);
  }
  const changed = (await applyPeople(writing, state, {people, now})) + (await applyRows(writing, state, rows));
  if (rows.some(({kind}) => kind === 'benefit')) await refreshBenefits(writing, state, now);
  const {head} = state;
  const isMoved = head.epoch !== page.epoch || head.cursor !== page.next || head.latest !== page.head;
  head.epoch = page.epoch;
  head.cursor = page.next;
  head.latest = page.head;
  const isFolding = shouldFold(state);
  if (isFolding) await storeColumns(writing, state);
  if (changed > 0 || isMoved || isFolding) head.version++;
  return changed;
}

type PeopleChange = {readonly people: readonly SupporterChange[]; readonly now: number};

async function applyPeople(writing: Writing, state: State, {people, now}: PeopleChange): Promise<number> {
  const store = writing.objectStore('chunk');
  const size = state.head.size;
  const wanted = giveOrdinals(state, people);
  const puts: Promise<unknown>[] = [];
  const former: Supporter[] = [];
  let changed = 0;
  for (const [chunk, ordinals] of byChunk(wanted.keys())) {
    const key: [number, number] = [state.head.generation, chunk];
    // A chunk of new people only is not stored yet: not asking spares a wait each.
    const texts = chunk * CHUNK_SIZE >= size ? [] : ((await store.get(key)) ?? []);
    const differing = ordinals.filter(ordinal => replace(state, texts, {ordinal, after: wanted.get(ordinal), now, former}));
    if (differing.length > 0) puts.push(store.put(texts, key));
    changed += differing.length;
  }
  await Promise.all(puts);
  // Stored columns hold names until they are written again: not those of people who were erased.
  if (former.some(person => !isHeld(state, person))) state.isOutdated = true;
  return changed;
}

/** Whether somebody has one of the person's records: then they were merged or split, and are not gone. */
function isHeld(state: State, {records}: Supporter): boolean {
  return records.some(({rid}) => entriesOf(state.index, hash53(`rid:${rid}`), state.inTail).length > 0);
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
  readonly now: number;
  /** Takes the people who stand at no ordinal any more. */
  readonly former: Supporter[];
};

function replace(state: State, texts: (string | null)[], {ordinal, after, now, former}: Replacement): boolean {
  const {at} = placeOf(ordinal);
  while (texts.length <= at) texts.push(null);
  const old = texts[at] ?? null;
  const text = after === undefined ? null : JSON.stringify(after);
  if (text === old) return false;
  texts[at] = text;
  const before = old === null ? undefined : parseDocument(old);
  if (before !== undefined && after === undefined) former.push(before);
  if (before !== undefined && after !== undefined && isForgotten(before, after)) state.isOutdated = true;
  setPerson(state, ordinal, {before, after, now});
  state.head.people += (text === null ? 0 : 1) - (old === null ? 0 : 1);
  return true;
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
  if (head.cursor < head.latest) return index.tailSize > MAX_TAIL + index.hashes.length * LOADING_SHARE;
  return index.tailSize > MAX_TAIL || byChunk(inTail).size > MAX_TAIL_CHUNKS;
}
