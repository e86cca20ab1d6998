import type {Page} from '@playwright/test';
import type {Camera} from './camera.ts';

const WIDE = {width: 1440, height: 900};
const NARROW = {width: 1024, height: 768};

const ACTIONS = ['columns', 'emails', 'export', 'tag', 'credits'] as const;
const MORE = ['orders', 'product', 'spent', 'rank', 'owed'] as const;

/** Choosing people and columns, and what is done with a list; the page shows 500 people. */
export async function shootListActions(page: Page, camera: Camera): Promise<void> {
  await page.setViewportSize(WIDE);
  await open(page, '#/supporters');
  await page.getByTestId('tick').nth(1).click();
  await page
    .getByTestId('tick')
    .nth(4)
    .click({modifiers: ['Shift']});
  await page.getByTestId('filter-field').fill('tier:Gold');
  await camera.shoot(page, 'page-supporters--ticked');
  for (const action of ACTIONS) {
    await page.getByTestId(`act-${action}`).click();
    await camera.shoot(page, `page-supporters--${action}`);
    await page.keyboard.press('Escape');
  }
  await page.locator('.list-actions').getByTestId('more').click();
  await camera.shoot(page, 'page-supporters--more');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await camera.shoot(page, 'page-palette');
  await page.keyboard.press('Escape');
  await page.getByTestId('clear-selection').click();
  await shootDialogs(page, camera);
  await page.getByTestId('filter-field').fill('');
  await chooseMore(page);
  await page.locator('[role=grid]').evaluate(grid => {
    grid.scrollLeft = grid.scrollWidth;
  });
  await camera.shoot(page, 'page-supporters--columns-more');
  await page.setViewportSize(NARROW);
  await camera.shoot(page, 'page-supporters--columns-narrow');
  await page.setViewportSize(WIDE);
  // The other pictures show the columns of the beginning.
  await chooseMore(page);
}

/** The dialogs behind "More", for a list, and those of one person. */
async function shootDialogs(page: Page, camera: Camera): Promise<void> {
  for (const act of ['note', 'untag', 'deliver', 'labels']) {
    await open(page, `#/supporters?filter=tier%3AGold&act=${act}`);
    await camera.shoot(page, `page-act--${act}`);
  }
  await open(page, '#/supporters');
  await page.getByTestId('table-row').nth(2).click();
  await page.locator('.detail').getByTestId('more').click();
  await camera.shoot(page, 'page-person--actions');
  await page.keyboard.press('Escape');
  // Somebody who bought things: there is something to refund.
  await open(page, '#/supporters?filter=order%5Bproduct%3APoster%5D');
  await page.getByTestId('table-row').first().click();
  const person = new URL(page.url()).hash.split('?')[0];
  for (const act of ['refund', 'block', 'orders', 'open-in']) {
    await open(page, `${person}?act=${act}`);
    await camera.shoot(page, `page-act--${act}`);
  }
  await open(page, '#/supporters?filter=tier%3AGold');
}

async function chooseMore(page: Page): Promise<void> {
  await page.getByTestId('act-columns').click();
  for (const column of MORE) await page.locator(`input[data-column="${column}"]`).click();
  await page.keyboard.press('Escape');
}

async function open(page: Page, hash: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}${hash}`);
  await page.waitForTimeout(400);
}
