import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import {ROOT} from '../../setup/root.ts';
import type {parts} from './parts.ts';

type Parts = typeof parts;

/** The parts as the extension's page has them. */
export async function bundleParts(): Promise<Parts> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-rank-'));
  const outfile = join(folder, 'parts.mjs');
  try {
    const entryPoints = [join(ROOT, 'tests/bench/standings/parts.ts')];
    await build({entryPoints, outfile, bundle: true, format: 'esm', target: 'es2023', absWorkingDir: ROOT});
    const module: {readonly parts: Parts} = await import(pathToFileURL(outfile).href);
    return module.parts;
  } finally {
    rmSync(folder, {recursive: true});
  }
}
