import {rmSync} from 'node:fs';
import {expect, test} from '@playwright/test';
import {clickAccessible, findAccessible, isThere} from '../../e2e/accessible.ts';
import {patreonList, type Row} from '../../fixtures/pages/patreon-lists.ts';
import {provideBrowser} from '../../setup/browser.ts';
import {buildStubExtension, launchWith, type StubBrowser} from './stub-extension.ts';
import {openVendorPage, type VendorPage} from './vendor-page.ts';

const MEMBERS: readonly Row[] = Array.from({length: 40}, (_, n) => ({
  n,
  name: `<a href="/user?u=${n}">Member ${n}</a>`,
  email: `member${n}@example.org`,
  tier: 'Gold',
  status: 'Active',
}));

/** The stub's filter “Declined” names those whose score ends in 1. */
const isDeclined = (n: number): boolean => {
  let score = 0;
  for (const character of String(n)) score = (score * 31 + (character.codePointAt(0) ?? 0)) % 101;
  return score % 10 === 1;
};
const DECLINED = MEMBERS.map(({n}) => Number(n)).filter(isDeclined);

let extension = '';
let stub: StubBrowser;

test.beforeAll(async () => {
  extension = await buildStubExtension(['https://www.patreon.com/*']);
  stub = await launchWith([extension], provideBrowser().path);
});
test.afterAll(async () => {
  await stub.close();
  rmSync(extension, {recursive: true, force: true});
});

const columns = ['name', 'email', 'tier', 'status'] as const;
// wide, so that the bar has room for its filters
const PAGE = `${patreonList({of: 'members', language: 'en', markup: 'table', columns, rows: MEMBERS})}
<style>table { width: 1000px; }</style>`;
const open = (html = PAGE): Promise<VendorPage> => openVendorPage(stub, 'https://www.patreon.com/members', html);

/** Rows whose box is ticked, by their numbers. */
const ticked = ({page}: VendorPage): Promise<number[]> =>
  page.locator('[data-n]:has(input:checked)').evaluateAll(rows => rows.map(row => Number(row.getAttribute('data-n'))));

async function openMore({page, session}: VendorPage): Promise<void> {
  await clickAccessible(page, session, {role: 'button', name: 'Declined, 9'});
  await clickAccessible(page, session, {role: 'button', name: 'More'});
}

test('one press ticks the page’s own boxes of the filter’s people, and stops there (ARM-33, F8)', async () => {
  const list = await open();
  const {page, session} = list;
  const [already = 0, ...others] = DECLINED;
  expect(others.length).toBeGreaterThan(1);
  await page.locator(`[data-n="${already}"] input`).check();
  await page.evaluate(() => {
    const presses: string[] = [];
    addEventListener('click', ({target}) => target instanceof HTMLElement && presses.push(target.localName), true);
    Object.assign(window, {presses});
  });
  await openMore(list);
  await clickAccessible(page, session, {role: 'button', name: `Tick the ${DECLINED.length} of 9 on this page`});
  await findAccessible(session, {
    role: 'status',
    name: `${DECLINED.length} of 9 are on this page and ticked. Sending is up to you.`,
  });
  expect(await ticked(list)).toEqual(DECLINED);
  // the boxes and our own bar, and nothing else of the page: neither the header's box nor a button
  const presses = await page.evaluate(() => (window as unknown as {presses: string[]}).presses);
  expect(presses.filter(name => name !== 'div')).toEqual(others.map(() => 'input'));
  await clickAccessible(page, session, {role: 'button', name: 'More'});
  await findAccessible(session, {role: 'button', name: 'Filters…'});
  await expect.poll(() => isThere(session, {role: 'button', name: /^Tick the/})).toBe(false);
  await page.close();
});

test('a page that draws its rows anew at each tick has the right people ticked, and one that refuses is said (ARM-33)', async () => {
  const list = await open();
  const {page, session} = list;
  await page.evaluate(refused => {
    document.addEventListener('change', ({target}) => {
      const row = target instanceof Element ? target.closest('[data-n]') : null;
      if (!(target instanceof HTMLInputElement) || !row) return;
      if (row.getAttribute('data-n') === String(refused)) target.checked = false;
      const body = row.parentElement;
      const checked = [...(body?.querySelectorAll('input') ?? [])].map(box => box.checked);
      body?.replaceChildren(...[...body.children].map(child => child.cloneNode(true)));
      body?.querySelectorAll('input').forEach((box, n) => {
        box.checked = checked[n] ?? false;
      });
      // and in another order
      if (body?.lastElementChild) body.prepend(body.lastElementChild);
    });
  }, DECLINED.at(-1));
  await openMore(list);
  await clickAccessible(page, session, {role: 'button', name: `Tick the ${DECLINED.length} of 9 on this page`});
  await findAccessible(session, {
    role: 'status',
    name: new RegExp(`^${DECLINED.length} of 9 are on this page, and the page let`),
  });
  expect((await ticked(list)).sort((one, other) => one - other)).toEqual(DECLINED.slice(0, -1));
  await page.close();
});

test('where the page has no boxes nothing of the kind is offered', async () => {
  const list = await open(PAGE.replaceAll('<input type="checkbox">', ''));
  await openMore(list);
  await findAccessible(list.session, {role: 'button', name: 'Write to these 9…'});
  expect(await isThere(list.session, {role: 'button', name: /^Tick/})).toBe(false);
  await list.page.close();
});
