import {expect} from '@playwright/test';
import {accessibleNodes, clickAccessible, findAccessible, isThere} from '../../e2e/accessible.ts';
import {type Listed, test} from './stub-fixtures.ts';

const HEIGHTS = 'rows().map(row => row.getBoundingClientRect().height)';
const WIDTHS = `[...new Set([...document.querySelectorAll('tr [data-regulars]')].map(host => host.getBoundingClientRect().width))]`;

async function openColumns({page, session}: Listed): Promise<void> {
  await clickAccessible(page, session, {role: 'button', name: 'More'});
  await clickAccessible(page, session, {role: 'button', name: 'Columns here…'});
}

const notes = async ({session}: Listed) =>
  (await accessibleNodes(session)).filter(({role}) => role === 'note').map(({name}) => name);

test('chosen columns of the creator’s data stand before the score in the host’s own table, two at most (F10, ARM-54)', async ({
  listed,
}) => {
  const {page, session} = listed;
  const heights = await listed.run(HEIGHTS);
  await findAccessible(session, {role: 'button', name: 'All, 412'});
  expect((await listed.read()).facts).toEqual([]);
  expect(await listed.run(WIDTHS)).toEqual([64]);
  await openColumns(listed);
  await clickAccessible(page, session, {role: 'button', name: 'The newsletter'});
  await findAccessible(session, {role: 'note', name: 'The newsletter: newsletter of 1'});
  expect(await listed.run(WIDTHS)).toEqual([152]);
  await clickAccessible(page, session, {role: 'button', name: 'The tenure'});
  await expect.poll(async () => (await listed.read()).facts).toEqual(['newsletter', 'tenure']);
  await findAccessible(session, {role: 'note', name: 'The tenure: tenure of 1'});
  expect(await listed.run(WIDTHS)).toEqual([240]);
  const third = (await accessibleNodes(session)).find(({name}) => name === 'The tag');
  expect(third).toMatchObject({role: 'button'});
  await clickAccessible(page, session, {role: 'button', name: 'The tag'});
  await page.waitForTimeout(300);
  expect((await listed.read()).facts).toEqual(['newsletter', 'tenure']);
  expect(await listed.run(HEIGHTS)).toEqual(heights);
  // the page's own text below is clicked as ever
  const below = `(() => {
    const {left, top, height} = document.querySelector('tr [data-regulars]').getBoundingClientRect();
    return document.elementFromPoint(left + 20, top + height / 2).closest('[data-regulars]');
  })()`;
  expect(await listed.run(below)).toBeNull();

  await page.reload();
  await findAccessible(session, {role: 'note', name: 'The tenure: tenure of 1'});
  expect(await listed.run<number>('shift')).toBeLessThanOrEqual(0.01);
  await findAccessible(session, {role: 'button', name: 'All, 412'});
  await openColumns(listed);
  await clickAccessible(page, session, {role: 'button', name: 'The newsletter'});
  await clickAccessible(page, session, {role: 'button', name: 'The tenure'});
  await expect.poll(() => listed.run(WIDTHS)).toEqual([64]);
  expect((await notes(listed)).filter(name => name.startsWith('The '))).toEqual([]);
});

test('typing narrows the list of columns, and keys alone choose from it and leave it (F10)', async ({listed}) => {
  const {page, session} = listed;
  await findAccessible(session, {role: 'button', name: 'All, 412'});
  await openColumns(listed);
  const focused = async () =>
    (await accessibleNodes(session)).filter(one => one.focused && one.role !== 'RootWebArea').at(-1)?.name;
  const columns = async () => {
    const names = (await accessibleNodes(session)).filter(({role}) => role === 'button').map(({name}) => name);
    return names.filter(name => name.startsWith('The '));
  };
  await expect.poll(focused).toBe('Find a column');
  await page.keyboard.type('  TEN');
  await expect.poll(columns).toEqual(['The tenure']);
  await page.keyboard.press('ArrowDown');
  await expect.poll(focused).toBe('The tenure');
  await page.keyboard.press('Enter');
  await findAccessible(session, {role: 'note', name: 'The tenure: tenure of 1'});
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type(' nothing');
  await findAccessible(session, {role: 'note', name: 'No such column.'});
  expect(await listed.run(`['No such', 'Find a col', 'Beside the'].some(words => find(words, false, false, true))`)).toBe(false);
  await page.keyboard.press('Escape');
  await expect.poll(columns).toHaveLength(4);
  await page.keyboard.press('Escape');
  await expect.poll(focused).toBe('Columns here…');
  await page.keyboard.press('Escape');
  await expect.poll(() => isThere(session, {role: 'button', name: 'Columns here…'})).toBe(false);
});

test('what stands beside the score is its own row’s, and the page cannot read it (F10)', async ({listed}) => {
  const {page, session} = listed;
  await findAccessible(session, {role: 'button', name: 'All, 412'});
  await openColumns(listed);
  await clickAccessible(page, session, {role: 'button', name: 'The newsletter'});
  await findAccessible(session, {role: 'note', name: 'The newsletter: newsletter of 1'});
  for (const words of ['newsletter of', 'The newsletter']) {
    const finds = `(getSelection().removeAllRanges(), find(${JSON.stringify(words)}, false, false, true))`;
    expect([words, await listed.run(finds)]).toEqual([words, false]);
  }
  await listed.run('rewrite([...Array(12).keys()].map(n => n + 201))');
  await findAccessible(session, {role: 'note', name: 'The newsletter: newsletter of 201'});
  expect((await notes(listed)).filter(name => / of ([1-9]|1[0-2])$/.test(name))).toEqual([]);
});

test('a cell too narrow for columns keeps the page’s own text, and the list of columns says so (F10)', async ({listed}) => {
  const {page, session} = listed;
  await findAccessible(session, {role: 'button', name: 'All, 412'});
  await listed.run(`document.querySelector('table').style.width = '400px'`);
  await openColumns(listed);
  await clickAccessible(page, session, {role: 'button', name: 'The newsletter'});
  await findAccessible(session, {role: 'note', name: 'This list has no room for all of them.'});
  expect(await listed.run(WIDTHS)).toEqual([64]);
  await listed.run(`document.querySelector('table').style.width = '1200px'`);
  await page.setViewportSize({width: 1300, height: 850});
  await expect.poll(() => listed.run(WIDTHS)).toEqual([152]);
});

test('private on a site: nothing dims or scrolls, the page sees no difference, and it is kept', async ({listed}) => {
  const {page, session} = listed;
  await findAccessible(session, {role: 'button', name: 'All, 412'});
  await clickAccessible(page, session, {role: 'button', name: 'More'});
  await clickAccessible(page, session, {role: 'button', name: 'Private on this site'});
  await findAccessible(session, {role: 'note', name: /^Nothing is dimmed: the page cannot see/});
  await page.reload();
  await findAccessible(session, {role: 'button', name: 'All, 412'});
  const seen = `[document.body.innerHTML.length, scrollY, ...rows().map(row => row.getAttribute('style'))]`;
  const before = await listed.run(seen);
  await clickAccessible(page, session, {role: 'button', name: 'Declined, 9'});
  await findAccessible(session, {role: 'status', name: 'Match 0 of 9'});
  await page.waitForTimeout(300);
  expect(await listed.run(seen)).toEqual(before);
  expect(await isThere(session, {role: 'button', name: 'Next match'})).toBe(false);
  await clickAccessible(page, session, {role: 'button', name: 'More'});
  await clickAccessible(page, session, {role: 'button', name: 'Private on this site'});
  await expect.poll(() => listed.run<string[]>('rows().map(row => row.style.opacity)')).toContain('0.32');
});

test('the bar leads to writing to the filter’s people (F8)', async ({listed}) => {
  const {page, session} = listed;
  await clickAccessible(page, session, {role: 'button', name: 'Declined, 9'});
  await clickAccessible(page, session, {role: 'button', name: 'More'});
  await clickAccessible(page, session, {role: 'button', name: 'Write to these 9…'});
  await expect.poll(async () => (await listed.read()).opened).toEqual(['#/supporters?filter=score%3A1&act=reach']);
});
