import {expect} from '@playwright/test';
import {accessibleNodes, clickAccessible, findAccessible, isThere} from '../../e2e/accessible.ts';
import {type Listed, test} from './stub-fixtures.ts';

const CARD = {role: 'dialog', name: 'About this person'};

/** The browser's own search over the page, closed roots included. */
function finds(listed: Listed, words: string): Promise<boolean> {
  return listed.run(`(getSelection().removeAllRanges(), find(${JSON.stringify(words)}, false, false, true))`);
}

test('events that a page makes up open nothing, do nothing and reveal nothing', async ({listed}) => {
  const {page, session} = listed;
  await findAccessible(session, {role: 'button', name: /^Loyalty/});
  await page.evaluate(async () => {
    const made = (name: string) => {
      const options = {bubbles: true, composed: true, cancelable: true, key: 'Enter', button: 0};
      if (name.startsWith('key')) return new KeyboardEvent(name, options);
      if (name.startsWith('focus')) return new FocusEvent(name, options);
      return name.startsWith('pointer') ? new PointerEvent(name, options) : new MouseEvent(name, options);
    };
    const names = ['pointerover', 'pointerdown', 'pointerup', 'click', 'contextmenu', 'focusin', 'keydown'];
    for (const host of document.querySelectorAll<HTMLElement>('[data-regulars]')) {
      for (const name of names) host.dispatchEvent(made(name));
      host.click();
      host.focus();
    }
    await new Promise(resolve => setTimeout(resolve, 800));
  });
  expect(await isThere(session, CARD)).toBe(false);
  expect(await isThere(session, {role: 'menu'})).toBe(false);
  const {log, opened, subjects} = await listed.read();
  expect([log, opened, subjects.filter(({open}) => open)]).toEqual([[], [], []]);
});

test('events that a page makes up on an open menu do nothing', async ({listed}) => {
  const {page, session} = listed;
  await findAccessible(session, {role: 'button', name: /^Loyalty/});
  await page.locator('tr [data-regulars]').first().click({button: 'right'});
  await findAccessible(session, {role: 'menuitem', name: 'Message…'});
  await page.evaluate(() => {
    const frame = document.querySelector(':not(tr *)[data-regulars]');
    const {innerWidth, innerHeight} = window;
    for (let x = 0; x < innerWidth; x += 20) {
      for (let y = 0; y < innerHeight; y += 20) {
        const found = document.elementFromPoint(x, y);
        if (found === frame)
          found?.dispatchEvent(new MouseEvent('click', {bubbles: true, composed: true, clientX: x, clientY: y}));
      }
    }
    frame?.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, composed: true}));
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, composed: true}));
  });
  await page.waitForTimeout(300);
  const {log, opened} = await listed.read();
  expect([log, opened]).toEqual([[], []]);
});

test('search, selection and text tell a page nothing of what stands in card, menu, palette and message', async ({listed}) => {
  const {page, session} = listed;
  const first = page.locator('tr [data-regulars]').first();
  await findAccessible(session, {role: 'button', name: /^Loyalty/});
  const learns = async (words: readonly string[]) => {
    for (const word of words) expect([word, await finds(listed, word)]).toEqual([word, false]);
    const read = await page.evaluate(() => {
      getSelection()?.selectAllChildren(document.documentElement);
      const selected = getSelection()?.toString();
      getSelection()?.removeAllRanges();
      // biome-ignore lint/performance/useDomNodeTextContent: what is drawn is what a page would read
      return [selected, document.body.innerText, document.documentElement.outerHTML].join('\n');
    });
    for (const word of words) expect([word, read.includes(word)]).toEqual([word, false]);
  };
  await first.click();
  await findAccessible(session, {role: 'button', name: 'Open panel'});
  await learns(['Ada Adler', 'Open panel', 'Last contact', 'Postcard', 'payments', 'not known', 'Wave 1']);
  await page.keyboard.press('Escape');
  await first.click({button: 'right'});
  await findAccessible(session, {role: 'menuitem', name: 'Mark benefit delivered, 1'});
  await learns(['Message', 'Mark benefit', 'Merge', 'Refund']);
  await page.keyboard.type('not');
  await page.keyboard.press('Enter');
  await findAccessible(session, {role: 'textbox', name: 'Note about this person'});
  await learns(['Save', 'Cancel']);
  await page.keyboard.type('Prefers letters');
  await page.keyboard.press('Control+Enter');
  await findAccessible(session, {role: 'status', name: 'Note saved.'});
  await learns(['Note saved']);
  await page.locator('tr a').first().focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press(':');
  await page.keyboard.type('zoe');
  await findAccessible(session, {role: 'option', name: 'Found zoe, Ghost'});
  await learns(['Found zoe', 'Connections', 'Settings']);
});

test('no performance entry names what we draw, or an element of ours but its host', async ({listed}) => {
  const {page, session} = listed;
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, {entries: seen});
    for (const type of PerformanceObserver.supportedEntryTypes) {
      new PerformanceObserver(list => {
        for (const entry of list.getEntries()) {
          const {element, target, sources} = entry as unknown as {element?: Element; target?: Element; sources?: {node?: Node}[]};
          const nodes = [element, target, ...(sources ?? []).map(({node}) => node)];
          const ours = nodes.filter(node => node instanceof Element && node.getRootNode() !== document);
          seen.push(JSON.stringify(entry), ...ours.map(() => 'inner element'));
        }
      }).observe({type, buffered: true, durationThreshold: 16} as PerformanceObserverInit);
    }
  });
  await findAccessible(session, {role: 'button', name: /^Loyalty/});
  await page.locator('tr [data-regulars]').first().click();
  await clickAccessible(page, session, {role: 'button', name: 'Actions for Ada Adler'});
  await page.keyboard.press('ArrowDown');
  await page.waitForTimeout(500);
  const entries = await listed.run<string[]>('entries');
  expect(entries.length).toBeGreaterThan(0);
  expect(entries).not.toContain('inner element');
  for (const word of ['Ada', 'Wave', 'Postcard', 'Loyalty', 'Message', 'ada.adler']) expect(entries.join()).not.toContain(word);
});

test('what is typed into our fields does not reach listeners of the page that come after ours', async ({listed}) => {
  const {page, session} = listed;
  await findAccessible(session, {role: 'button', name: /^Loyalty/});
  await page.locator('tr a').first().focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press(':');
  await findAccessible(session, {role: 'dialog', name: 'Find and act'});
  await page.keyboard.type('decl');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  expect((await accessibleNodes(session)).some(({role}) => role === 'listbox')).toBe(false);
  const seen = await listed.run<string[]>('seen');
  expect(seen.filter(one => !one.includes('Tab'))).toEqual([]);
});
