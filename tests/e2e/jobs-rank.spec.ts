import {expect, test} from '@playwright/test';
import {atWork, clipboard, lastMonth, openedBy, patronsFile} from './at-work.ts';
import {countClicks} from './clicks.ts';
import {openPopup} from './real-popup.ts';

/* J6: publish the top 10 of the month; and what levels, badges and points by hand need of a real browser. From files alone. */

const NAMES = ['Ada Adler', 'Bob Bell', 'Cy Coe'];
const SUBSCRIBED = [
  'Email Address,OPTIN_TIME,LEID,EUID',
  ...['ada', 'bob'].map((name, place) => `${name}@example.org,${lastMonth()},${place + 1},eu${place + 1}`),
];
const FILES = {'members.csv': patronsFile(NAMES.map(name => ({name}))), 'subscribed.csv': SUBSCRIBED};

/** A drawing that would run a script and load a picture, if it were more than drawn. */
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="150" onload="document.title='ran'">
<script>document.title='ran'</script><image href="https://spy.example/a.png" width="9" height="9"/>
<rect width="300" height="150" fill="#0b63c5"/></svg>`;

test('J6: the top 10 of the month is published in four clicks at most, as “Ada A.” and without addresses; levels, a badge’s own picture and points by hand with their undo (LOY-24, LOY-41, LOY-72, LOY-73, LOY-80, LOY-81, LOY-84, C24, C25, C26, F24)', async () => {
  await atWork(FILES, async ({extended, port}) => {
    const setUp = await extended.open('page.html#/loyalty/levels');
    await setUp.getByTestId('levels-start').click();
    const picture = setUp.getByTestId('levels-picture');
    await expect(picture).toContainText('3');
    await setUp.getByTestId('level').first().locator('input[type=number]').fill('25');
    // Counted before it is saved: two are on the newsletter and paid, one only paid.
    await expect(picture.locator('dd:not(.bar):not(.second)')).toHaveText(['0', '0', '2', '1']);
    await setUp.getByTestId('levels-save').click();
    await expect(setUp.getByTestId('level-move')).toHaveCount(1);
    await setUp.getByTestId('preview-save').click();
    await expect(setUp.locator('.toast')).toContainText('Levels saved');

    await setUp.goto(`${setUp.url().split('#')[0]}#/loyalty/badges/new`);
    await setUp.locator('#badge-name').fill('Helper');
    await setUp.getByTestId('badge-kind').selectOption('hand');
    await setUp.getByTestId('picture-file').setInputFiles({name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('<html>')});
    await expect(setUp.getByRole('alert')).toContainText('none of these kinds');
    await setUp.getByTestId('picture-file').setInputFiles({name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(SVG)});
    await expect(setUp.getByTestId('picture').locator('img')).toHaveAttribute('src', /^data:image\/png;base64,iVBOR/);
    await setUp.getByTestId('badge-save').click();
    await expect(setUp.getByTestId('badge').locator('img')).toHaveJSProperty('naturalWidth', 256);
    expect(await setUp.title()).not.toContain('ran');
    await setUp.goto('about:blank');
    await setUp.bringToFront();

    const clicks = countClicks('J6', 4);
    clicks.click('toolbar');
    const popup = await openPopup(extended, port);
    await popup.waitFor(/Publish the top 10 of/);
    clicks.click('Publish the top 10');
    const page = await openedBy(extended, () => popup.press(/Publish the top 10 of/));
    await expect(page.getByTestId('publish-preview')).toHaveValue(/1\. Ada A\. · 20 points \(equal points\)/);
    clicks.click('Copy the text');
    await page.getByTestId('publish-do').click();
    await expect(page.locator('.toast')).toContainText('is copied');
    clicks.end();
    const text = await clipboard(page);
    expect(text).toMatch(/^Top 10, /);
    expect(text).toContain('1. Bob B.');
    expect(text).not.toMatch(/@|Adler|Cy/);

    // Whoever asked for it is named in full; nobody else is.
    await page.goto(`${page.url().split('#')[0]}#/supporters`);
    await page.getByTestId('table-row').filter({hasText: 'Cy Coe'}).getByText('Cy Coe').click();
    const account = page.getByTestId('account');
    await expect(account.getByTestId('level-line')).toContainText('15 points to level Friend');
    await account.getByTestId('give-points').click();
    await page.getByTestId('give-amount').fill('15');
    await expect(page.getByTestId('do-give-points')).toBeDisabled();
    await page.locator('#give-reason').fill('Helped at the fair');
    await page.getByTestId('do-give-points').click();
    await expect(account.getByTestId('level-line')).toContainText('Level Friend');
    await account.getByTestId('statement').locator('summary').click();
    await expect(account.getByTestId('statement')).toContainText('by hand: Helped at the fair');
    await expect(account.getByTestId('statement')).toContainText('The lines add up to 25.');
    await page.locator('.toast').getByRole('button', {name: 'Undo'}).last().click();
    await expect(account.getByTestId('level-line')).toContainText('15 points to level Friend');

    // A new season begins at 0, by an entry like any other.
    await account.getByTestId('give-points').click();
    await page.getByTestId('give-zero').check();
    await page.locator('#give-reason').fill('New season');
    await page.getByTestId('do-give-points').click();
    await expect(account.getByTestId('statement')).toContainText('by hand: New season');
    await expect(account.getByTestId('statement')).toContainText('The lines add up to 0.');
  });
});
