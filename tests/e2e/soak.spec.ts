import {expect, test} from '@playwright/test';
import {runSoak} from '../bench/soak/run-soak.ts';

const PEOPLE = 2_000;

test('2,000 people over four vendors on a bad day, with three kills: every person once, nothing lost, nothing doubled (CRM-13, CRM-14)', async () => {
  test.setTimeout(180_000);
  // One answer in six: there are few of them.
  const figures = await runSoak({people: PEOPLE, faults: 0.16, kills: 3, seed: 20261123, say: () => undefined});
  expect(figures).toMatchObject({people: PEOPLE, records: PEOPLE * 1.3, wrong: 0, doubledRecords: 0, kills: 3});
  expect(Object.keys(figures.faults).length).toBeGreaterThanOrEqual(3);
  expect(figures.again.changedTables).toEqual([]);
});
