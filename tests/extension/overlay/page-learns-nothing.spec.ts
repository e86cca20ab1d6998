import {expect} from '@playwright/test';
import {clickAccessible, findAccessible, isThere} from '../../e2e/accessible.ts';
import {type Listed, test} from './stub-fixtures.ts';

test('nothing of the page moves or grows when the chips come', async ({listed, list}) => {
  const boxes = 'rows().flatMap(row => [row, ...row.cells]).map(box => JSON.stringify(box.getBoundingClientRect()))';
  await listed.page.goto(`${list.url}#/posts`);
  const before = await listed.run(boxes);
  await listed.run('location.hash = "#/members"');
  await expect.poll(() => listed.run('hosts()')).toBe(12);
  await findAccessible(listed.session, {role: 'button', name: 'All, 412'});
  expect(await listed.run(boxes)).toEqual(before);
  expect(await listed.run<number>('shift')).toBeLessThanOrEqual(0.01);
});

test('neither search nor text nor style tells the page what a chip, card, menu or bar says', async ({listed}) => {
  const {page, session} = listed;
  await listed.tell({state: {kind: 'score', score: 72, risk: true, staleDays: 0}});
  await page.reload();
  await findAccessible(session, {role: 'button', name: /^Loyalty 72 of 100, third quarter. Payment declined. Open details/});
  await page
    .locator('[data-regulars]')
    .first()
    .click({position: {x: 30, y: 12}});
  await findAccessible(session, {role: 'dialog', name: 'About this person'});
  for (const words of ['72', 'Declined', '412', 'Loyalty', 'Ada Adler', 'Wave 1', 'Met at the June', 'payments'])
    expect([words, await finds(listed, words)]).toEqual([words, false]);
  await page.keyboard.press('Escape');
  await page.locator('tr [data-regulars]').first().click({button: 'right'});
  await findAccessible(session, {role: 'menuitem', name: 'Copy e-mail'});
  expect(await finds(listed, 'Copy e-mail')).toBe(false);
  const readable = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-regulars]')].map(host => [
      host.shadowRoot,
      host.textContent,
      getComputedStyle(host, '::before').content,
      getComputedStyle(host, '::after').content,
      host.getAttributeNames().join(),
    ]),
  );
  for (const host of readable) expect(host).toEqual([null, '', 'none', 'none', 'data-regulars']);
  // hosts of all states have one and the same box
  const sizes = await page.evaluate(() =>
    [...document.querySelectorAll('tr [data-regulars]')].map(host => host.getBoundingClientRect().width),
  );
  expect(new Set(sizes)).toEqual(new Set([64]));
});

test('what is clicked and typed on us does not reach the page’s listeners', async ({listed}) => {
  const {page, session} = listed;
  await findAccessible(session, {role: 'button', name: /^Loyalty/});
  const host = page.locator('tr [data-regulars]').first();
  await host.click();
  await host.click({button: 'middle'});
  await host.click({button: 'right'});
  await findAccessible(session, {role: 'menuitem', name: 'Note…'});
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await page.keyboard.press('.');
  await page.keyboard.press('Escape');
  await clickAccessible(page, session, {role: 'textbox', name: /^Filter by/});
  await page.keyboard.type('score:4');
  expect(await listed.run('seen')).toEqual([]);
  expect(await listed.run('location.hash')).toBe('#/members');
});

test('a filter dims the rows that do not match and leaves no trace when it goes', async ({listed}) => {
  const {page, session} = listed;
  const styles = 'rows().map(row => row.getAttribute("style"))';
  const before = await listed.run(styles);
  await clickAccessible(page, session, {role: 'button', name: 'Declined, 9'});
  await expect.poll(() => listed.run<string[]>('rows().map(row => row.style.opacity)')).toContain('0.32');
  await clickAccessible(page, session, {role: 'button', name: 'All, 412'});
  await expect.poll(() => listed.run(styles)).toEqual(before);
  await clickAccessible(page, session, {role: 'textbox', name: /^Filter by/});
  await page.keyboard.type('nonsense');
  await findAccessible(session, {role: 'alert', name: 'There is no field “nonsense”.'});
  await page.keyboard.press('Escape');
  await expect.poll(() => isThere(session, {role: 'alert'})).toBe(false);
});

test('light or dark follows the row’s own background', async ({listed}) => {
  const {page, session} = listed;
  await listed.tell({state: {kind: 'score', score: 10, risk: false, staleDays: 0}});
  await page.reload();
  await findAccessible(session, {role: 'button', name: /^Loyalty 10/});
  const colour = async () => {
    const shot = await page.locator('tr [data-regulars]').first().screenshot();
    return page.evaluate(
      async bytes => {
        const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
        const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
        canvas?.drawImage(picture, 0, 0);
        return [...(canvas?.getImageData(picture.width / 2 - 4, 5, 1, 1).data ?? [])].slice(0, 3);
      },
      [...shot],
    );
  };
  expect(await colour()).toEqual([0xed, 0xf0, 0xf3]);
  await listed.run('document.body.classList.add("dark")');
  await expect.poll(colour).toEqual([0x2b, 0x31, 0x38]);
});

/** The browser's own search over the page, closed roots included. */
function finds(listed: Listed, words: string): Promise<boolean> {
  return listed.run(`(getSelection().removeAllRanges(), find(${JSON.stringify(words)}, false, false, true))`);
}
