import {mkdtempSync, rmSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {chromium} from '@playwright/test';
import {provideBrowser} from '../setup/browser.ts';
import type {Bench} from './bench.ts';
import {bundlePage} from './mirror-page/bundle-page.ts';
import {calibrate, round} from './rows/time.ts';

const SIZE = 100_000;
const LOADS = 3;
const STARTS = 4;
const BUDGET = {timesBareChunks: 3, readyMs: 150, chipsMs: 50};

/**
 * 100,000 supporters in Chromium: a first load page by page beside writing the same documents to the same bytes as bare chunks; then, each time in a
 * browser started anew, until the mirror can answer, and 50 chips after that.
 */
export const mirror: Bench = async () => {
  const script = await bundlePage();
  const server = createServer((request, answer) => {
    const isScript = request.url === '/page.js';
    answer.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    answer.end(isScript ? script : '<!doctype html><script src="/page.js"></script>');
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const {port} = server.address() as AddressInfo;
  const profile = mkdtempSync(join(tmpdir(), 'regulars-mirror-'));
  const inBrowser = async <T>(code: string): Promise<T> => {
    const {path} = provideBrowser();
    const args = ['--no-sandbox'];
    const context = await chromium.launchPersistentContext(profile, {executablePath: path, headless: true, args});
    try {
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${port}/`);
      return (await page.evaluate(code)) as T;
    } finally {
      await context.close();
    }
  };
  try {
    // Each in its own browser, started anew. What other programs take counts for neither: the least of as many tries.
    const applied: number[] = [];
    const written: {took: number; texts: number}[] = [];
    for (let load = 0; load < LOADS; load++) {
      applied.push(await inBrowser(`mirrorBench.apply(${SIZE})`));
      written.push(await inBrowser(`mirrorBench.bare(${SIZE})`));
    }
    const apply = Math.min(...applied);
    const [bare = {took: 0, texts: 0}] = written.toSorted((left, right) => left.took - right.took);
    const opened: {ready: number; chips: number; known: number}[] = [];
    for (let start = 0; start < STARTS; start++) opened.push(await inBrowser(`mirrorBench.open(${SIZE})`));
    const figures = {
      timesBareChunks: round(apply / bare.took),
      readyMs: round(Math.min(...opened.map(({ready}) => ready))),
      chipsMs: round(Math.min(...opened.map(({chips}) => chips))),
      known: Math.min(...opened.map(({known}) => known)),
      ms: {
        bare: round(bare.took),
        textsOfBare: round(bare.texts),
        apply: round(apply),
        ready: opened.map(({ready}) => round(ready)),
      },
      people: SIZE,
      calibrationMs: round(calibrate()),
    };
    const ok =
      figures.known === 50 && Object.entries(BUDGET).every(([name, most]) => figures[name as keyof typeof BUDGET] <= most);
    return {ok, figures, budget: BUDGET};
  } finally {
    server.close();
    rmSync(profile, {recursive: true, force: true});
  }
};
