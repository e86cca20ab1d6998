import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** The project's top folder. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The ignored folder for everything that a run keeps: caches, local databases, browser profiles. */
export function stateFolder(): string {
  const folder = join(ROOT, '.state');
  mkdirSync(folder, {recursive: true});
  return folder;
}
