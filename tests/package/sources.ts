import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {ROOT} from '../setup/root.ts';
import {filesIn} from './build.ts';
import type {Files} from './zip.ts';

/** What the packages are made of, and what makes them. */
const FOLDERS = ['extension', 'shared', 'tests/setup', 'tests/package'];
const ALONE = ['package.json', 'package-lock.json', 'tsconfig.json', '.tsconfig.base.json', 'README.md', 'LICENSE'];

/** Kinds of files that are written by hand: nothing else that lies about in a working folder is given away. */
const BY_HAND = /\.(ts|tsx|mjs|json|css|html|yml|svg|png|md)$/;
/** What tools write, and files that hide, as those with somebody's keys do. */
const LEFT_OUT = /(^|\/)(node_modules|\.[^/]*)(\/|$)/;

/**
 * The sources that Mozilla's reviewers rebuild the add-on from, because what is uploaded is minified (Add-on Policies, "Source Code
 * Submission", read 2026-11). The README in it says how.
 */
export function sources(root: string = ROOT): Files {
  const below = FOLDERS.flatMap(folder =>
    [...filesIn(join(root, folder), path => !LEFT_OUT.test(path) && BY_HAND.test(path))].map(
      ([path, content]) => [`${folder}/${path}`, content] as const,
    ),
  );
  return new Map([...ALONE.map(path => [path, new Uint8Array(readFileSync(join(root, path)))] as const), ...below]);
}
