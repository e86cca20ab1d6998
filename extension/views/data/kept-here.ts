import {dropKept, type KeptLine, keptFiles} from '../../importer/kept-file';
import {LOCK} from '../../importer/lock';
import {opened} from './own-mirror';

/** Files that were not read to their end, told once no window, this one or another, is at it. */
export function keptHere(): Promise<KeptLine[]> {
  return navigator.locks.request(LOCK, {mode: 'shared'}, async () => keptFiles((await opened()).database));
}

export async function dropKeptHere(id: string): Promise<void> {
  await dropKept((await opened()).database, id);
}
