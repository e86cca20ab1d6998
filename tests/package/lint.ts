import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {ROOT} from '../setup/root.ts';

/** One remark of Mozilla's linter. */
export type Remark = {readonly code: string; readonly file: string; readonly message: string};
export type LintReport = {readonly errors: readonly Remark[]; readonly warnings: readonly Remark[]};

type Said = {code: string; file?: string; message: string};

/** What Mozilla's own linter, the one behind `web-ext lint` and its store's upload form, says about a package. */
export function lint(zipped: Uint8Array): LintReport {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-lint-'));
  try {
    const file = join(folder, 'firefox.zip');
    writeFileSync(file, zipped);
    const program = join(ROOT, 'node_modules/.bin/addons-linter');
    const run = spawnSync(program, ['--output', 'json', file], {encoding: 'utf8', maxBuffer: 16 * 1024 * 1024});
    // It ends with 1 where it found errors, and says all of them.
    const {errors, warnings} = JSON.parse(run.stdout) as {errors: Said[]; warnings: Said[]};
    const remarks = (list: readonly Said[]) => list.map(({code, file = '', message}) => ({code, file, message}));
    return {errors: remarks(errors), warnings: remarks(warnings)};
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
