import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Page} from '@playwright/test';
import {buildExtension, type Extended, launchExtended} from '../e2e/extension.ts';
import type {Bench} from './bench.ts';
import {bundlePage} from './mirror-page/bundle-page.ts';
import {calibrate, round} from './rows/time.ts';

const SIZE = 100_000;
const STARTS = 5;
const BUDGET = {shownMs: 150};

/** Milliseconds from the navigation. `shown`: counts are painted; `live`: the counts of now are there. */
type Opened = {readonly shown: number; readonly live: number; readonly counts: readonly string[]};

/**
 * The popup over 100,000 supporters, the first one after a browser start, with the bundles of the store: from its navigation to
 * the first useful drawing, which are the last counts, and to those of now. The median of several starts.
 */
export const start: Bench = async () => {
  buildExtension('store');
  const profile = mkdtempSync(join(tmpdir(), 'regulars-start-'));
  const inBrowser = async <T>(work: (extended: Extended) => Promise<T>): Promise<T> => {
    const extended = await launchExtended({build: 'store', profile});
    try {
      return await work(extended);
    } finally {
      await extended.close();
    }
  };
  try {
    const {counts} = await inBrowser(async extended => {
      await fill(extended);
      return openPopup(extended);
    });
    const opened: Opened[] = [];
    for (let number = 0; number < STARTS; number++) opened.push(await inBrowser(openPopup));
    const figures = {
      shownMs: median(opened.map(({shown}) => shown)),
      liveMs: median(opened.map(({live}) => live)),
      isEqual: opened.every(one => one.counts.join() === counts.join()) && counts.some(text => /[1-9]/.test(text)),
      ms: opened.map(({shown, live}) => ({shown: round(shown), live: round(live)})),
      people: SIZE,
      calibrationMs: round(calibrate()),
    };
    return {ok: figures.isEqual && figures.shownMs <= BUDGET.shownMs, figures, budget: BUDGET};
  } finally {
    rmSync(profile, {recursive: true, force: true});
  }
};

/** Puts the people into the extension's own database, as if a private server had sent them. */
async function fill(extended: Extended): Promise<void> {
  const page = await extended.open('page.html#/settings');
  await page.evaluate(await bundlePage());
  await page.evaluate(`mirrorBench.apply(${SIZE})`);
  await page.evaluate('mirrorBench.saveFilters()');
  await page.evaluate(async () => {
    const session = {server: 'http://127.0.0.1:9', token: 'w.secret', workspace: 'bench', name: 'Bench'};
    await chrome.storage.local.set({session});
  });
  await page.close();
}

async function openPopup({context, id}: Extended): Promise<Opened> {
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(`chrome-extension://${id}/popup.html`);
  await page.waitForFunction(() => (globalThis as {benchTimes?: Partial<Opened>}).benchTimes?.live !== undefined);
  const times = await page.evaluate<Omit<Opened, 'counts'>>('benchTimes');
  const counts = await countsOf(page);
  await page.close();
  return {...times, counts};
}

function countsOf(page: Page): Promise<string[]> {
  return page.getByTestId('segment').allTextContents();
}

/** Runs in the popup before its own scripts. */
function watch(): void {
  const times: {shown?: number; live?: number} = {};
  Object.assign(globalThis, {benchTimes: times});
  const keep = Storage.prototype.setItem;
  // The popup keeps what it shows when it has the counts of now.
  Storage.prototype.setItem = function (...pair) {
    times.live ??= performance.now();
    keep.apply(this, pair);
  };
  const look = () => {
    if (document.querySelector('[data-testid=segment]') === null) return;
    watching.disconnect();
    // A message comes after the frame that the callback is of.
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        times.shown = performance.now();
      };
      channel.port2.postMessage(null);
    });
  };
  const watching = new MutationObserver(look);
  watching.observe(document, {childList: true, subtree: true});
}

function median(values: readonly number[]): number {
  return round([...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN);
}
