import {expect} from '@playwright/test';

/** A tab of one browser or the other, as far as a creator's hands reach. */
export type Driven = {
  /** Runs in the page; whatever it names stands in it or in its argument. */
  ask<A, T>(work: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
  /** The left button, at a place of the viewport. */
  click(x: number, y: number): Promise<void>;
  type(text: string): Promise<void>;
  /** Loads another of our own pages in the tab: `page.html#/today`. */
  go(path: string): Promise<void>;
  /** Puts a file into a file field. */
  choose(selector: string, path: string): Promise<void>;
};

/** A browser with our package in it, in a new profile, without a network. */
export type Newcomer = {
  readonly name: 'Chromium' | 'Firefox';
  /** When the browser was started, epoch milliseconds. */
  readonly startedAt: number;
  /** The tab that the install opened by itself. */
  readonly welcome: Driven;
  close(): Promise<void>;
};

/** The path of a page that is loaded anew wherever the tab stands: another fragment alone loads nothing. */
export function freshPath(path: string): string {
  visits += 1;
  return path.replace('#', `?visit=${visits}#`);
}

let visits = 0;

type Place = {readonly x: number; readonly y: number};

const PATIENCE_MS = 30_000;

/** Clicks what bears this name, once it is there and still: a button, a link, a choice, a line that opens. */
export async function press(tab: Driven, name: RegExp): Promise<void> {
  await poll(tab, `${name} to press`, async () => {
    const place = await tab.ask(placeOf, {source: name.source, flags: name.flags});
    if (place === undefined) return false;
    await tab.click(place.x, place.y);
    return true;
  });
}

/** Clicks what a selector finds, once it is there. */
export async function pressPart(tab: Driven, selector: string): Promise<void> {
  await poll(tab, `${selector} to press`, async () => {
    const place = await tab.ask(part => {
      const element = document.querySelector(part);
      element?.scrollIntoView({block: 'center', behavior: 'instant'});
      const {left, top, width, height} = element?.getBoundingClientRect() ?? new DOMRect();
      return width > 0 ? {x: left + width / 2, y: top + height / 2} : undefined;
    }, selector);
    if (place !== undefined) await tab.click(place.x, place.y);
    return place !== undefined;
  });
}

/** Waits until one of these parts is on the page, and says which. */
export async function whichever(tab: Driven, ...selectors: readonly string[]): Promise<string> {
  let found: string | undefined;
  await poll(tab, selectors.join(' or '), async () => {
    found = await tab.ask(parts => parts.find(part => document.querySelector(part) !== null), selectors);
    return found !== undefined;
  });
  return found ?? '';
}

/** Waits until the page says something in this part. */
export async function hears(tab: Driven, selector: string, text: RegExp): Promise<void> {
  await poll(tab, `${selector} says ${text}`, () =>
    tab.ask(
      ({part, source, flags}) => {
        const said = [...document.querySelectorAll<HTMLElement>(part)].map(element => element.textContent).join('\n');
        return new RegExp(source, flags).test(said);
      },
      {part: selector, source: text.source, flags: text.flags},
    ),
  );
}

async function poll(tab: Driven, what: string, isDone: () => Promise<boolean>): Promise<void> {
  // While a tab goes elsewhere, nothing can be asked of it.
  const tried = () => isDone().catch(() => false);
  const message = async () =>
    `${what}; the page: ${await tab.ask(() => document.body.textContent.slice(-1500), null).catch(String)}`;
  try {
    await expect.poll(tried, {timeout: PATIENCE_MS}).toBe(true);
  } catch {
    throw new Error(await message());
  }
}

/** Runs in the page: the middle of the first visible thing of that name that can be pressed. */
function placeOf({source, flags}: {source: string; flags: string}): Place | undefined {
  const name = new RegExp(source, flags);
  const kinds = 'button, a, summary, label, input[type=radio], input[type=checkbox], [role=button], [role=menuitem]';
  for (const element of document.querySelectorAll<HTMLElement>(kinds)) {
    const said = element.getAttribute('aria-label') ?? element.textContent.trim();
    if (!name.test(said) || (element instanceof HTMLButtonElement && element.disabled)) continue;
    element.scrollIntoView({block: 'center', behavior: 'instant'});
    const {left, top, width, height} = element.getBoundingClientRect();
    if (width > 0 && height > 0) return {x: left + Math.min(width / 2, 60), y: top + height / 2};
  }
  return undefined;
}

/** What the chips of a page say to a screen reader; an extension may look into its own closed shadow roots. */
export function chipNames(tab: Driven): Promise<string[]> {
  return tab.ask(() => {
    type Opened = {openOrClosedShadowRoot?: ShadowRoot};
    const {dom} = chrome as unknown as {dom?: {openOrClosedShadowRoot(element: Element): ShadowRoot | null}};
    const rootOf = (element: Element) => dom?.openOrClosedShadowRoot(element) ?? (element as Opened).openOrClosedShadowRoot;
    const names: string[] = [];
    const visit = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        const said = element.getAttribute('aria-label');
        if (root !== document && said !== null) names.push(said);
        const inner = element instanceof HTMLElement ? rootOf(element) : undefined;
        if (inner) visit(inner);
      }
    };
    visit(document);
    return names;
  }, null);
}

/** Drops a file on the page. */
export function dropFile(tab: Driven, name: string, text: string): Promise<void> {
  return tab.ask(
    ({fileName, content}) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], fileName, {type: 'text/csv'}));
      document.querySelector('main')?.dispatchEvent(new DragEvent('drop', {dataTransfer, bubbles: true, cancelable: true}));
    },
    {fileName: name, content: text},
  );
}
