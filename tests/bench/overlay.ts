import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {CDPSession, Page} from '@playwright/test';
import {buildStubExtension, launchWith} from '../extension/overlay/stub-extension.ts';
import {provideBrowser} from '../setup/browser.ts';
import type {Bench} from './bench.ts';
import {BARE_SPAN, PAGE} from './overlay-page.ts';

const BATCHES = 20;
const ROWS_PER_BATCH = 100;
const RUNS = 4;
/** By then frame and boxes are loaded, and the detector has had its first look. */
const SETTLED_MS = 4_000;
const BUDGET = {timesBareSpan: 2, longestTaskMs: 50, layoutShift: 0.01, rowsWithoutChip: 0};

type Result = {shift: number; rows: number; hosts: number};
type Own = {readonly scriptMs: number; readonly longestMs: number};
type Run = Result & Own & {readonly renderMs: number};
/** What scrolling the whole list costs afterwards, when each row gets its chip. */
type Scroll = Own & {readonly missing: number; readonly shift: number};

/**
 * 2,000 rows arriving in 20 batches in Chromium, with the built overlay and with the least that marks a row, in turns. Work is
 * the script time that the profiler sees in the extension's own files, all of its scripts, plus what style and layout take more
 * than without it. What comes once a page, whatever its rows, is over by then.
 * The overlay gives rows near the window their chip and the others when they come near: the whole list is then scrolled, and
 * its cost a chip is a figure of its own.
 */
export const overlay: Bench = async () => {
  const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(PAGE));
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const {port} = server.address() as AddressInfo;
  const ours = await buildStubExtension(['http://127.0.0.1/ours/*']);
  const {context, close} = await launchWith([ours, bareSpanExtension()], provideBrowser().path);
  const runs: Record<'none' | 'bare' | 'ours', Run[]> = {none: [], bare: [], ours: []};
  let scroll: Scroll | undefined;
  try {
    for (let n = 0; n <= RUNS; n += 1) {
      for (const who of ['none', 'bare', 'ours'] as const) {
        const page = await context.newPage();
        await page.goto(`http://127.0.0.1:${port}/${who}/ghost/#/members`);
        await page.waitForTimeout(SETTLED_MS);
        const run = await measure(page);
        if (who === 'ours' && n === RUNS) scroll = await scrollThrough(page);
        await page.close();
        // the first of each is for the compiler
        if (n > 0) runs[who].push(run);
      }
    }
  } finally {
    await close();
    server.close();
  }
  if (!scroll) throw new Error('the list was not scrolled');
  return judge(runs, scroll);
};

function judge(runs: Record<'none' | 'bare' | 'ours', Run[]>, scroll: Scroll): Awaited<ReturnType<Bench>> {
  const cost = (who: keyof typeof runs, part: 'scriptMs' | 'renderMs') => least(runs[who].map(run => run[part]));
  const work = (who: 'bare' | 'ours') => cost(who, 'scriptMs') + Math.max(0, cost(who, 'renderMs') - cost('none', 'renderMs'));
  const {ours, bare} = runs;
  const figures = {
    timesBareSpan: round(work('ours') / work('bare')),
    longestTaskMs: round(least(ours.map(run => run.longestMs))),
    layoutShift: round(Math.max(scroll.shift, ...ours.map(run => run.shift))),
    rowsWithoutChip: scroll.missing,
    workMs: {bareSpan: round(work('bare')), ours: round(work('ours'))},
    scriptMs: {bareSpan: round(cost('bare', 'scriptMs')), ours: round(cost('ours', 'scriptMs'))},
    renderMs: {
      none: round(cost('none', 'renderMs')),
      bareSpan: round(cost('bare', 'renderMs')),
      ours: round(cost('ours', 'renderMs')),
    },
    rows: ours[0]?.rows,
    microsPerChipScrolling: round((1000 * scroll.scriptMs) / (ours[0]?.rows ?? 1)),
  };
  const ok =
    bare.every(run => run.hosts === run.rows) &&
    Object.entries(BUDGET).every(([name, most]) => figures[name as keyof typeof BUDGET] <= most);
  return {ok, figures, budget: BUDGET};
}

async function measure(page: Page): Promise<Run> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const before = await renderTime(session);
  const own = await profiled(session, async () => {
    await page.evaluate(`run(${BATCHES}, ${ROWS_PER_BATCH})`);
    await page.waitForTimeout(300);
  });
  const renderMs = (await renderTime(session)) - before;
  const result = (await page.evaluate('result()')) as Result;
  return {...result, ...own, renderMs};
}

async function scrollThrough(page: Page): Promise<Scroll> {
  const session = await page.context().newCDPSession(page);
  const own = await profiled(session, async () => {
    await page.evaluate('scrollThrough()');
    await page.waitForTimeout(300);
  });
  const {rows, hosts, shift} = (await page.evaluate('result()')) as Result;
  return {...own, missing: rows - hosts, shift};
}

/** What the extension's own files take while something happens. */
async function profiled(session: CDPSession, act: () => Promise<void>): Promise<Own> {
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', {interval: 50});
  await session.send('Profiler.start');
  await act();
  const {profile} = await session.send('Profiler.stop');
  return ownTime(profile);
}

type Profile = {
  nodes: {id: number; callFrame: {url: string}; children?: number[]}[];
  samples?: number[];
  timeDeltas?: number[];
};

/** All samples whose stack is in an extension's file, what the browser does for it included; and the longest stretch of them. */
function ownTime({nodes, samples = [], timeDeltas = []}: Profile): Own {
  const own = ownNodes(nodes);
  let [total, stretch, longest] = [0, 0, 0];
  samples.forEach((id, n) => {
    const micros = timeDeltas[n + 1] ?? 0;
    stretch = own.has(id) ? stretch + micros : 0;
    total += own.has(id) ? micros : 0;
    longest = Math.max(longest, stretch);
  });
  return {scriptMs: total / 1000, longestMs: longest / 1000};
}

function ownNodes(nodes: Profile['nodes']): Set<number> {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const own = new Set<number>();
  const visit = (id: number | undefined, within: boolean): void => {
    const node = id === undefined ? undefined : byId.get(id);
    if (!node) return;
    const isOwn = within || node.callFrame.url.startsWith('chrome-extension://');
    if (isOwn) own.add(node.id);
    for (const child of node.children ?? []) visit(child, isOwn);
  };
  visit(nodes[0]?.id, false);
  return own;
}

async function renderTime(session: CDPSession): Promise<number> {
  const {metrics} = await session.send('Performance.getMetrics');
  const seconds = (name: string) => metrics.find(metric => metric.name === name)?.value ?? 0;
  return 1000 * (seconds('LayoutDuration') + seconds('RecalcStyleDuration'));
}

function bareSpanExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-bare-span-'));
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, 'bare.js'), BARE_SPAN);
  const scripts = [{matches: ['http://127.0.0.1/bare/*'], js: ['bare.js'], run_at: 'document_idle'}];
  const manifest = {manifest_version: 3, name: 'bare', version: '1', content_scripts: scripts};
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

/** Other programs on the machine only ever add: the least of the runs is nearest to what the work takes. */
function least(values: readonly number[]): number {
  return Math.min(...values);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
