import {openDatabase} from '../../mirror/database';
import {type Mirror, openMirror} from '../../mirror/open-mirror';

let mirror: Promise<Mirror> | undefined;
let isErased = false;

/** This window's access to the database, opened once. */
export function opened(): Promise<Mirror> {
  mirror ??= openDatabase().then(database => openMirror(database));
  return mirror;
}

/** Gives this window's access up for good: the database is about to be deleted, and must not be made again. */
export async function closeForGood(): Promise<void> {
  isErased = true;
  (await mirror)?.close();
}

export function isClosedForGood(): boolean {
  return isErased;
}
