import {openDatabase} from '../../mirror/database';
import {type Mirror, openMirror} from '../../mirror/open-mirror';

let mirror: Promise<Mirror> | undefined;

/** This window's access to the database, opened once. */
export function opened(): Promise<Mirror> {
  mirror ??= openDatabase().then(database => openMirror(database));
  return mirror;
}
