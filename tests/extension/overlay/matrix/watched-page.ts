import {type CDPSession, expect, type Page, type Worker} from '@playwright/test';
import {inspect} from '../../../e2e/read-chips.ts';
import type {Dashboard} from './dashboards.ts';
import {type Look, SAMPLER, type Watched} from './sampler.ts';

/** A dashboard in the browser with the extension, looked at from the extension's own world. */
export type WatchedPage = {
  readonly page: Page;
  readonly session: CDPSession;
  readonly dashboard: Dashboard;
  /** What the page threw or wrote as an error. */
  readonly errors: string[];
  /** The page's requests for people. */
  readonly asked: string[];
  /** Rows and chips in the window now. With a filter: who its number names is the only one not dimmed. */
  look(filter?: number): Promise<Look>;
  /** Waits until each row in the window has one chip, its own, and says what was there. */
  settled(filter?: number): Promise<Look>;
  /** Looks at every frame until `act` is done. */
  watching(act: () => Promise<void>, filter?: number): Promise<Watched>;
  /** Whose chips are in the list's rows: the ids of the copies of the overlay that made them. */
  copies(): Promise<readonly string[]>;
  /** The boxes of rows and cells. */
  boxes(): Promise<readonly string[]>;
  /** Of the extension's world. */
  contextId(): number;
  /** In the extension's world. */
  inOurWorld<T>(expression: string): Promise<T>;
};

const SETTLE_MS = 15_000;
/** What the page itself may take until it has drawn a row: Ghost's own app starts slowly on a busy machine. */
const PAGE_MS = 45_000;

export async function watchPage(page: Page, dashboard: Dashboard): Promise<WatchedPage> {
  const session = await inspect(page);
  let ours: number | undefined;
  const {frameTree} = await session.send('Page.getFrameTree');
  session.on('Runtime.executionContextCreated', ({context}) => {
    const isTop = context.auxData?.frameId === frameTree.frame.id;
    if (isTop && context.origin.startsWith('chrome-extension://')) ours = context.id;
  });
  await session.send('Runtime.enable');
  const {errors, asked} = listen(page, dashboard);
  const kind = JSON.stringify(dashboard.kind);

  async function inOurWorld<T>(expression: string): Promise<T> {
    const {result, exceptionDetails} = await session.send('Runtime.evaluate', {
      expression: `globalThis.sampler ?? ${SAMPLER}; ${expression}`,
      ...(ours === undefined ? {} : {contextId: ours}),
      returnByValue: true,
      awaitPromise: true,
      includeCommandLineAPI: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }
  const look = (filter?: number) => inOurWorld<Look>(`sampler.look(${kind}, ${filter})`);

  return {
    page,
    session,
    dashboard,
    errors,
    asked,
    look,
    inOurWorld,
    contextId: () => ours ?? 0,
    boxes: () => inOurWorld(`sampler.boxes(${kind})`),
    copies: () => inOurWorld(`[...new Set(sampler.hosts(${kind}).map(host => host.dataset.regulars))]`),
    async settled(filter) {
      const rows = async () => (ours === undefined ? 0 : (await look(filter)).rows);
      for (const until = Date.now() + PAGE_MS; (await rows()) === 0 && Date.now() < until; ) await page.waitForTimeout(50);
      for (const until = Date.now() + SETTLE_MS; ; await page.waitForTimeout(50)) {
        const seen = ours === undefined ? undefined : await look(filter);
        if (seen && seen.rows > 1 && seen.right === seen.rows && seen.wrong.length === 0) return seen;
        if (Date.now() > until) throw new Error(`${dashboard.kind}: ${JSON.stringify(seen)}`);
      }
    },
    async watching(act, filter) {
      await inOurWorld(`sampler.watch(${kind}, ${filter})`);
      await act();
      return inOurWorld<Watched>('sampler.stop()');
    },
  };
}

/** What a page says and asks, with or without the extension. */
export function listen(page: Page, {api}: Dashboard): {errors: string[]; asked: string[]} {
  const errors: string[] = [];
  const asked: string[] = [];
  page.on('pageerror', error => errors.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('request', request => {
    if (api.test(request.url())) asked.push(request.url());
  });
  return {errors, asked};
}

/** Down by the wheel as a person would, to the end and back at once. */
export async function scrollAll(page: Page): Promise<void> {
  await page.mouse.move(700, 500);
  for (let step = 0; step < WHEEL_STEPS; step += 1) {
    await page.mouse.wheel(0, WHEEL_PX);
    await page.waitForTimeout(60);
  }
  for (const place of ['scrollHeight', '0', 'scrollHeight / 3']) {
    await page.evaluate(`(() => { const box = ${SCROLLER}; box.scrollTop = ${place === '0' ? '0' : `box.${place}`}; })()`);
    await page.waitForTimeout(250);
  }
}

const WHEEL_STEPS = 12;
const WHEEL_PX = 330;
/** The box around the middle of the window that scrolls. */
const SCROLLER = `(() => {
  let box = document.elementFromPoint(700, 500);
  box = box.shadowRoot?.elementFromPoint(700, 500) ?? box;
  while (box && !(box.scrollHeight > box.clientHeight + 50 && /auto|scroll/.test(getComputedStyle(box).overflowY)))
    box = box.assignedSlot ?? box.parentElement ?? box.getRootNode().host;
  return box ?? document.scrollingElement;
})()`;

/** Runs the overlay once more in the tab in front, as an update does. */
export async function injectAgain(background: Worker): Promise<void> {
  await background.evaluate(async () => {
    const [tab] = await chrome.tabs.query({active: true, currentWindow: true});
    await chrome.scripting.executeScript({target: {tabId: tab?.id ?? 0}, files: ['overlay.js']});
  });
}

/** Has another copy of the overlay come, and waits until all chips are its own. */
export async function expectOneCopy(list: WatchedPage, bring: () => Promise<void>): Promise<void> {
  const [before] = await list.copies();
  await bring();
  await expect.poll(list.copies).not.toContain(before);
  await list.settled();
  expect(await list.copies()).toHaveLength(1);
}

/** Hides or shows everything of ours in all tabs. */
export async function hideAll(background: Worker, hidden: boolean): Promise<void> {
  await background.evaluate(hidden => chrome.storage.local.set({hidden}), hidden);
}

/** Away from the list, until nothing of ours is left, and back. */
export async function roundTrip({page, dashboard, settled}: WatchedPage): Promise<void> {
  await page.evaluate(dashboard.acts.leave);
  await page.waitForFunction(() => document.querySelector('[data-regulars]') === null);
  await page.evaluate(dashboard.acts.enter);
  await settled();
}

/** Has the page do one thing after the other; each row has its chip after each. */
export async function actOn(list: WatchedPage, acts: readonly string[]): Promise<void> {
  for (const script of acts) {
    await list.page.evaluate(script);
    await list.page.waitForTimeout(150);
    await list.settled();
  }
}
