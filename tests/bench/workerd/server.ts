import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import type {Reading} from '#shared/model/record';
import {startChild} from '../../demo/child.ts';
import {freePort} from '../../demo/ports.ts';
import {Refusal} from '../../setup/refusal.ts';
import {ROOT} from '../../setup/root.ts';

/** What one request or several of them cost; milliseconds as the client saw them. */
export type Cost = {readonly ms: number; readonly written: number; readonly read: number};
export type Tables = Record<string, number>;

/** Objects with a workspace's tables in local workerd, timed from outside. */
export type BenchServer = {
  /** Readings as imports of 500. */
  importAll(object: string, readings: readonly Reading[]): Promise<Cost>;
  bare(object: string, batches: readonly Record<string, unknown[][]>[]): Promise<Cost>;
  rows(object: string, table: string): Promise<unknown[][]>;
  /** Rows of each table. */
  counts(object: string): Promise<Tables>;
  /** The most memory that workerd held so far, in MB. */
  peakMemory(): number;
  stop(): Promise<void>;
};

const CHUNK = 500;
const WRANGLER = join(ROOT, 'node_modules/.bin/wrangler');
const SOURCE = join(ROOT, 'tests/worker/bench/wrangler.jsonc');
const ENVIRONMENT = {WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true', CI: '1', NO_COLOR: '1'};

/** Starts it on a port and in a folder of its own. */
export async function startBenchServer(): Promise<BenchServer> {
  const port = await freePort();
  const state = mkdtempSync(join(tmpdir(), 'regulars-bench-'));
  const config = buildInto(state);
  const child = startChild(
    WRANGLER,
    [
      ...['dev', '--config', config, '--persist-to', state, '--ip', '127.0.0.1', '--port', String(port)],
      ...['--inspector-port', '0', '--show-interactive-dev-session=false', '--log-level', 'warn'],
    ],
    {log: join(state, 'log'), env: ENVIRONMENT},
  );
  const url = `http://127.0.0.1:${port}`;
  const post = (path: string, body: unknown) => fetch(`${url}/${path}`, {method: 'POST', body: JSON.stringify(body)});
  await untilItAnswers(`${url}/none/counts`, child);
  return {
    importAll: (object, readings) =>
      costOf(chunks(readings), (block, chunk) => post(`${object}/imports`, {import: object, chunk, readings: block})),
    bare: (object, batches) => costOf(batches, rows => post(`${object}/bare`, rows)),
    async rows(object, table) {
      const all: unknown[][] = [];
      for (;;) {
        const page = (await (await fetch(`${url}/${object}/rows?table=${table}&from=${all.length}`)).json()) as unknown[][];
        if (page.length === 0) return all;
        for (const row of page) all.push(row);
      }
    },
    counts: async object => ((await (await fetch(`${url}/${object}/counts`)).json()) as {tables: Tables}).tables,
    peakMemory: () => peakOfGroup(child.pid),
    async stop() {
      await child.stop();
      rmSync(state, {recursive: true, force: true});
    },
  };
}

/** Bundles the Worker beside its state, so that a file saved meanwhile restarts nothing. @returns the path of its settings */
function buildInto(folder: string): string {
  const args = ['deploy', '--dry-run', '--minify', '--outdir', join(folder, 'dist'), '--config', SOURCE];
  const run = spawnSync(WRANGLER, args, {cwd: ROOT, encoding: 'utf8', env: {...process.env, ...ENVIRONMENT}});
  if (run.status !== 0) throw new Refusal(`The Worker of the benchmark could not be bundled:\n${run.stderr.trim().slice(-2000)}`);
  const settings = JSON.parse(readFileSync(SOURCE, 'utf8')) as object;
  const config = join(folder, 'wrangler.json');
  writeFileSync(config, JSON.stringify({...settings, $schema: undefined, main: 'dist/worker.js', no_bundle: true}));
  return config;
}

async function costOf<T>(parts: readonly T[], send: (part: T, number: number) => Promise<Response>): Promise<Cost> {
  const total = {ms: 0, written: 0, read: 0};
  for (const [number, part] of parts.entries()) {
    const start = performance.now();
    const response = await send(part, number);
    const text = await response.text();
    total.ms += performance.now() - start;
    if (!response.ok) throw new Error(`request ${number}: ${response.status} ${text.slice(0, 500)}`);
    const {written, read} = JSON.parse(text) as Cost;
    total.written += written;
    total.read += read;
  }
  return total;
}

function chunks<T>(list: readonly T[]): (readonly T[])[] {
  return Array.from({length: Math.ceil(list.length / CHUNK)}, (_, number) => list.slice(number * CHUNK, (number + 1) * CHUNK));
}

async function untilItAnswers(url: string, child: {hasEnded(): boolean; tail(): string; stop(): Promise<void>}): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until && !child.hasEnded(); await sleep(150)) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
  }
  await child.stop();
  throw new Refusal(`The Worker of the benchmark did not start: ${child.tail()}`);
}

/** The high-water mark of the largest workerd in the process group, from Linux's own count; NaN elsewhere. */
function peakOfGroup(group: number): number {
  const peaks: number[] = [];
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [name, pgrp] = [stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')), stat.split(') ')[1]?.split(' ')[2]];
      if (name !== 'workerd' || Number(pgrp) !== group) continue;
      peaks.push(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
    } catch {
      // It ended while we looked.
    }
  }
  return Math.round(peaks.length === 0 ? Number.NaN : Math.max(...peaks));
}
