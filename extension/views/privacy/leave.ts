import {browser} from 'wxt/browser';
import {eraseWorkspace} from '../../api/erase-workspace';
import {DATABASE_NAME, deleteDatabase} from '../../mirror/database';
import {deleteRequests} from '../../requests/request-log';
import type {StoredSession} from '../../settings';
import {registerOverlay} from '../../site-access/register-overlay';

/**
 * Erases everything that this browser keeps: databases, settings, caches, the permissions that were given and what runs on pages.
 *
 * @param close - gives this window's own hold on the database up
 */
export async function eraseBrowser(close: () => Promise<void>): Promise<void> {
  await registerOverlay([]);
  await close();
  await deleteRequests();
  for (const {name = ''} of await indexedDB.databases()) await deleteDatabase(name);
  await deleteDatabase(DATABASE_NAME);
  localStorage.clear();
  await browser.storage.session.clear();
  await browser.storage.local.clear();
  await browser.alarms.clearAll();
  const {origins = []} = await browser.permissions.getAll();
  // Refused for hosts that the manifest itself names (the demo build's), which is no failure.
  for (const origin of origins) await browser.permissions.remove({origins: [origin]}).catch(() => false);
}

/** Erases the workspace on the private server. Throws `ApiError`: then nothing is erased anywhere. */
export async function eraseServer({server, token, name}: StoredSession): Promise<number> {
  const {untold} = await eraseWorkspace({origin: server, token}, name);
  return untold;
}
