import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {buildExtension} from '../e2e/extension.ts';
import {Refusal} from '../setup/refusal.ts';
import {ROOT} from '../setup/root.ts';
import type {Bench} from './bench.ts';

/**
 * Bundles as a browser or Cloudflare downloads them, in kB (1,000 bytes) of gzip: what a start loads, before anything is asked of
 * it. `later`: what comes on top when it is needed, without what is there by then.
 */
export const size: Bench = async () => {
  const folder = buildExtension('store');
  const popup = filesOfPage(folder, 'popup.html');
  const figures = {
    overlay: gzipped([join(folder, 'overlay.js')]),
    frame: gzipped([join(folder, 'frame.js')]),
    boxes: gzipped([join(folder, 'boxes.js')]),
    detector: gzipped([join(folder, 'detector.js')]),
    background: gzipped([join(folder, 'background.js')]),
    popup: gzipped(popup),
    worker: gzipped(workerBundle()),
    later: {
      background: {homes: gzipped([join(folder, 'homes.js')])},
      popup: partsOf(popup),
      // Started when a file comes, in a thread of its own.
      importer: gzipped([join(folder, 'importer.js')]),
    },
  };
  const budget = {overlay: 25, frame: 25, boxes: 25, detector: 20, background: 40, popup: 40, worker: 200};
  const ok = Object.entries(budget).every(([name, most]) => figures[name as keyof typeof budget] <= most);
  return {ok, figures, budget};
};

/** The scripts and styles that a page loads before it can show anything, what they import included. */
function filesOfPage(folder: string, page: string): string[] {
  const html = readFileSync(join(folder, page), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map(([, path = '']) => join(folder, path));
  return [...withImports(named)];
}

/** Files with all that they import. Static imports of a bundle are relative; dynamic ones (`import(`) come later. */
function withImports(named: readonly string[]): Set<string> {
  const files = new Set<string>();
  const visit = (file: string) => {
    if (files.has(file)) return;
    files.add(file);
    if (!file.endsWith('.js')) return;
    const text = readFileSync(file, 'utf8');
    for (const [, path = ''] of text.matchAll(/(?:^|[;\n}])\s*(?:import|export)\s*(?:[\w*{}\s,$]+from\s*)?["'](\.[^"']+)["']/g)) {
      visit(join(file, '..', path));
    }
  };
  for (const file of named) visit(file);
  return files;
}

/** What scripts load when it is needed: each part's kB on top of them, by the name of its file. */
function partsOf(files: readonly string[]): Record<string, number> {
  const parts = files
    .filter(file => file.endsWith('.js'))
    .flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(/\bimport\([`"'](\.[^`"']+)[`"']\)/g)].map(([, path = '']) =>
        join(file, '..', path),
      ),
    );
  const onTop = (part: string) => [...withImports([part])].filter(file => !files.includes(file));
  return Object.fromEntries(parts.map(part => [basename(part, '.js').replace(/-[\w-]{8}$/, ''), gzipped(onTop(part))]));
}

function workerBundle(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-worker-'));
  const args = ['deploy', '--dry-run', '--minify', '--outdir', folder, '--config', 'worker/wrangler.jsonc'];
  const env = {...process.env, WRANGLER_SEND_METRICS: 'false', CI: '1'};
  const run = spawnSync(join(ROOT, 'node_modules/.bin/wrangler'), args, {cwd: ROOT, encoding: 'utf8', env});
  if (run.status !== 0)
    throw new Refusal(`The Worker could not be bundled:\n${run.stderr.trim().split('\n').slice(-15).join('\n')}`);
  process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
  return readdirSync(folder)
    .filter(name => name.endsWith('.js'))
    .map(name => join(folder, name));
}

function gzipped(files: readonly string[]): number {
  const bytes = files.reduce(
    (sum, file) => (statSync(file).isFile() ? sum + gzipSync(readFileSync(file), {level: 9}).length : sum),
    0,
  );
  return Math.round(bytes / 100) / 10;
}
