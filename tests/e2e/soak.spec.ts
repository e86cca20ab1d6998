import {expect, test} from '@playwright/test';
import {runSoak} from '../bench/soak/run-soak.ts';
import {FAULT_KINDS} from '../fakes/vendors/fake-vendor.ts';

const PEOPLE = 2_000;
// A vendor that asks for ten seconds of patience is given them: that is for the bench.
const KINDS = FAULT_KINDS.filter(kind => !['too-many', 'throttled', 'hang'].includes(kind));

test('2,000 people over four vendors on a bad day, with three kills: every person once, nothing lost, nothing doubled (CRM-13, CRM-14)', async () => {
  test.setTimeout(300_000);
  // One answer in four: there are few of them.
  const figures = await runSoak({people: PEOPLE, faults: 0.25, kinds: KINDS, kills: 3, seed: 20261123, say: () => undefined});
  expect(figures).toMatchObject({people: PEOPLE, records: PEOPLE * 1.3, wrong: 0, doubledRecords: 0, kills: 3});
  expect(Object.keys(figures.faults).length).toBeGreaterThanOrEqual(3);
  expect(figures.again.changedTables).toEqual([]);
});
