import {forgetPerson} from '../log/log-store';
import {connections} from '../mirror/documents';
import type {Applied, Mirror} from '../mirror/open-mirror';
import {holderOf} from '../mirror/saved-filters';
import type {StoredSession} from '../settings';
import {ApiError} from './api-error';
import {pullChanges, type Server} from './client';

/** A feed that asks to start again this often in a row is broken, not moved. */
const MAX_RESTARTS = 3;

export type Pulled = {
  readonly isChanged: boolean;
  /** A connection is reading its vendor: more is to come soon. */
  readonly isSyncing: boolean;
};

/**
 * Follows the feed to its end, page by page, each stored with its cursor. A resync loads a new generation beside the old one,
 * which stays in use until the new one is complete; a pull that is cut off goes on where it was. Two pulls at the same time
 * do no harm: a page that was overtaken is dropped.
 *
 * @throws ApiError
 */
export async function pull(mirror: Mirror, session: StoredSession, fetch?: Server['fetch']): Promise<Pulled> {
  const server: Server = {origin: session.server, token: session.token, fetch};
  await follow(mirror, session.workspace);
  let isChanged = false;
  const gone: string[] = [];
  for (let restarts = 0; ; ) {
    const {outcome, goesOn, removed = []} = await pullPage(mirror, server);
    gone.push(...removed);
    if (outcome === 'changed') isChanged = true;
    if (outcome === 'resync') {
      if (++restarts > MAX_RESTARTS) throw new ApiError('resync', 'changes');
      await mirror.restart('server/next', session.workspace);
    }
    if (!goesOn) break;
  }
  const state = await mirror.read('server');
  // Erased from another browser, or deleted at the vendor; whoever was joined with somebody is there under a record's id.
  const nobody = gone.filter(id => holderOf(state, id) === undefined);
  if (nobody.length > 0) await forgetPerson(mirror.database, nobody);
  const rows = await connections(mirror, state);
  return {isChanged, isSyncing: rows.some(row => row.state === 'syncing')};
}

type PageOutcome = {
  readonly outcome: Applied | 'resync';
  readonly goesOn: boolean;
  /** Ids that no supporter has any more. */
  readonly removed?: readonly string[];
};

async function pullPage(mirror: Mirror, server: Server): Promise<PageOutcome> {
  const next = await mirror.head('server/next');
  const slot = next === undefined ? 'server' : 'server/next';
  const head = next ?? (await mirror.head('server'));
  // Dropped in this moment: paired with another server, or with none.
  if (head === undefined) return {outcome: 'unchanged', goesOn: false};
  const page = await pullChanges(server, {epoch: head.epoch, since: head.cursor}).catch(asResync);
  if (page === 'resync') return {outcome: page, goesOn: true};
  if (page.next <= head.cursor && page.next < page.head)
    throw new ApiError('unexpected-shape', 'changes', {detail: 'no progress'});
  const outcome = await mirror.apply(slot, page, head);
  const removed = page.items.flatMap(({kind, id, doc}) => (kind === 'supporter' && doc === null ? id : []));
  if (outcome === 'overtaken' || page.next < page.head) return {outcome, removed, goesOn: true};
  if (slot === 'server') return {outcome, removed, goesOn: false};
  await mirror.swap('server', head.generation);
  return {outcome: 'changed', removed, goesOn: true};
}

function asResync(error: unknown): 'resync' {
  if (error instanceof ApiError && error.code === 'resync') return 'resync';
  throw error;
}

/** A mirror of another workspace is another creator's data: it goes before anything of the new one is read. */
async function follow(mirror: Mirror, workspace: string): Promise<void> {
  const head = await mirror.head('server');
  if (head?.workspace === workspace) return;
  await mirror.drop('server');
  await mirror.restart('server', workspace);
}
