import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, type Page, test} from '@playwright/test';
import {patreonList} from '../fixtures/pages/patreon-lists.ts';
import {clickAccessible, findAccessible, isThere} from './accessible.ts';
import {openedBy, patronsFile} from './at-work.ts';
import type {Extended} from './extension.ts';
import {withOwnBuild} from './own-build.ts';
import {inspect} from './read-chips.ts';

/* The whole extension on Patreon's list under its own address, built again: nothing of it reaches the network. */

const PATREON = 'https://www.patreon.com';
const PEOPLE = 40;
/** The first of them were declined, and not all of those stand on the page's first screen. */
const DECLINED = 31;
const ON_PAGE = 24;
/** Ticked by the creator before: one who was declined, and one who was not. */
const BEFORE = [3, 35];

const PATRONS = patronsFile(
  Array.from({length: PEOPLE}, (_, n) => ({
    name: `Member ${n}`,
    email: `member${n}@example.org`,
    status: n < DECLINED ? ('Declined patron' as const) : ('Active patron' as const),
  })),
);

const SHOWN = [...Array(ON_PAGE).keys(), ...Array.from({length: PEOPLE - DECLINED}, (_, n) => DECLINED + n)];
const LIST = BEFORE.reduce(
  (html, n) => html.replace(`<tr data-n="${n}"><td><input`, '$& checked'),
  patreonList({
    ...{of: 'members', language: 'en', markup: 'table'},
    columns: ['name', 'email', 'tier', 'status'],
    rows: SHOWN.map(n => ({
      ...{n, name: `<a href="/user?u=${100 + n}">Member ${n}</a>`, email: `member${n}@example.org`, tier: 'Gold', status: 'x'},
    })),
  }),
).replace('</main>', '<form action="/send"><button>Message</button></form></main><style>table{width:1000px}</style>');

type AtPatreon = {readonly extended: Extended /** What was asked of Patreon. */; readonly asked: readonly string[]};

/** A creator with a file of patrons who has allowed Regulars on Patreon. */
async function atPatreon(work: (at: AtPatreon) => Promise<void>): Promise<void> {
  await withOwnBuild(async (start, build) => {
    const manifest = join(build, 'manifest.json');
    const written = JSON.parse(readFileSync(manifest, 'utf8'));
    // the click that allows the site ends in a question of the browser's own, which no test can answer
    writeFileSync(manifest, JSON.stringify({...written, host_permissions: [...written.host_permissions, `${PATREON}/*`]}));
    const extended = await start();
    const asked: string[] = [];
    await extended.context.route(`${PATREON}/**`, route => {
      asked.push(`${route.request().method()} ${route.request().url()}`);
      return route.fulfill({contentType: 'text/html; charset=utf-8', body: LIST});
    });
    await extended.context.addInitScript(watchPresses);
    const page = await extended.open('page.html#/import');
    const file = {name: 'members.csv', mimeType: 'text/csv', buffer: Buffer.from(PATRONS.join('\n'))};
    await page.getByTestId('file-input').setInputFiles(file);
    await expect(page.getByTestId('import-report')).toContainText('members.csv');
    await page.evaluate(origin => chrome.storage.local.set({sites: [{origin, adapter: 'patreon'}]}), PATREON);
    // A list that opens in the middle of it may get the overlay twice, by the browser and by us: the second begins anew.
    await expect.poll(() => page.evaluate(registered)).toContain(`${PATREON}/*`);
    await page.close();
    await work({extended, asked});
  });
}

/** The addresses on which the browser runs the overlay. */
async function registered(): Promise<string[]> {
  const scripts = await chrome.scripting.getRegisteredContentScripts();
  return scripts.flatMap(({matches = []}) => matches);
}

/** Notes in the page what of it is pressed. */
function watchPresses(): void {
  const presses: string[] = [];
  const note = ({target}: Event) => target instanceof HTMLElement && presses.push(target.localName);
  addEventListener('click', note, true);
  addEventListener('submit', note, true);
  Object.assign(window, {presses});
}

const pressed = (list: Page) => list.evaluate(() => (window as unknown as {presses: string[]}).presses);

/** Rows whose box is ticked, by their numbers; none of a page that is only on its way. */
const ticked = (list: Page): Promise<number[]> =>
  list
    .locator('[data-n]:has(input:checked)')
    .evaluateAll(rows => rows.map(row => Number(row.getAttribute('data-n'))))
    .catch(() => []);

const EXPECTED = [...Array(ON_PAGE).keys(), 35];

test('writing to a filter’s people opens Patreon’s list and ticks their boxes; sending is left to the creator (ARM-33, ARM-36, ARM-44, F8)', async () => {
  await atPatreon(async ({extended, asked}) => {
    const page = await extended.open('page.html#/supporters?filter=state%3Adeclined&act=reach&for=declined');
    await expect(page.getByTestId('channel-host')).toContainText(`reaches ${DECLINED} of ${DECLINED}`);
    await page.getByTestId('channel-host').click();
    await expect(page.getByTestId('host')).toContainText('it cannot be asked for this filter');
    const list = await openedBy(extended, () => page.getByTestId('open-host').click());
    await expect.poll(() => ticked(list)).toEqual(EXPECTED);
    await expect(page.getByTestId('host').getByRole('status')).toHaveText(
      `${ON_PAGE} of ${DECLINED} are on that page, ${ON_PAGE} ticked.`,
    );
    // the boxes of those who were not ticked yet, and nothing else: neither the header's box nor a button
    expect(await pressed(list)).toEqual(Array(ON_PAGE - 1).fill('input'));
    await expect(list.locator('thead input')).not.toBeChecked();
    expect(asked).toEqual([`GET ${PATREON}/members`]);
    // the tab in front says the same
    await findAccessible(await inspect(list), {
      role: 'status',
      name: `${ON_PAGE} of ${DECLINED} are on this page and ticked. Sending is up to you.`,
    });
    // that its boxes are ticked is no filter on its list
    const kept = await page.evaluate(() => chrome.storage.session.get());
    expect(Object.keys(kept).filter(key => key.startsWith('panelFilter'))).toEqual([]);

    await page.bringToFront();
    await page.getByTestId('host-sent').click();
    await expect(page.locator('.toast')).toContainText(`${DECLINED} people marked as contacted`);
  });
});

test('the bar ticks everyone of the chosen filter who is on Patreon’s page, and says how many that are (ARM-34, ARM-44, F8)', async () => {
  await atPatreon(async ({extended, asked}) => {
    const list = await extended.context.newPage();
    await list.goto(`${PATREON}/members`);
    const session = await inspect(list);
    await clickAccessible(list, session, {role: 'button', name: `Declined, ${DECLINED}`});
    await clickAccessible(list, session, {role: 'button', name: /^(More|\d+ more)/});
    await clickAccessible(list, session, {role: 'button', name: `Tick the ${ON_PAGE} of ${DECLINED} on this page`});
    await findAccessible(session, {
      role: 'status',
      name: `${ON_PAGE} of ${DECLINED} are on this page and ticked. Sending is up to you.`,
    });
    expect(await ticked(list)).toEqual(EXPECTED);
    const presses = await pressed(list);
    expect(presses.filter(name => name === 'input')).toHaveLength(ON_PAGE - 1);
    expect(presses.filter(name => ['button', 'form', 'a'].includes(name))).toEqual([]);
    await expect(list.locator('thead input')).not.toBeChecked();
    expect(asked).toEqual([`GET ${PATREON}/members`]);
    // whoever is ticked already is not offered again
    await clickAccessible(list, session, {role: 'button', name: /^(More|\d+ more)/});
    await findAccessible(session, {role: 'button', name: 'Filters…'});
    expect(await isThere(session, {role: 'button', name: /^Tick the/})).toBe(false);
  });
});
