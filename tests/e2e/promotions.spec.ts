import {readFileSync} from 'node:fs';
import {expect, type Page} from '@playwright/test';
import {strToU8, zipSync} from 'fflate';
import {launchExtended} from './extension.ts';
import {test} from './fixtures.ts';

const LINKS = 'https://www.facebook.com/ada.adler/posts/111\nhttps://www.facebook.com/ada.adler/posts/222';
const LIKES = 'User ID,Name,Date,Reaction\n1,Bo Brand,2026-11-03 10:00,LIKE\n2,Cyd Coe,2026-11-03 11:00,LOVE\n';

/** A workbook of comments, dates as numbers of days. */
function comments(): Buffer {
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const row = (id: string, user: string, day: number) =>
    `<row>${text(id)}${text(user)}<c s="1"><v>${day}</v></c>${text('hi')}</row>`;
  const head = `<row>${['Comment ID', 'User ID', 'Date', 'Comment'].map(text).join('')}</row>`;
  const sheet = `<worksheet><sheetData>${head}${row('c1', '1', 46330.5)}${row('c2', '1', 46331.5)}${row('c3', '3', 46331.25)}</sheetData></worksheet>`;
  const files = {
    'xl/workbook.xml': '<workbook><sheets><sheet name="Comments" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="a" Target="worksheets/s.xml"/></Relationships>',
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>',
    'xl/worksheets/s.xml': sheet,
  };
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)]))));
}

async function bringIn(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByTestId('entries-file').setInputFiles({name, mimeType: 'application/octet-stream', buffer});
  await expect(page.getByTestId('import-report')).toContainText(name);
}

const sums = (page: Page) => page.locator('.promotion .tiles b').allTextContents();

test('a promotion is made of links, counts files of likes and comments, and is weighed, exported and taken back without a server (LOY-27, LOY-31, LOY-32, LOY-33, LOY-34, T11, T13)', async () => {
  const extended = await launchExtended();
  try {
    const page = await extended.open('page.html#/promotions');
    await page.locator('.empty button').click();
    await page.locator('#promotion-name').fill('Spring market');
    await page.locator('#promotion-links').fill(LINKS);
    await expect(page.locator('#promotion-account')).toHaveValue('ada.adler');
    await page.getByRole('button', {name: 'Create and import'}).click();
    await expect(page.getByTestId('signal')).toContainText('Meta forbids');

    await bringIn(page, 'likes.csv', Buffer.from(LIKES));
    await expect(page.getByTestId('counted')).toHaveText('2 of 2 entries count');
    await bringIn(page, 'comments.xlsx', comments());
    await expect(page.getByTestId('counted')).toHaveText('5 of 5 entries count');
    expect(await sums(page)).toEqual(['3', '5', '2', '3', '5']);
    await bringIn(page, 'likes.csv', Buffer.from(LIKES));
    await expect(page.getByTestId('import-report')).toContainText('Nothing new');
    expect(await sums(page)).toEqual(['3', '5', '2', '3', '5']);
    await expect(page.getByTestId('entry-row').first()).toContainText('Bo Brand');

    // Another weight and one entry for each person: every total at once, and it is said.
    await page.getByLabel('A comment weighs').fill('4');
    await page.getByLabel('A comment weighs').blur();
    await expect(page.locator('.toast').last()).toContainText('Total weight: 5 before, 14 now.');
    await page.getByTestId('counting').selectOption('one');
    await expect(page.locator('.toast').last()).toContainText('Total weight: 14 before, 9 now.');
    expect(await sums(page)).toEqual(['3', '5', '2', '3', '9']);
    await expect(page.getByTestId('counted')).toHaveText('3 of 5 entries count');

    await page.getByTestId('export-entries').click();
    const download = page.waitForEvent('download');
    await page.getByTestId('export-save').click();
    const saved = readFileSync(await (await download).path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(saved[0]).toContain('date,time,time zone,user id,name,action');
    expect(saved).toHaveLength(6);
    expect(saved[4]).toMatch(/^2026-11-0\d,\d\d:\d\d:00,[\w/]+,3,,comment,/);

    await page.goto(`${page.url().split('#')[0]}#/promotions`);
    await page.getByRole('button', {name: 'Delete Spring market'}).click();
    await expect(page.getByTestId('promotion')).toHaveCount(0);
    await page.locator('.toast').last().getByRole('button', {name: /Undo/}).click();
    await page.getByRole('link', {name: 'Spring market'}).click();
    await expect(page.getByTestId('counted')).toHaveText('3 of 5 entries count');
  } finally {
    await extended.close();
  }
});
