import {starterSegments} from '#shared/filter/starter-segments';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Supporter} from '#shared/model/supporter';
import {chipState} from '../../../extension/mirror/chip-state.ts';
import {openDatabase} from '../../../extension/mirror/database.ts';
import {lookUp} from '../../../extension/mirror/look-up.ts';
import {openMirror} from '../../../extension/mirror/open-mirror.ts';
import {page, supporter} from '../../extension/mirror/people.ts';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 20);
/** As the extension asks for. */
const PAGE_SIZE = 1000;
const CHUNK_SIZE = 250;

function documentOf(number: number): Supporter {
  const joinedAt = NOW - ((number * 7919) % 2000) * DAY_MS;
  const usd = (minorUnits: number) => ({minorUnits, currency: 'USD'});
  const fields = {
    paid: number % 3 > 0,
    vendorState: number % 3 > 0 ? ('active' as const) : ('free' as const),
    tiers: [{id: `${number % 4}`, name: ['Gold', 'Silver', 'Bronze', 'Patron'][number % 4] ?? ''}],
    pledge: usd((number * 31) % 4000),
    lifetime: usd((number * 17) % 90_000),
    joinedAt,
    lastChargeAt: NOW - (number % 30) * DAY_MS,
    lastChargeStatus: number % 17 === 0 ? ('declined' as const) : ('paid' as const),
    mailState: 'subscribed' as const,
    labels: ['VIP'],
  };
  return supporter({number, name: `Person ${(number * 7919) % 99_991} Name`, fields, v: (number % 90) / 3});
}

/**
 * Given the same documents, leaves the same bytes as `apply`: documents as texts in chunks, and the columns that it made. It does
 * nothing else. @returns milliseconds, and how many of them making the texts took
 */
async function bare(size: number): Promise<{took: number; texts: number}> {
  const mirror = await openDatabase();
  const columns = await mirror.getAll('column');
  mirror.close();
  const opening = indexedDB.open('bare', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('chunk');
  const database = await asked(opening);
  let took = 0;
  let texts = 0;
  for (let from = 0; from < size; from += PAGE_SIZE) {
    const people = Array.from({length: Math.min(PAGE_SIZE, size - from)}, (_, at) => documentOf(from + at));
    const start = performance.now();
    const chunks: string[][] = [];
    for (let at = 0; at < people.length; at += CHUNK_SIZE) {
      chunks.push(people.slice(at, at + CHUNK_SIZE).map(person => JSON.stringify(person)));
    }
    texts += performance.now() - start;
    const writing = database.transaction('chunk', 'readwrite');
    for (const [number, chunk] of chunks.entries()) writing.objectStore('chunk').put(chunk, from + number * CHUNK_SIZE);
    if (from + PAGE_SIZE >= size) for (const column of columns) writing.objectStore('chunk').put(column, `column ${column.name}`);
    await new Promise((done, fail) => {
      writing.oncomplete = done;
      writing.onerror = fail;
    });
    took += performance.now() - start;
  }
  database.close();
  await asked(indexedDB.deleteDatabase('bare'));
  return {took, texts};
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}

/** A first load: all pages of the feed into an empty mirror. @returns milliseconds without making the documents */
async function apply(size: number): Promise<number> {
  const mirror = openMirror(await openDatabase(), () => NOW);
  await mirror.restart('server', 'bench');
  let took = 0;
  for (let from = 0; from < size; from += PAGE_SIZE) {
    const people = Array.from({length: Math.min(PAGE_SIZE, size - from)}, (_, at) => documentOf(from + at));
    const items = page(from, people, size);
    const start = performance.now();
    await mirror.apply('server', items);
    took += performance.now() - start;
  }
  const {head} = await mirror.read('server');
  if (head.people !== size) throw new Error(`${head.people} people`);
  mirror.close();
  return took;
}

/** The saved filters that a workspace starts with. */
async function saveFilters(): Promise<void> {
  const mirror = openMirror(await openDatabase(), () => NOW);
  const {cursor} = (await mirror.read('server')).head;
  const items = starterSegments().map((doc, at) => ({kind: 'segment' as const, id: doc.id, seq: cursor + at + 1, doc}));
  const next = cursor + items.length;
  await mirror.apply('server', {epoch: 'epoch', items, next, head: next});
  mirror.close();
}

/** The first use after a browser start, then 50 chips. */
async function open(size: number): Promise<{ready: number; chips: number; known: number}> {
  const start = performance.now();
  const mirror = openMirror(await openDatabase(), () => NOW);
  const state = await mirror.read('server');
  const ready = performance.now() - start;
  const rows = Array.from({length: 50}, (_, row) => [`email:p${(row * 7919) % size}@example.org`]);
  const context = {programme: DEFAULT_PROGRAMME, files: new Map(), now: NOW};
  const before = performance.now();
  const chips = rows.map(texts => chipState(state, lookUp(state, texts), context));
  const took = performance.now() - before;
  mirror.close();
  return {ready, chips: took, known: chips.filter(({kind}) => kind !== 'unknown' && kind !== 'ambiguous').length};
}

Object.assign(globalThis, {mirrorBench: {bare, apply, saveFilters, open}});
