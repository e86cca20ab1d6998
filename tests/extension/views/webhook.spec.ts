import {expect} from '@playwright/test';
import {followServer} from '../../demo/shots/browser.ts';
import {eightConnections} from '../../demo/shots/connection-feeds.ts';
import {startFeedServer} from '../../demo/shots/feed-server.ts';
import {feedOf} from '../../demo/shots/feeds.ts';
import {test} from '../../e2e/fixtures.ts';

test('a webhook that only the creator can set up is led through by its card, and its address is told once', async ({
  extended,
}) => {
  const server = await startFeedServer();
  const now = Date.now();
  await followServer(extended, server, {...feedOf(5, now), connections: eightConnections(now)});
  const page = await extended.open('page.html#/connections');
  await expect(page.getByTestId('webhook')).toHaveCount(1);
  const step = page.getByTestId('connection').filter({hasText: 'HubSpot'}).getByTestId('webhook');
  await expect(step.locator('summary')).toHaveText(/^Be told at once \(last news .+\)$/);
  await step.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(step).toContainText('HubSpot then tells your private server at once');
  await step.getByLabel('Client secret').fill('pat-eu1-01234567-89ab-cdef-0123-456789abcdef');
  await expect(step).toContainText('This is an access token.');
  const asking = page.waitForRequest(/\/v1\/connections\/hubspot\/webhook$/);
  await step.getByLabel('Client secret').fill('01234567-89ab-cdef-0123-456789abcdef');
  await page.keyboard.press('Enter');
  expect((await asking).postDataJSON()).toEqual({secret: '01234567-89ab-cdef-0123-456789abcdef'});
  await expect(step.getByLabel('Address for HubSpot')).toHaveValue(/^https:\/\/.+\/v1\/webhooks\/.+/);
  await expect(step).toContainText('It is shown this once.');
  await expect(step.getByLabel('Client secret')).toHaveValue('');
  await server.close();
});
