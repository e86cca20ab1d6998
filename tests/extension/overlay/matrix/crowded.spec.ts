import {expect} from '@playwright/test';
import {table} from './dashboards.ts';
import {test} from './matrix-fixtures.ts';
import {longestOwnStretch} from './own-time.ts';

test('among 50,000 elements the chips come, and no task of ours is long', async ({open}) => {
  const list = await open({...table, path: '/crowded/#/people'});
  expect(await list.page.evaluate(() => document.querySelectorAll('*').length)).toBeGreaterThan(50_000);
  await list.settled();
  const longest = await longestOwnStretch(list.session, async () => {
    await list.page.reload();
    await list.settled();
  });
  expect(longest).toBeLessThan(50);
  await list.page.close();
});
