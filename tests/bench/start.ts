import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Page} from '@playwright/test';
import {buildExtension, type Extended, launchExtended} from '../e2e/extension.ts';
import type {Bench} from './bench.ts';
import {bundlePage} from './mirror-page/bundle-page.ts';
import {calibrate, round} from './rows/time.ts';

const SIZE = 100_000;
/** A browser that just started is busy with itself: one start in ten says what the popup takes. */
const STARTS = 10;
const BUDGET = {shownMs: 150};

/** Milliseconds from the navigation. `shown`: counts are painted; `live`: the counts of now are there. */
type Opened = {readonly shown: number; readonly live: number; readonly counts: readonly string[]};

/**
 * The popup over 100,000 supporters, with the bundles of the store: from its navigation to the first useful drawing, which are the
 * last counts, and to those of now. Once right after each start of the browser, where the least counts, for other programs only
 * ever add; and once more, as a creator mostly meets it.
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
    const [first, again]: [Opened[], Opened[]] = [[], []];
    for (let number = 0; number < STARTS; number++) {
      await inBrowser(async extended => {
        first.push(await openPopup(extended));
        again.push(await openPopup(extended));
      });
    }
    const figures = {
      shownMs: leastOf(first, 'shown'),
      liveMs: leastOf(first, 'live'),
      again: {shownMs: leastOf(again, 'shown'), liveMs: leastOf(again, 'live')},
      isEqual: [...first, ...again].every(one => one.counts.join() === counts.join()) && counts.some(text => /[1-9]/.test(text)),
      ms: {shown: first.map(({shown}) => round(shown)), live: first.map(({live}) => round(live))},
      people: SIZE,
      calibrationMs: round(calibrate()),
    };
    return {ok: figures.isEqual && figures.shownMs <= BUDGET.shownMs, figures, budget: BUDGET};
  } finally {
    rmSync(profile, {recursive: true, force: true});
  }
};

function leastOf(opened: readonly Opened[], moment: 'shown' | 'live'): number {
  return round(Math.min(...opened.map(times => times[moment])));
}

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
