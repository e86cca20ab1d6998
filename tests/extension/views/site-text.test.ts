import {beforeAll, describe, expect, it} from 'vitest';
import type {SiteReport} from '../../../extension/messages.ts';
import {siteText} from '../../../extension/views/site-text.ts';
import {speak} from '../../fixtures/i18n.ts';

const GOOD: SiteReport = {adapter: 'Ghost', rows: 19, recognised: 18, state: 'ok', reasons: [], rowsFrom: 'adapter'};
const ROWS = 'Ghost, 19 rows, 18 recognised';

describe('F45 the one line about a page', () => {
  beforeAll(() => speak('en'));

  it.each<[string, Partial<SiteReport>, string, string | undefined]>([
    ['says how many rows there are and how many are known', {}, ROWS, undefined],
    ['says that a page is always read by its columns', {rowsFrom: 'detector'}, ROWS, 'Regulars reads this page by its columns.'],
    [
      'says that it is read by its columns since it changed',
      {state: 'degraded', reasons: ['adapter-finds-no-rows'], rowsFrom: 'detector'},
      ROWS,
      'Ghost changed its page. Regulars now reads it by its columns.',
    ],
    [
      'says where rows name nobody',
      {state: 'degraded', reasons: ['rows-without-identity']},
      ROWS,
      'Some rows do not say who they are. They have no chip.',
    ],
    [
      'says where rows may be missed',
      {state: 'degraded', reasons: ['finders-disagree']},
      ROWS,
      'Regulars may miss some rows of this page.',
    ],
    [
      'says where rows name two people, before it says that rows may be missed',
      {state: 'degraded', reasons: ['finders-disagree', 'conflicting-identifiers']},
      ROWS,
      'Some rows name two people at once. Their chip is a question mark.',
    ],
    [
      'says where chips lie above the page',
      {state: 'degraded', reasons: ['chips-wiped']},
      ROWS,
      'This page kept removing the chips. They now lie above it.',
    ],
    [
      'says that chips are paused where nothing can be read, and that nothing was lost',
      {rows: 0, recognised: 0, state: 'broken', reasons: ['no-rows-of-total'], rowsFrom: 'nobody'},
      'Ghost changed its page. Your data is safe; chips are paused here.',
      undefined,
    ],
  ])('%s', (_, change, line, note) => {
    expect(siteText({...GOOD, ...change}, String)).toEqual({line, note});
  });

  it('says nothing of a list that is empty, or of a page that nobody knows', () => {
    expect(siteText({...GOOD, rows: 0, recognised: 0, reasons: ['empty-list'], rowsFrom: 'nobody'}, String)).toBeUndefined();
    expect(siteText({...GOOD, adapter: ''}, String)).toBeUndefined();
  });
});
