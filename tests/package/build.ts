import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, relative, sep} from 'node:path';
import {Refusal} from '../setup/refusal.ts';
import {ROOT} from '../setup/root.ts';
import type {Files} from './zip.ts';

export type Browser = 'chrome' | 'firefox';
export type BuildOptions = {
  /** A folder with our sources and node_modules; absent = this one. */
  readonly root?: string;
  /** The demo's build instead of the stores'. */
  readonly isDemo?: boolean;
};

/**
 * Builds what a browser is given.
 *
 * @throws Refusal with the bundler's own words
 */
export function buildFor(browser: Browser, {root = ROOT, isDemo = false}: BuildOptions = {}): Files {
  const out = mkdtempSync(join(tmpdir(), 'regulars-package-'));
  try {
    const args = ['build', 'extension', '--browser', browser, '--mv3', ...(isDemo ? ['--mode', 'demo'] : [])];
    // Whoever asks may be a test, for which JSX is bundled with the paths of its files.
    const env = {...process.env, NODE_ENV: 'production', NO_COLOR: '1', REGULARS_OUT: out};
    const run = spawnSync(join(root, 'node_modules/.bin/wxt'), args, {cwd: root, encoding: 'utf8', env});
    if (run.status !== 0) throw new Refusal(`The extension could not be built for ${browser}:\n${run.stdout}\n${run.stderr}`);
    return filesIn(join(out, `${browser}-mv3${isDemo ? '-demo' : ''}`));
  } finally {
    rmSync(out, {recursive: true, force: true});
  }
}

/** The files of a folder, by their path in it; all of them unless `isWanted` says otherwise. */
export function filesIn(folder: string, isWanted: (path: string) => boolean = () => true): Map<string, Uint8Array> {
  const entries = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile());
  const paths = entries.map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  return new Map(paths.filter(isWanted).map(path => [path, new Uint8Array(readFileSync(join(folder, path)))]));
}
