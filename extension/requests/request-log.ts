import {type DBSchema, deleteDB, type IDBPDatabase, openDB} from 'idb';
import {DAY_MS} from '#shared/model/time';

/** How long it is kept what left this browser. */
export const REQUESTS_MS = 30 * DAY_MS;

/** What a request was for. */
export const REQUEST_KINDS = [
  'changes',
  'commands',
  'imports',
  'history',
  'promotions',
  'erasures',
  'pairing',
  'connection',
  'bundle',
  'other',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** One request that left this browser. It names no person: of the address only the host is kept. */
export type RequestEntry = {
  /** Epoch milliseconds, when it was sent. */
  readonly at: number;
  readonly host: string;
  readonly kind: RequestKind;
  /** Bytes of path and body sent, and of the body received; what the network adds is not counted. */
  readonly up: number;
  readonly down: number;
  /** Nothing came back. */
  readonly failed?: true | undefined;
};

interface Schema extends DBSchema {
  request: {key: number; value: RequestEntry; indexes: {at: number}};
}

/** Apart from people's data, so that no import, move or erasure can change what is said to have left. */
export const REQUESTS_DATABASE = 'regulars-requests';

let opening: Promise<IDBPDatabase<Schema>> | undefined;
// What could not be written, in a profile without storage for instance, is written with the next.
let waiting: RequestEntry[] = [];

/** Notes a request. A request is never held up by its note: where the browser refuses to write, it waits in memory. */
export async function noteRequest(entry: RequestEntry): Promise<void> {
  waiting.push(entry);
  const batch = waiting;
  waiting = [];
  try {
    const writing = (await open()).transaction('request', 'readwrite');
    for (const one of batch) void writing.store.add(one);
    const old = await writing.store.index('at').getAllKeys(IDBKeyRange.upperBound(entry.at - REQUESTS_MS));
    for (const key of old) void writing.store.delete(key);
    await writing.done;
  } catch {
    waiting = [...batch, ...waiting];
  }
}

/** What left this browser in the last 30 days, newest first. */
export async function readRequests(now: number): Promise<RequestEntry[]> {
  const kept = await (await open()).getAllFromIndex('request', 'at', IDBKeyRange.lowerBound(now - REQUESTS_MS, true));
  return kept.reverse();
}

export async function deleteRequests(): Promise<void> {
  (await opening)?.close();
  opening = undefined;
  await deleteDB(REQUESTS_DATABASE);
}

const KIND_OF_PATH: Readonly<Record<string, RequestKind>> = {
  changes: 'changes',
  commands: 'commands',
  imports: 'imports',
  history: 'history',
  supporters: 'history',
  erasures: 'erasures',
  sessions: 'pairing',
  connections: 'connection',
  tracking: 'connection',
  promotions: 'promotions',
  programme: 'history',
  bundle: 'bundle',
};

/** @param path - of our own protocol: `/v1/changes?since=0` */
export function requestKind(path: string): RequestKind {
  return KIND_OF_PATH[path.split(/[/?]/)[2] ?? ''] ?? 'other';
}

export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

function open(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>(REQUESTS_DATABASE, 1, {
    upgrade(database) {
      database.createObjectStore('request', {autoIncrement: true}).createIndex('at', 'at');
    },
    blocking: () => void closeNow(),
    terminated: () => (opening = undefined),
  });
  // A failed opening must not answer for ever.
  opening.catch(() => (opening = undefined));
  return opening;
}

async function closeNow(): Promise<void> {
  const held = opening;
  opening = undefined;
  (await held)?.close();
}
