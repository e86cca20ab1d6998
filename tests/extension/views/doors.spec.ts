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
  await expect(door.getByRole('link', {name: 'Open the page at Ghost'})).toHaveAttribute(
    'href',
    `${ghost.url}/ghost/#/settings/integrations`,
  );
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
  await expect(page.getByTestId('disconnect')).toHaveCount(0);
  await expect(card.getByRole('button', {name: 'Disconnect'})).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByTestId('do-disconnect').click();
  await expect(page.getByTestId('connection')).toHaveCount(0);
  await go(page, '#/supporters');
  await expect(page.locator('.count')).toContainText('400 supporters');
});

test('the list says of each cell how fresh and how complete its connection is, and forgetting it is asked twice (F35)', async ({
  server,
  ghost,
  extended,
}) => {
  const client = await createWorkspace(server, 'Badges');
  await client.connect({vendor: 'ghost', url: ghost.url, key: ghost.key});
  await pair(extended, client);
  const page = await extended.open('page.html#/connections');
  await expect(cardOf(page, 'Ghost').getByTestId('badge')).toBeVisible({timeout: 60_000});
  await go(page, '#/supporters');
  await expect(page.getByTestId('table-row').first()).toBeVisible();
  await expect(page.locator('[data-column=state] button')).toHaveAttribute('title', /\nGhost, .+$/);
  await expect(page.getByTestId('table-row').first().locator('.cell.email')).toHaveAttribute('title', /@.+\nGhost, .+$/);
  await page.getByTestId('table-row').first().click();
  await expect(page.locator('.detail .record .badge')).toContainText(/^Ghost, /);

  await go(page, '#/connections');
  await cardOf(page, 'Ghost').getByRole('button', {name: 'Disconnect'}).click();
  const sheet = page.getByTestId('disconnect');
  await sheet.getByLabel('Forget everything from there too').check();
  await expect(sheet).toContainText('400 records of Ghost go.');
  await expect(sheet).toContainText('400 people are known from there alone and go too, with their scores.');
  await sheet.getByRole('button', {name: 'Disconnect and forget 400 records'}).click();
  await expect(sheet).toContainText('This is asked twice');
  await sheet.getByRole('button', {name: 'Forget 400 records for good'}).click();
  await expect(page.getByTestId('connection')).toHaveCount(0);
  await expect.poll(async () => (await client.everything()).supporters.length, {timeout: 30_000}).toBe(0);
});

test('which audience is asked where a key opens several, and a vendor’s page where it has to be allowed (CRM-16)', async ({
  server,
  extended,
}) => {
  const client = await createWorkspace(server, 'Choices');
  await pair(extended, client);
  const asked: Record<string, unknown>[] = [];
  const page = await extended.open('page.html#/connections/mailchimp/key');
  await page.route('**/v1/connections', async route => {
    const body = route.request().postDataJSON();
    asked.push(body);
    if (body.account !== undefined) return route.fulfill({status: 201, json: CONNECTED});
    await route.fulfill({
      json: {
        choices: [
          {id: 'a1', label: 'Letters'},
          {id: 'b2', label: 'Customers'},
        ],
      },
    });
  });
  await page.getByLabel('API key').fill(`${'0a'.repeat(16)}-us21`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', {name: 'Letters'})).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('button', {name: 'Connect this one'}).click();
  await expect(page.getByTestId('door')).toContainText('Mailchimp is connected.');
  const key = `${'0a'.repeat(16)}-us21`;
  expect(asked).toEqual([
    {vendor: 'mailchimp', key},
    {vendor: 'mailchimp', key, account: 'b2'},
  ]);

  const vendor = `${server.url}/v1/nothing`;
  const redirect = 'https://letters.example/v1/oauth/callback';
  await page.route('**/v1/connections/authorize', route => route.fulfill({json: {url: vendor, redirect}}));
  await go(page, '#/connections/youtube/app');
  await page.getByLabel('Client ID').fill('123-abc.apps.googleusercontent.com');
  await page.getByLabel('Client secret').fill(`GOCSPX-${'0a'.repeat(14)}`);
  const opening = page.context().waitForEvent('page');
  await page.getByRole('button', {name: 'Open YouTube and allow it'}).click();
  expect((await opening).url() || vendor).toContain(vendor);
  await expect(page.getByTestId('waiting')).toContainText('Allow access there; this page goes on by itself.');
  // The server is reached at another address than this browser knows: that one has to be registered too.
  await expect(page.locator('#door-other-redirect')).toHaveValue(redirect);
});

const CONNECTED = {
  ...{id: 'c1', vendor: 'mailchimp', account: 'b2', label: 'Customers', state: 'syncing', records: 0, skipped: 0},
  ...{nextAt: null, lastCompleteAt: null, progress: {done: 0, expected: null}},
};
