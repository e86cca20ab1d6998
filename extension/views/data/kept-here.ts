import {dropKept, type KeptLine, keptFiles} from '../../importer/kept-file';
import {isImporting} from '../../importer/lock';
import {opened} from './own-mirror';

/** Files that were not read to their end; none while a window, this one or another, is at it. */
export async function keptHere(): Promise<KeptLine[]> {
  return (await isImporting()) ? [] : keptFiles((await opened()).database);
}

export async function dropKeptHere(id: string): Promise<void> {
  await dropKept((await opened()).database, id);
}
