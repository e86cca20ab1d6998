import {expect} from '@playwright/test';
import {test} from './fixtures.ts';
import {ghostDrawn} from './site.ts';

test('the demo build runs in Chromium beside Ghost’s own members page', async ({extended, ghost}) => {
  expect(extended.id).toMatch(/^[a-p]{32}$/);
  const page = await extended.context.newPage();
  const before = ghost.requests.length;
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(error.message));
  await page.goto(`${ghost.url}/ghost/#/members`);
  await ghostDrawn(page);
  expect(await page.getByTestId('members-list-item').count()).toBeGreaterThan(10);
  expect(errors).toEqual([]);
  // The stand-in serves other files' tests too: a server of theirs may still be reading it with its key.
  const asked = ghost.requests.slice(before).filter(({browser}) => browser);
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter(({status}) => status !== 200)).toEqual([]);
});

test('Ghost’s page searches and filters the stand-in’s members', async ({extended, ghost}) => {
  const page = await extended.context.newPage();
  await page.goto(`${ghost.url}/ghost/#/members`);
  await ghostDrawn(page);
  const [member] = [...ghost.state.members.values()].filter(({name}) => name !== null);
  await page.getByPlaceholder('Search members').fill(member?.email ?? '');
  await expect(page.getByTestId('members-list-item')).toHaveCount(1);
  const vips = [...ghost.state.members.values()].filter(({labels}) => labels.includes('VIP')).length;
  await page.goto(`${ghost.url}/ghost/#/members?filter=label%3A%5Bvip%5D`);
  await expect(page.locator('main').getByText(String(vips), {exact: true})).toBeVisible();
});
