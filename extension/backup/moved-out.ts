import type {Database} from '../mirror/database';

/** Where this browser's own workspace went; what is here is a copy that can be read until it is deleted. */
export type MovedOut = {readonly server: string; readonly at: number};

/** Undefined: it is here. */
export async function readMovedOut(database: Pick<Database, 'get'>): Promise<MovedOut | undefined> {
  const held = await database.get('setting', 'movedOut');
  // Written by `moveOut` alone.
  return held === undefined ? undefined : (held as MovedOut);
}

/** Thrown where somebody would write into the copy. */
export class MovedOutError extends Error {
  override name = 'MovedOutError' as const;
}
