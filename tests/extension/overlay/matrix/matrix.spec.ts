import {expect} from '@playwright/test';
import {ghost5, ghost6, grid, react, table} from './dashboards.ts';
import {test} from './matrix-fixtures.ts';
import {scrollAll} from './watched-page.ts';

for (const dashboard of [ghost6, ghost5, react, grid, table]) {
  test.describe(`on ${dashboard.kind}`, () => {
    test('stale badge on a recycled row: in every frame of a scroll each chip is of its row’s person (C38, F45)', async ({
      open,
    }) => {
      const list = await open(dashboard);
      await list.settled();
      const seen = await list.watching(() => scrollAll(list.page));
      expect(seen.wrong).toEqual([]);
      console.log(dashboard.kind, seen);
    });
  });
}
