import {expect} from '@playwright/test';
import {clickAccessible} from '../../../e2e/accessible.ts';
import {type Dashboard, ghost5, ghost6, grid, react, table} from './dashboards.ts';
import {whatIsKept} from './heap.ts';
import {test} from './matrix-fixtures.ts';
import {longestOwnStretch} from './own-time.ts';
import {actOn, expectOneCopy, hideAll, injectAgain, roundTrip, scrollAll, type WatchedPage} from './watched-page.ts';

const ROUND_TRIPS = 20;
/** The stand-in's filter “Declined” finds the people of whose scores this is the last figure. */
const DECLINED = 1;
const LONGEST_TASK_MS = 50;

const DASHBOARDS: readonly Dashboard[] = [ghost6, ghost5, react, grid, table];

for (const dashboard of DASHBOARDS) {
  test.describe(`on ${dashboard.name}`, () => {
    let list: WatchedPage;
    let errorsOfPage: Promise<readonly string[]>;
    test.beforeAll(async ({open, errorsWithout}) => {
      errorsOfPage = errorsWithout(dashboard);
      list = await open(dashboard);
      await list.settled();
    });
    test.afterAll(() => list.page.close());

    test('layout shift, columns move: no row or cell moves when chips come, and no task of ours is long', async ({stub}) => {
      await hideAll(stub.background, true);
      await expect.poll(list.copies).toEqual([]);
      const before = await list.boxes();
      await list.page.evaluate(WATCH_SHIFT);
      const longest = await longestOwnStretch(list.session, async () => {
        await hideAll(stub.background, false);
        await list.settled();
      });
      expect(await list.boxes()).toEqual(before);
      await list.page.waitForTimeout(300);
      expect(await list.page.evaluate<number>('shift')).toBeLessThanOrEqual(0.01);
      expect(longest).toBeLessThan(LONGEST_TASK_MS);
    });

    test('stale badge on a recycled row: in every frame of a scroll each chip is its own row’s (C38, ARM-66)', async () => {
      const seen = await list.watching(() => scrollAll(list.page));
      expect(seen.wrong).toEqual([]);
      expect(seen.people).toBeGreaterThan(60);
      await list.settled();
    });

    test('virtual list runaway: a filter dims the right rows in every frame and has the page ask for nobody', async () => {
      const asked = list.asked.length;
      await clickAccessible(list.page, list.session, {role: 'button', name: 'Declined, 9'});
      await list.settled(DECLINED);
      await list.page.waitForTimeout(500);
      expect(list.asked.slice(asked)).toEqual([]);
      const seen = await list.watching(() => scrollAll(list.page), DECLINED);
      expect(seen.wrong).toEqual([]);
      await list.settled(DECLINED);
      await clickAccessible(list.page, list.session, {role: 'button', name: 'All, 412'});
      await list.settled();
    });

    test('duplicate injection, cloned and moved rows, badge wiped by re-render: each row has one chip, and no new error', async ({
      stub,
    }) => {
      const {acts} = dashboard;
      await scrollAll(list.page);
      await list.settled();
      await actOn(list, [acts.sort, acts.search, acts.everyone, ...acts.others]);
      for (let times = 0; times < 2; times += 1) await expectOneCopy(list, () => injectAgain(stub.background));
      const without = await errorsOfPage;
      expect(list.errors.filter(error => !without.includes(error))).toEqual([]);
    });

    test('SPA route, memory growth: 20 visits leave no host and no listener behind', async () => {
      for (let trip = 0; trip < 2; trip += 1) await roundTrip(list);
      const early = await whatIsKept(list);
      for (let trip = 2; trip < ROUND_TRIPS; trip += 1) await roundTrip(list);
      // What is still under way on a busy machine may hold some for a moment; what leaks stays.
      const late = async () => {
        const {hosts, connected, listeners} = await whatIsKept(list);
        return {left: hosts - connected, isShown: connected > 0, listeners};
      };
      await expect.poll(late).toEqual({left: 0, isShown: true, listeners: early.listeners});
    });
  });
}

const WATCH_SHIFT = `window.shift = 0;
new PerformanceObserver(list => { for (const entry of list.getEntries()) shift += entry.value; }).observe({type: 'layout-shift'});`;
