import {expect} from '@playwright/test';
import {accessibleNodes, clickAccessible, findAccessible, isThere} from '../../e2e/accessible.ts';
import {type LayerChip, readLayer} from './read-layer.ts';
import {type Listed, nameOf, test} from './stub-fixtures.ts';

type Row = {member: number; top: number; bottom: number; right: number};

/** The rows in the page's window, by the middle of their name cells. */
const ROWS = `rows().map(row => {
  const {top, bottom, right} = row.cells[0].getBoundingClientRect();
  return {member: Number.parseInt(row.querySelector('a').hash.slice(10, 34), 16), top, bottom, right};
})`;

/** Wipes the chips of some rows again and again, as a page does that renders its cells anew. */
async function wipe(listed: Listed, from: number, to: number): Promise<void> {
  for (let times = 0; times < 7; times += 1) {
    await listed.run(`rows().slice(${from}, ${to}).forEach(row => row.querySelector('[data-regulars]')?.remove())`);
    await listed.page.waitForTimeout(60);
  }
}

const inRows = (listed: Listed) => listed.run<number>('hosts()');

/** Every row in the window has its own chip at the end of its name cell, and there is no other. */
async function expectChipsOnRows(listed: Listed, height = 850): Promise<void> {
  await expect
    .poll(async () => {
      const seen = (await listed.run<Row[]>(ROWS)).filter(
        ({top, bottom}) => (top + bottom) / 2 > 0 && (top + bottom) / 2 < height,
      );
      const chips = (await readLayer(listed.session)).filter(({top}) => top > -12 && top < height - 12);
      return {chips: chips.length, rows: seen.length, wrong: seen.filter(row => !hasOwnChip(row, chips))};
    })
    .toEqual({chips: expect.any(Number), rows: expect.any(Number), wrong: []});
}

function hasOwnChip({member, top, bottom, right}: Row, chips: readonly LayerChip[]): boolean {
  const middle = (top + bottom) / 2;
  const here = chips.filter(chip => Math.abs(chip.top + 12 - middle) < 2);
  return here.length === 1 && nameOf(member).test(here[0]?.name ?? '') && Math.abs(right - 4 - 64 - (here[0]?.left ?? 0)) < 2;
}

test('after three rows whose chips are wiped again and again all chips stand in a layer, and none in a row (C38, F45)', async ({
  listed,
}) => {
  await findAccessible(listed.session, {role: 'button', name: 'All, 412'});
  await wipe(listed, 0, 2);
  expect(await inRows(listed)).toBe(10);
  await wipe(listed, 0, 3);
  expect(await inRows(listed)).toBe(0);
  await expectChipsOnRows(listed);
  await expect
    .poll(async () => (await listed.read()).reports.at(-1))
    .toMatchObject({state: 'degraded', reasons: expect.arrayContaining(['chips-wiped'])});
});

test('where the page fills the cell as text, one row is enough (C38)', async ({listed, list}) => {
  await listed.page.goto(`${list.url}#/posts`);
  await listed.run(`rows().forEach((row, n) => {
    row.prepend(Object.assign(document.createElement('td'), {textContent: 'No. ' + n}));
  })`);
  await listed.run('location.hash = "#/members"');
  await expect.poll(() => inRows(listed)).toBe(12);
  for (let times = 0; times < 7; times += 1) {
    await listed.run('rows()[0].cells[0].textContent = "No. 0"');
    await listed.page.waitForTimeout(60);
  }
  await expect.poll(() => inRows(listed)).toBe(0);
  await expectChipsOnRows(listed);
});

test('the layer follows scrolling, new rows and new people, and covers nothing outside its list (F45)', async ({
  listed,
  list,
}) => {
  await listed.page.goto(`${list.url}?rows=300#/members`);
  await findAccessible(listed.session, {role: 'button', name: 'All, 412'});
  await wipe(listed, 0, 3);
  await expectChipsOnRows(listed);
  for (const top of [700, 5_000, 130]) {
    await listed.run(`scrollTo(0, ${top})`);
    await expectChipsOnRows(listed);
  }
  await listed.run('rewrite([...Array(300).keys()].map(n => n + 400))');
  await expectChipsOnRows(listed);
  await listed.run('show([...Array(5).keys()].map(n => n + 20))');
  await listed.run('scrollTo(0, 0)');
  await expectChipsOnRows(listed);
  expect(await readLayer(listed.session)).toHaveLength(5);
  expect(await inRows(listed)).toBe(0);
  expect(await listed.run<number>('shift')).toBeLessThanOrEqual(0.01);
});

test('a chip of the layer hides while something of the page lies over its row (F45)', async ({listed}) => {
  await findAccessible(listed.session, {role: 'button', name: 'All, 412'});
  await wipe(listed, 0, 3);
  await expectChipsOnRows(listed);
  const visible = async () => (await readLayer(listed.session)).filter(({isVisible}) => isVisible).length;
  expect(await visible()).toBe(12);
  await listed.run(`document.body.append(Object.assign(document.createElement('div'), {id: 'head'}))`);
  await listed.run(`head.style.cssText = 'position:fixed; inset:0 0 auto 0; height:120px; background:#eee'`);
  await listed.run('dispatchEvent(new Event("resize"))');
  await expect.poll(visible).toBeLessThan(12);
  await listed.run('head.remove()');
  await listed.run('dispatchEvent(new Event("resize"))');
  await expect.poll(visible).toBe(12);
});

test('hover, focus, menu, keys and dimming work in the layer as in the rows (C39)', async ({listed}) => {
  const {page, session} = listed;
  await findAccessible(session, {role: 'button', name: 'All, 412'});
  await wipe(listed, 0, 3);
  await expectChipsOnRows(listed);
  const [first, second] = (await readLayer(session)).sort((one, other) => one.top - other.top);
  if (!first || !second) throw new Error('no chips in the layer');
  const card = {role: 'dialog', name: 'About this person'};
  await page.mouse.move(first.left + 20, first.top + 12);
  await findAccessible(session, card);
  await page.mouse.move(5, 700);
  await expect.poll(() => isThere(session, card)).toBe(false);
  // from one chip straight to the next, of which the window hears nothing
  await page.mouse.move(first.left + 20, first.top + 12);
  await findAccessible(session, card);
  await page.mouse.move(second.left + 20, second.top + 12);
  await page.waitForTimeout(500);
  expect(await isThere(session, card)).toBe(true);

  await page.mouse.click(first.left + 20, first.top + 12, {button: 'right'});
  await findAccessible(session, {role: 'menu', name: 'Quick actions'});
  await page.keyboard.press('Escape');
  const focused = async () => (await accessibleNodes(session)).findLast(node => node.focused)?.name;
  await expect.poll(focused).toBe(first.name);
  await page.keyboard.press('Tab');
  await expect.poll(focused).toBe(second.name);
  await findAccessible(session, card);
  await page.keyboard.press('.');
  await findAccessible(session, {role: 'menu', name: 'Quick actions'});
  await page.keyboard.press('Escape');
  expect(await listed.run('seen.filter(one => !/Tab|Escape/.test(one))')).toEqual([]);

  await clickAccessible(page, session, {role: 'button', name: 'Declined, 9'});
  await expect.poll(() => listed.run<string[]>('rows().map(row => row.style.opacity)')).toContain('0.32');
  await expect.poll(async () => (await readLayer(session)).filter(({isDim}) => isDim).length).toBeGreaterThan(0);
  await listed.run('location.hash = "#/posts"');
  await expect.poll(() => listed.run('hosts() + others()')).toBe(0);
});

test('the page learns from the layer no more than from chips in its rows', async ({listed}) => {
  const {page} = listed;
  await listed.tell({state: {kind: 'score', score: 72, risk: true, staleDays: 0}});
  await page.reload();
  await findAccessible(listed.session, {role: 'button', name: /^Loyalty 72/});
  await wipe(listed, 0, 3);
  await expect.poll(async () => (await readLayer(listed.session)).length).toBe(12);
  for (const words of ['72', 'Loyalty', 'Declined']) {
    const finds = `(getSelection().removeAllRanges(), find(${JSON.stringify(words)}, false, false, true))`;
    expect([words, await listed.run(finds)]).toEqual([words, false]);
  }
  const layers = await page.evaluate(() =>
    [...document.querySelectorAll('body > [data-regulars]')].map(host => [
      host.shadowRoot,
      host.textContent,
      host.getAttributeNames().join(),
    ]),
  );
  expect(layers).toEqual([
    [null, '', 'data-regulars'],
    [null, '', 'data-regulars'],
  ]);
});
