import {expect, type Page} from '@playwright/test';
import type {Supporter} from '#shared/model/supporter';
import {drawStar, PHONE} from '../demo/shots/own-page-world.ts';
import {createWorkspace} from '../demo/workspace-client.ts';
import {clipboard} from './at-work.ts';
import {pair} from './creator.ts';
import {test} from './fixtures.ts';

/* Pages to be visited in order, and the page that each supporter has: made on the screen, seen by whoever they are for. */

const PEOPLE = ['Ada Adler', 'Bo Brand'].map(name => {
  const email = `${name.split(' ')[0]?.toLowerCase()}@example.org`;
  return {
    ...{key: `ghost/site.example/member/${email}`, source: 'file' as const, asOf: Date.now(), fields: {name, email}},
    identifiers: [{type: 'email' as const, value: email, strength: 'strong' as const}],
  };
});

async function makeSequence(page: Page): Promise<void> {
  await page.getByTestId('sequence-new').click();
  await page.locator('#sequence-name').fill('Autumn walk');
  await page.getByTestId('sequence-gap').fill('0');
  for (const [place, name] of ['First letter', 'Second letter'].entries()) {
    const row = page.getByTestId('step-row').nth(place);
    await row.getByLabel('Name').fill(name);
    await row.getByLabel(/^Page/).fill(`https://letters.example/${place + 1}`);
    await row.getByTestId('step-gives').fill('A chapter before everybody else');
    await row.getByLabel('Points').fill('7');
  }
  await page.getByTestId('sequence-save').click();
  await page.getByTestId('preview-save').click();
  await expect(page.getByTestId('sequence-step')).toHaveCount(2);
}

/** Whoever follows a link on a phone; it is not followed further. */
async function follow(address: string): Promise<string | null> {
  const {headers} = await fetch(address, {redirect: 'manual', headers: {'user-agent': PHONE}});
  return headers.get('location');
}

test('a sequence is made, its link handed out and followed, and its progress seen; a supporter’s page takes name, colour and logo (F27, LOY-5, LOY-7, LOY-11, LOY-80)', async ({
  server,
  extended,
}) => {
  const client = await createWorkspace(server, 'Ink & Paper');
  await client.importReadings('people', PEOPLE);
  await pair(extended, client);
  const page = await extended.open('page.html#/loyalty/sequences');
  await makeSequence(page);

  const handedOut = await page.getByLabel('Link to hand out').nth(1).inputValue();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', {name: 'Save a file of all links'}).click();
  const file = await (await (await downloading).createReadStream()).reduce((text, part) => text + String(part), '');
  const own = new RegExp(`^ada@example\\.org,.*?(${handedOut.replace(/[^\w]/g, '\\$&')}\\?p=\\w+)`, 'm').exec(file)?.[1] ?? '';
  // The second letter is nobody's before the first one.
  expect(await follow(handedOut)).toBe('https://letters.example/1');
  expect(await follow(own)).toMatch(/^https:\/\/letters\.example\/1/);
  expect(await follow(own)).toMatch(/^https:\/\/letters\.example\/2/);

  const finishers = page.getByTestId('sequence-finishers');
  await expect(finishers).toContainText('1 person did all of it', {timeout: 15_000});
  await finishers.getByRole('link', {name: 'Show them in the list'}).click();
  await expect(page.getByTestId('filter-field')).toHaveValue('sequence:"Autumn walk"');
  await expect(page.getByTestId('table-row')).toHaveCount(1);
  await page.getByTestId('table-row').getByText('Ada Adler').click();
  await expect(page.getByTestId('account')).toContainText('“Autumn walk”: 2 of 2 steps');
  await expect(page.getByTestId('account')).toContainText('14 points');

  await page.goto(`${page.url().split('#')[0]}#/loyalty/page`);
  await page.getByTestId('page-start').click();
  await page.locator('#page-name').fill('Letters by Ida');
  await page.locator('#page-colour').fill('#7a1f5f');
  const blank = await page.context().newPage();
  const drawing = await drawStar(blank);
  await blank.close();
  const logo = {name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(drawing, 'base64')};
  await page.getByTestId('picture-file').setInputFiles(logo);
  await page.getByTestId('page-save').click();
  await expect(page.locator('.toast').filter({hasText: 'Page saved.'})).toBeVisible();
  const ada = (await client.everything()).supporters.find(({name}: Supporter) => name?.value === 'Ada Adler');
  await page.goto(`${page.url().split('#')[0]}#/supporters/${ada?.id}`);
  await page.getByTestId('page-link').getByRole('button').click();
  await page.context().grantPermissions(['clipboard-read']);
  const address = await clipboard(page);
  await page.goto(address);
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Hello Ada Adler');
  await expect(page).toHaveTitle(/Letters by Ida/);
  await expect(page.locator('header img')).toHaveJSProperty('complete', true);
  await expect(page.locator('header')).toHaveCSS('background-color', 'rgb(122, 31, 95)');
  await page.screenshot({path: test.info().outputPath('page.png'), fullPage: true});
});
