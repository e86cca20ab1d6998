import {Hono, type MiddlewareHandler} from 'hono';
import {deriveRequestSchema, holdRequestSchema, type ReceiveRequest, receiveRequestSchema} from '#shared/protocol/bundle';
import type {Problem} from '#shared/protocol/problem';
import {LIMITS} from '../limits';
import {deriveMoved} from '../workspace/derive-moved';
import {openErasureKey, takeErasureKey} from '../workspace/erasures';
import {bundleState, readHold, release, writeHold} from '../workspace/hold';
import {type Home, wake} from '../workspace/home';
import {canReceive, dropReceived, receiveChunk} from '../workspace/receive-chunk';
import {sendChunk} from '../workspace/send-chunk';
import {isOverAllowance, noteWritten, quotaEnds} from '../workspace/tally';
import {ProblemError} from './problem-error';
import {readJson} from './read-json';
import type {Caller} from './session-guard';

/** How soon to ask again whether a move is over. */
const RETRY_MS = 5_000;

/** A whole workspace in and out, chunk by chunk; see `shared/protocol/bundle`. */
export function bundleRoutes(home: Home): Hono<Caller> {
  return new Hono<Caller>()
    .get('/', c => c.json(bundleState(home)))
    .get('/chunks', async c => {
      const answer = await sendChunk(home, c.req.query('after'));
      if (answer === undefined) throw new ProblemError('bad-request', 'after');
      c.header('cache-control', 'no-store');
      return c.json(answer);
    })
    .post('/chunks', async c => {
      const request = await readJson(c.req.raw, receiveRequestSchema, LIMITS.importBytes);
      return c.json({next: await receive(home, request)});
    })
    .post('/people', async c => {
      const {move} = await readJson(c.req.raw, deriveRequestSchema);
      refuseOverAllowance(home);
      await openListed(home);
      const derived = unlessProblem(deriveMoved(home, move));
      noteWritten(home);
      wake(home);
      return c.json(derived);
    })
    .post('/hold', async c => {
      const {move} = await readJson(c.req.raw, holdRequestSchema);
      const hold = readHold(home.sql);
      if (hold !== undefined && hold.move !== move) throw new ProblemError('conflict', 'another move');
      writeHold(home.sql, hold ?? {kind: 'left', move, at: home.now()});
      return c.json(bundleState(home));
    })
    .delete('/hold', c => {
      if (readHold(home.sql)?.kind === 'receiving') dropReceived(home);
      release(home);
      wake(home);
      return c.json(bundleState(home));
    });
}

/** While a move is under way commands wait at their sender; after it this is a copy to be read. */
export function refuseWhileHeld(home: Home): MiddlewareHandler<Caller> {
  return async function hold(c, next) {
    const held = c.req.method === 'GET' ? undefined : readHold(home.sql);
    if (held?.kind === 'left') throw new ProblemError('moved');
    if (held?.kind === 'receiving') throw new ProblemError('too-many-requests', 'a move is under way', RETRY_MS);
    await next();
  };
}

async function receive(home: Home, request: ReceiveRequest): Promise<number> {
  refuseOverAllowance(home);
  const {chunk} = request;
  if (chunk.part === 'header' && chunk.erasureKey !== undefined && canReceive(home, chunk)) {
    if (!(await takeErasureKey(home, chunk.erasureKey))) throw new ProblemError('conflict', 'another list of erased people');
  }
  await openListed(home);
  const next = unlessProblem(receiveChunk(home, request));
  noteWritten(home);
  wake(home);
  return next;
}

/** The key of the list of erased people, where there is one: it has to be waited for, which a commit cannot. */
async function openListed(home: Home): Promise<void> {
  if (home.sql.first('select 1 as one from erasure limit 1') !== undefined) await openErasureKey(home);
}

/** The rest comes tomorrow: the free plan refuses whatever is written beyond a day's rows. */
function refuseOverAllowance(home: Home): void {
  if (!isOverAllowance(home)) return;
  throw new ProblemError('too-many-requests', 'the rows of a day', quotaEnds(home.now()) - home.now());
}

function unlessProblem<T extends object | number>(result: T | Problem): T {
  if (typeof result === 'object' && 'code' in result) throw new ProblemError(result.code, result.detail);
  return result as T;
}
