import {expect} from '@playwright/test';
import {patreon} from './dashboards.ts';
import {test} from './matrix-fixtures.ts';
import {actOn, expectOneCopy, injectAgain, roundTrip, scrollAll} from './watched-page.ts';

for (const [language, markup] of [
  ['en', 'table'],
  ['fr', 'boxes'],
  ['es', 'grid'],
] as const) {
  for (const of of ['members', 'sales'] as const) {
    const dashboard = patreon(of, language, markup);
    test(`on ${dashboard.name} each row keeps its one chip through scrolls, sorting, searching, clones and new drawings (ARM-2)`, async ({
      open,
      stub,
      errorsWithout,
    }) => {
      const control = errorsWithout(dashboard);
      const list = await open(dashboard);
      await list.settled();
      const seen = await list.watching(() => scrollAll(list.page));
      expect(seen.wrong).toEqual([]);
      expect(seen.people).toBeGreaterThan(20);
      const {acts} = dashboard;
      await actOn(list, [acts.sort, acts.search, acts.everyone, ...acts.others]);
      await expectOneCopy(list, () => injectAgain(stub.background));
      for (let trip = 0; trip < 3; trip += 1) await roundTrip(list);
      const without = await control;
      expect(list.errors.filter(error => !without.includes(error))).toEqual([]);
      await list.page.close();
    });
  }
}
