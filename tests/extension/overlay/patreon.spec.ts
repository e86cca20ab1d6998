import {rmSync} from 'node:fs';
import {expect, test} from '@playwright/test';
import {inspect, readTableChips} from '../../e2e/read-chips.ts';
import {provideBrowser} from '../../setup/browser.ts';
import {buildStubExtension, launchWith, type StubBrowser} from './stub-extension.ts';

const HEADS = {
  en: ['Name', 'Email', 'Discord', 'Tiers', 'Pledge', 'Lifetime', 'Last charge', 'Status'],
  fr: ['Nom', 'E-mail', 'Discord', 'Niveaux', 'Contribution', 'Total', 'Dernier prélèvement', 'Statut'],
  es: ['Nombre', 'Correo', 'Discord', 'Niveles', 'Aportación', 'Total', 'Último cargo', 'Estado'],
} as const;

const PEOPLE = [
  {name: '<a href="/user?u=101">Ada</a>', email: 'ada@example.org'},
  {name: 'Bela', email: 'bela@example.org'},
  {name: 'Chidi', email: 'chidi.okonkwo.the.third@exam…'},
  // Patreon hides who this is.
  {name: '', email: ''},
];

/** The columns that Patreon's help centre names, in markup of our own: the real one is not known. */
function members(language: keyof typeof HEADS): string {
  const cells = (list: readonly string[], tag: string) => list.map(text => `<${tag}>${text}</${tag}>`).join('');
  const row = ({name, email}: (typeof PEOPLE)[number]) =>
    `<tr>${cells([name, email, '', 'Gold', '$5', '$60', '1 Nov', 'Active'], 'td')}</tr>`;
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Members</title>
    <style>td, th { padding: 12px; text-align: start } table { border-collapse: collapse }</style>
    <main><h1>Audience</h1><table><thead><tr>${cells(HEADS[language], 'th')}</tr></thead>
    <tbody>${PEOPLE.map(row).join('')}</tbody></table></main>`;
}

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

for (const [language, path] of [
  ['en', 'members'],
  ['fr', 'audience'],
  ['es', 'members?membershipType=active_patron'],
] as const) {
  test(`Patreon’s list of members has its chips under its own address, in ${language} (ARM-2, ARM-71, ARM-22)`, async () => {
    const page = await stub.context.newPage();
    await page.route('https://www.patreon.com/**', route => route.fulfill({contentType: 'text/html', body: members(language)}));
    await stub.background.evaluate(() => {
      (globalThis as unknown as {stub: {rows: unknown[]}}).stub.rows = [];
    });
    const heights = () => page.locator('tbody tr').evaluateAll(rows => rows.map(row => row.getBoundingClientRect().height));
    // The same page at an address that is none of ours: what it is without chips.
    await page.goto('https://www.patreon.com/settings/memberships');
    const before = await heights();
    await page.goto(`https://www.patreon.com/${path}`);
    const session = await inspect(page);
    await expect.poll(async () => (await readTableChips(session)).map(chips => chips.length)).toEqual([1, 1, 1, 0]);
    // Both ways of saying who it is were asked: the link's id, and the e-mail in the second column.
    const asked = await stub.background.evaluate(() => (globalThis as unknown as {stub: {rows: unknown[]}}).stub.rows);
    expect(asked).toEqual(
      expect.arrayContaining([
        {identifiers: ['patreon-user:101', 'email:ada@example.org']},
        {identifiers: ['email:bela@example.org']},
        {identifiers: [], emailPrefix: 'chidi.okonkwo.the.third@exam'},
      ]),
    );
    expect(await heights()).toEqual(before);
    await page.close();
  });
}

test('other pages of Patreon are left alone (ARM-2)', async () => {
  const page = await stub.context.newPage();
  await page.route('https://www.patreon.com/**', route => route.fulfill({contentType: 'text/html', body: members('en')}));
  await page.goto('https://www.patreon.com/settings/memberships');
  const session = await inspect(page);
  await page.waitForTimeout(500);
  expect((await readTableChips(session)).flat()).toEqual([]);
  await page.close();
});
