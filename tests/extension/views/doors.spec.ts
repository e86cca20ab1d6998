import {expect, type Page} from '@playwright/test';
import {createWorkspace} from '../../demo/workspace-client.ts';
import {pair} from '../../e2e/creator.ts';
import {test} from '../../e2e/fixtures.ts';
import {go} from './with-people.ts';

const cardOf = (page: Page, vendor: string) => page.getByTestId('connection').filter({hasText: vendor});

test('a creator goes through a door by keyboard: told of a mix-up, connected, and disconnected again (CRM-10, CRM-15, CRM-23)', async ({
  server,
  ghost,
  extended,
}) => {
  const client = await createWorkspace(server, 'Doors');
  await pair(extended, client);
  const page = await extended.open('page.html#/connections');
  page.on('pageerror', error => {
    throw error;
  });
  await page.locator('[data-door=ghost-key]').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/connections\/ghost\/key$/);
  await expect(page.locator('#door-title')).toBeFocused();
  const door = page.getByTestId('door');
  await expect(door.locator('.steps li')).toHaveCount(3);
  await expect(door).toContainText('Labels: written, only when you label people here.');
  await expect(door).toContainText('Ghost has a public interface');

  await page.getByLabel('Your site’s address').fill(`${ghost.url}/ghost/#/members`);
  await page.getByLabel('Admin API key').fill('0123456789abcdef0123456789');
  await expect(door).toContainText('This is the Content API key, which cannot read members.');
  await page.getByLabel('Admin API key').fill(`Admin API key: ${ghost.key}\n`);
  await expect(door).not.toContainText('Content API key');
  await page.keyboard.press('Enter');
  await expect(door).toContainText('Ghost is connected. Its people arrive now.');

  const card = cardOf(page, 'Ghost');
  await expect(card.getByTestId('badge')).toContainText(/^Ghost, now/, {timeout: 60_000});
  await expect(card).toContainText('400 records');
  await card.getByRole('button', {name: 'Disconnect'}).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('disconnect')).toContainText('What was read stays here: 400 records');
  await page.keyboard.press('Escape');
  await expect(card.getByRole('button', {name: 'Disconnect'})).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByTestId('do-disconnect').click();
  await expect(page.getByTestId('connection')).toHaveCount(0);
  await go(page, '#/supporters');
  await expect(page.locator('.count')).toContainText('400 supporters');
});

test('the list says of each cell how fresh and how complete its connection is (F35)', async ({server, ghost, extended}) => {
  const client = await createWorkspace(server, 'Badges');
  await client.connect({vendor: 'ghost', url: ghost.url, key: ghost.key});
  await pair(extended, client);
  const page = await extended.open('page.html#/connections');
  await expect(cardOf(page, 'Ghost').getByTestId('badge')).toBeVisible({timeout: 60_000});
  await go(page, '#/supporters');
  await expect(page.getByTestId('table-row').first()).toBeVisible();
  await expect(page.locator('[data-column=state] button')).toHaveAttribute('title', /\nGhost, .+$/);
  await expect(page.getByTestId('table-row').first().locator('.cell.email')).toHaveAttribute('title', /@.+\nGhost, .+$/);
});
