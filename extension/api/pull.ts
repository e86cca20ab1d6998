import {connections} from '../mirror/documents';
import type {Mirror} from '../mirror/open-mirror';
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
 * which stays in use until the new one is complete; a pull that is cut off goes on where it was.
 *
 * @throws ApiError
 */
export async function pull(mirror: Mirror, session: StoredSession, fetch?: Server['fetch']): Promise<Pulled> {
  const server: Server = {origin: session.server, token: session.token, fetch};
  await follow(mirror, session.workspace);
  let isChanged = false;
  let restarts = 0;
  for (;;) {
    const next = await mirror.head('server/next');
    const slot = next === undefined ? 'server' : 'server/next';
    const head = next ?? (await mirror.head('server'));
    try {
      const since = head?.cursor ?? 0;
      const page = await pullChanges(server, {epoch: head?.epoch, since});
      if (page.next <= since && page.next < page.head) throw new ApiError('unexpected-shape', 'changes', {detail: 'no progress'});
      if (await mirror.apply(slot, page)) isChanged = true;
      if (page.next < page.head) continue;
      if (slot === 'server') break;
      await mirror.swap('server');
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'resync') || ++restarts > MAX_RESTARTS) throw error;
      await mirror.restart('server/next', session.workspace);
    }
  }
  const rows = await connections(mirror, await mirror.read('server'));
  return {isChanged, isSyncing: rows.some(row => row.state === 'syncing')};
}

/** A mirror of another workspace is another creator's data: it goes before anything of the new one is read. */
async function follow(mirror: Mirror, workspace: string): Promise<void> {
  const head = await mirror.head('server');
  if (head?.workspace === workspace) return;
  await mirror.drop('server');
  await mirror.restart('server', workspace);
}
