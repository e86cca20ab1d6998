import {expect} from '@playwright/test';
import {manyRows} from '../../fixtures/pages/hard.ts';
import {test} from './looking.ts';

test('an endless page: 50,000 elements in short pieces, and no more than the cap of a larger one', async ({looking}) => {
  await looking.open(manyRows(3400));
  const runs = [await looking.ask('timed', 'ghost'), await looking.ask('timed', 'ghost'), await looking.ask('timed', 'ghost')];
  expect(runs[0]?.counts).toMatchObject({detectedRows: 3400, detectedIdentified: 3400});
  expect(runs[0]?.slices).toBeGreaterThan(5);
  // other programs on the machine only ever add
  expect(Math.min(...runs.map(({longestMs}) => longestMs))).toBeLessThan(50);
  const capped = await looking.ask('capped', 10_000);
  expect(capped).toMatchObject({verdict: 'people', whole: false});
  expect(capped.rows).toBeLessThan(700);
});
