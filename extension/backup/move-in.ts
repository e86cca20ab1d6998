import type {BundleState} from '#shared/protocol/bundle';
import {bundleState, holdServer, pullChunk, releaseServer} from '../api/bundle';
import type {Server} from '../api/client';
import {hashesOf} from '../local/ingest-locally';
import type {Mirror} from '../mirror/open-mirror';
import {applyStaged} from './apply-staged';
import {OccupiedError, type Working} from './move-out';
import {beginStaging, dropStaging, readStaging, type Staging, stage} from './stage';

/**
 * Brings everything on the private server into this browser. Nothing changes there from the first moment on; one that was cut off
 * goes on where it was. What is here is replaced at the end, in one go.
 *
 * @param isReplacing - the creator knows that other people are here
 * @throws ApiError, BundleError, OccupiedError where other people are here, DOMException; then everything is as before, and the
 *   server is held until this is done or given up (`giveUpMoveIn`)
 */
export async function moveIn(mirror: Mirror, server: Server, working: Working & {readonly isReplacing: boolean}): Promise<void> {
  const {database} = mirror;
  const {print, hold} = await bundleState(server);
  if (!working.isReplacing && (await isOthers(mirror, print))) throw new OccupiedError('people');
  let staging = await goOn(mirror, server, {hold, working});
  while (!staging.isWhole) {
    working.signal?.throwIfAborted();
    const page = await pullChunk(server, staging.cursor ?? undefined);
    staging = await stage(database, staging, page.chunk, page.next);
    const {rows = 0, records = 0} = staging.header ?? {};
    working.onProgress?.(staging.rows, Math.max(rows, staging.rows) + records + rows);
  }
  const {rows} = staging;
  await applyStaged(mirror, {
    now: working.now,
    signal: working.signal,
    onProgress: (done, of) => working.onProgress?.(rows + done, rows + of),
  });
}

/** The private server is what counts again, and nothing came in. */
export async function giveUpMoveIn({database}: Mirror, server: Server): Promise<void> {
  await dropStaging(database);
  await releaseServer(server);
}

type Beginning = {readonly hold: BundleState['hold']; readonly working: Working};

async function goOn({database}: Mirror, server: Server, {hold, working}: Beginning): Promise<Staging> {
  const held = await readStaging(database);
  if (held?.from === 'server' && hold?.kind === 'left' && hold.move === held.move) return held;
  if (hold !== null) throw new OccupiedError('moving');
  const move = working.newId();
  await holdServer(server, move);
  return beginStaging(database, {from: 'server', move});
}

/** Whether people are here who did not come from that workspace. */
async function isOthers({database, head}: Mirror, print: string): Promise<boolean> {
  if (((await head('local'))?.people ?? 0) === 0) return false;
  const idKey = await database.get('setting', 'idKey');
  if (!(idKey instanceof Uint8Array)) return false;
  return (await hashesOf({idKey: new Uint8Array(idKey)}, ['regulars'])).get('regulars') !== print;
}
