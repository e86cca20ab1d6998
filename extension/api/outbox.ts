import type {Command} from '#shared/protocol/commands';
import type {Database, Waiting} from '../mirror/database';

/** As many as one request takes. */
const BATCH_SIZE = 100;

/** Keeps a command until the server answered it, over restarts of browser and background. Twice is once. */
export async function enqueue(database: Database, command: Command, now: number): Promise<void> {
  const writing = database.transaction('outbox', 'readwrite');
  const known = await writing.store.index('command').getKey(command.id);
  if (known === undefined) await writing.store.add({command, queuedAt: now, tries: 0});
  await writing.done;
}

/** The oldest commands without an answer, in the order in which the creator gave them. */
export function waiting(database: Database, limit: number = BATCH_SIZE): Promise<Waiting[]> {
  return database.getAll('outbox', undefined, limit);
}

export function countWaiting(database: Database): Promise<number> {
  return database.count('outbox');
}

/** Forgets commands that the server answered, whatever it said. */
export async function settle(database: Database, ids: readonly string[]): Promise<void> {
  const writing = database.transaction('outbox', 'readwrite');
  for (const id of ids) {
    const key = await writing.store.index('command').getKey(id);
    if (key !== undefined) await writing.store.delete(key);
  }
  await writing.done;
}

/** Forgets everything: another server, or none. */
export function empty(database: Database): Promise<void> {
  return database.clear('outbox');
}
