import type {BundleHeader, BundleState} from '#shared/protocol/bundle';
import {ApiError} from '../api/api-error';
import {bundleState, derivePeople, putChunk} from '../api/bundle';
import type {Server} from '../api/client';
import type {Mirror} from '../mirror/open-mirror';
import {readLocalBundle} from './local-bundle';
import type {MovedOut} from './moved-out';

/** A move that is under way: to which server, and of which state of what is here. */
export type Moving = {
  readonly move: string;
  readonly server: string;
  readonly generation: number;
  readonly version: number;
  readonly at: number;
};

export type Working = {
  readonly now: number;
  readonly newId: () => string;
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** The private server has people of its own, or waits for another browser's. */
export class OccupiedError extends Error {
  override name = 'OccupiedError' as const;
  readonly code: 'people' | 'moving';

  constructor(code: OccupiedError['code']) {
    super(code);
    this.code = code;
  }
}

export async function readMoving({database}: Mirror): Promise<Moving | undefined> {
  const held = await database.get('setting', 'moving');
  return held === undefined ? undefined : (held as Moving);
}

/**
 * Moves this browser's own workspace to the private server. One that was cut off goes on where it was. Only when all of it is there
 * does what is here become a copy to be read.
 *
 * @throws ApiError, OccupiedError, ChangedError; then everything is here as before
 */
export async function moveOut(mirror: Mirror, server: Server, working: Working): Promise<void> {
  const state = await bundleState(server);
  const {moving, from} = await beginOrGoOn(mirror, server, {state, working});
  let header: BundleHeader | undefined;
  let done = 0;
  let n = 0;
  if (from !== 'people') {
    for await (const chunk of readLocalBundle(mirror, {now: moving.at, browser: []})) {
      working.signal?.throwIfAborted();
      if (chunk.part === 'header') header = chunk;
      if (n >= from) await putChunk(server, {move: moving.move, n, chunk}).catch(asOccupied);
      if (chunk.part !== 'header' && chunk.part !== 'end') done += chunk.rows.length;
      working.onProgress?.(done, done + Math.max(0, (header?.rows ?? 0) - done) + (header?.records ?? 0));
      n += 1;
    }
  }
  await makePeople(server, moving, {done, records: header?.records ?? state.records, working});
  const movedOut: MovedOut = {server: server.origin, at: working.now};
  const writing = mirror.database.transaction('setting', 'readwrite');
  await writing.store.put(movedOut, 'movedOut');
  await writing.store.delete('moving');
  await writing.done;
  mirror.tell();
}

type Beginning = {readonly state: BundleState; readonly working: Working};

/** `from`: the number of the first chunk to send; 'people': the server may be done already. */
async function beginOrGoOn(
  mirror: Mirror,
  server: Server,
  {state, working}: Beginning,
): Promise<{moving: Moving; from: number | 'people'}> {
  const head = await mirror.head('local');
  const held = await readMoving(mirror);
  const isSame = held?.server === server.origin && held.generation === head?.generation && held.version === head.version;
  if (held !== undefined && isSame) {
    if (state.hold?.kind === 'receiving' && state.hold.move === held.move) return {moving: held, from: state.hold.next};
    // The last answer may have been lost.
    if (state.hold === null && (await isDoneThere(server, held.move))) return {moving: held, from: 'people'};
  }
  const moving: Moving = {
    move: working.newId(),
    server: server.origin,
    generation: head?.generation ?? 0,
    version: head?.version ?? 0,
    at: working.now,
  };
  await mirror.database.put('setting', moving, 'moving');
  return {moving, from: 0};
}

async function isDoneThere(server: Server, move: string): Promise<boolean> {
  try {
    return (await derivePeople(server, move)).isDone;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'conflict') return false;
    throw error;
  }
}

type Making = {readonly done: number; readonly records: number; readonly working: Working};

async function makePeople(server: Server, {move}: Moving, {done, records, working}: Making): Promise<void> {
  for (;;) {
    working.signal?.throwIfAborted();
    const {derived, isDone} = await derivePeople(server, move);
    working.onProgress?.(done + (isDone ? records : derived), done + records);
    if (isDone) return;
  }
}

function asOccupied(error: unknown): never {
  if (!(error instanceof ApiError) || error.code !== 'conflict') throw error;
  throw new OccupiedError(error.detail === 'people' ? 'people' : 'moving');
}
