import type {Mirror} from '../mirror/open-mirror';
import {OWN_SETTINGS} from './own-settings';

const STORES = ['record', 'identifier', 'attachment', 'decision', 'ledger', 'history', 'done', 'erasure', 'replaced'] as const;

const NOTES = ['setting', 'staged'] as const;

/** Deletes this browser's own workspace, which moved to a private server. What was done stays in the log. */
export async function deleteCopy(mirror: Mirror): Promise<void> {
  const writing = mirror.database.transaction([...STORES, ...NOTES], 'readwrite');
  await Promise.all(STORES.map(store => writing.objectStore(store).clear()));
  await writing.objectStore('staged').clear();
  for (const name of OWN_SETTINGS) await writing.objectStore('setting').delete(name);
  await writing.done;
  await mirror.drop('local');
}
