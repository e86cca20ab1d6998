import {expect, type Page, test} from '@playwright/test';
import {patreonCsv} from '../fixtures/patreon-csv.ts';
import {drawWorld} from '../fixtures/people.ts';
import {findAccessible} from './accessible.ts';
import {countClicks} from './clicks.ts';
import {type Extended, launchExtended} from './extension.ts';
import {inspect, readTableChips} from './read-chips.ts';

/*
 * The store's build as it comes out of its package, in a new profile: nothing is allowed and nobody has agreed to anything.
 */

test('from the install to scores on sample people in less than a minute, with nothing allowed and nothing agreed to (F43, C40)', async () => {
  const start = Date.now();
  const extended = await launchExtended({build: 'store', isFirstRun: true});
  try {
    const welcome = await welcomeOf(extended);
    const ways = welcome.getByTestId('ways').getByRole('heading');
    await expect(ways).toHaveText([/sample|around.*seconds/i, /files.*1 minute/i, /key.*3 minutes/i, /server.*minutes/i]);
    await welcome.getByRole('button', {name: 'Try with sample people'}).click();
    await welcome.waitForURL(/\/sample\.html/);
    const session = await inspect(welcome);
    await findAccessible(session, {role: 'button', name: /^Loyalty \d+ of 100/}, 60_000);
    const seconds = (Date.now() - start) / 1000;
    console.log(`sample people: first chip ${seconds.toFixed(1)} s after the browser started`);
    expect(seconds).toBeLessThan(60);
    await expect.poll(async () => (await readTableChips(session)).every(chips => chips.length === 1)).toBe(true);
    const names = (await readTableChips(session)).flat();
    expect(names).toHaveLength(40);
    for (const kind of [/^Loyalty/, /Payment declined/, /^Joined/]) expect(names.some(name => kind.test(name))).toBe(true);
    await findAccessible(session, {role: 'button', name: /^Most loyal, [1-9]/});

    expect(await allowed(extended)).toEqual({origins: [], consent: null});
    // Everywhere it is said whose people these are; one button takes them away.
    await welcome.goto(`chrome-extension://${extended.id}/page.html#/today`);
    await expect(welcome.getByTestId('today')).not.toHaveCount(0);
    await welcome.getByTestId('sample-line').getByRole('button', {name: 'Remove'}).click();
    await expect(welcome.getByTestId('sample-line')).toHaveCount(0);
    await expect(welcome.getByText('Nobody here yet. Drop your members file.')).toBeVisible();
  } finally {
    await extended.close();
  }
});

test('own file to the first saved filter of the goal: asked before it is read, in eight clicks at most (F42, C40, LOY-4, CRM-22)', async () => {
  const extended = await launchExtended({build: 'store', isFirstRun: true});
  try {
    const page = await welcomeOf(extended);
    const clicks = countClicks('own file to the first saved filter', 8);
    await drop(page, 'members.csv', patreonCsv(drawWorld({members: 200}).patreon));
    clicks.click('drop the file');
    const asked = page.getByTestId('consent');
    const agree = asked.getByTestId('consent-agree');
    const boxes = asked.getByRole('checkbox');
    await expect(boxes).toHaveCount(2);
    await expect(agree).toBeDisabled();
    for (const box of await boxes.all()) await expect(box).not.toBeChecked();
    await boxes.first().check();
    clicks.click('what is read');
    await expect(agree).toBeDisabled();
    expect((await allowed(extended)).consent).toBeNull();
    await boxes.last().check();
    clicks.click('what Regulars is not');
    await agree.click();
    clicks.click('Agree and go on');
    await finishImport(page, what => clicks.click(what));
    expect((await allowed(extended)).consent).toMatchObject({version: 1});
    const checklist = page.getByTestId('checklist');
    await checklist.getByRole('radio', {name: 'Keep the members I have'}).check();
    clicks.click('goal');
    await checklist.getByRole('button', {name: 'Save the filter for it'}).click();
    clicks.click('Save the filter for it');
    await expect(checklist.getByText('Saved, with your filters:')).toBeVisible();
    clicks.end();
    await page.reload();
    await expect(checklist.getByRole('radio', {name: 'Keep the members I have'})).toBeChecked();
    await expect(checklist).toContainText('1 of 3');
    await checklist
      .getByRole('link', {name: /people now/})
      .first()
      .click();
    await expect(page.getByTestId('table-row')).not.toHaveCount(0);
  } finally {
    await extended.close();
  }
});

test('words lead to what they mean, and keys to what a CRM and an API are (CRM-1, CRM-2)', async () => {
  const extended = await launchExtended({build: 'store'});
  try {
    const page = await extended.open('page.html#/glossary/rank');
    await expect(page.locator('[data-term=rank]')).toBeFocused();
    await page.goto(page.url().replace(/#.*/, '#/connections'));
    await page.getByText('What is a key?').click();
    await expect(page.getByText('An API is the door')).toBeVisible();
    await expect(page.getByText('A CRM is the list of your readers and members')).toBeVisible();
  } finally {
    await extended.close();
  }
});

test('sample people never mix with real ones: before the first file they go, and the creator is asked (F42, C40)', async () => {
  const extended = await launchExtended({build: 'store'});
  try {
    const page = await extended.open('page.html#/welcome');
    await page.getByRole('button', {name: 'Try with sample people'}).click();
    await page.waitForURL(/\/sample\.html/);
    await page.goto(`chrome-extension://${extended.id}/page.html#/supporters`);
    await expect(page.getByTestId('sample-line')).toBeVisible();
    const file = patreonCsv(drawWorld({members: 60}).patreon);
    await drop(page, 'members.csv', file);
    await page.getByTestId('sample-first').getByRole('button', {name: 'Cancel'}).click();
    await expect(page.getByTestId('sample-line')).toBeVisible();
    await expect(page.getByTestId('import-report')).toHaveCount(0);
    await drop(page, 'members.csv', file);
    await page.getByTestId('sample-first').getByRole('button', {name: 'Remove them and go on'}).click();
    await finishImport(page);
    await expect(page.getByTestId('sample-line')).toHaveCount(0);
    await page.getByTestId('filter-field').fill('email:"sample.example"');
    await expect(page.getByTestId('table-row')).toHaveCount(0);
    await page.getByTestId('filter-field').fill('');
    await expect(page.getByTestId('table-row')).not.toHaveCount(0);
  } finally {
    await extended.close();
  }
});

/** Waits for what came of a file, answering on the way. */
async function finishImport(page: Page, clicked: (what: string) => void = () => undefined): Promise<void> {
  const report = page.getByTestId('import-report');
  const go = page.getByTestId('import-go');
  await expect(report.or(go).first()).toBeVisible({timeout: 30_000});
  if (await go.isVisible()) {
    await go.click();
    clicked('Import');
  }
  await expect(report).toContainText('members.csv', {timeout: 30_000});
}

/** The tab that the install opened by itself. */
async function welcomeOf({context}: Extended): Promise<Page> {
  const isWelcome = (page: Page) => page.url().includes('page.html#/welcome');
  await expect.poll(() => context.pages().some(isWelcome)).toBe(true);
  const page = context.pages().find(isWelcome);
  if (page === undefined) throw new Error('the welcome was closed');
  return page;
}

/** What the extension may read, and what was agreed to. */
async function allowed({context}: Extended): Promise<{origins: string[]; consent: unknown}> {
  const [worker] = context.serviceWorkers();
  const seen = await worker?.evaluate(async () => {
    const {origins = []} = await chrome.permissions.getAll();
    const {consent = null} = await chrome.storage.local.get('consent');
    return {origins, consent};
  });
  return seen ?? {origins: [], consent: null};
}

async function drop(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([fileName = '', content = '']) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName, {type: 'text/csv'}));
      return transfer;
    },
    [name, text],
  );
  await page.locator('main').dispatchEvent('drop', {dataTransfer: data});
}
