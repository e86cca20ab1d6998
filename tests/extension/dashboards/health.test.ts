import {describe, expect, it} from 'vitest';
import {type Counts, type Health, healthOf} from '../../../extension/dashboards/health.ts';

const GOOD: Counts = {
  adapterRows: 20,
  adapterIdentified: 20,
  detectedRows: 20,
  detectedIdentified: 20,
  commonRows: 20,
  total: 400,
};

describe('C38 F45 the health of a view', () => {
  it.each<[string, Partial<Counts>, Health['state'], Health['reasons'], Health['rowsFrom']]>([
    ['is good when all three ways of counting agree', {}, 'ok', [], 'adapter'],
    ['is good without a detector’s opinion', {detectedRows: 0, commonRows: 0}, 'ok', [], 'adapter'],
    ['is good when an eighth say nothing', {adapterIdentified: 17}, 'ok', [], 'adapter'],
    [
      'suffers when the adapter finds nobody and the detector does',
      {adapterRows: 0, adapterIdentified: 0, commonRows: 0},
      'degraded',
      ['adapter-finds-no-rows'],
      'detector',
    ],
    [
      'is good when a list that is always found by its columns is found',
      {byColumns: true, adapterRows: 0, adapterIdentified: 0, commonRows: 0},
      'ok',
      [],
      'detector',
    ],
    [
      'suffers when half of a list that is found by its columns say nothing',
      {byColumns: true, adapterRows: 0, adapterIdentified: 0, commonRows: 0, detectedIdentified: 10},
      'degraded',
      ['rows-without-identity'],
      'detector',
    ],
    [
      'suffers when a quarter say nothing, and goes by the rows that say more',
      {adapterIdentified: 15},
      'degraded',
      ['rows-without-identity'],
      'detector',
    ],
    [
      'suffers when a quarter say nothing, and stays with the adapter where nobody else reads more',
      {adapterIdentified: 15, detectedIdentified: 15},
      'degraded',
      ['rows-without-identity'],
      'adapter',
    ],
    [
      'suffers when none of the adapter’s rows says who it is and the detector’s do',
      {adapterIdentified: 0},
      'degraded',
      ['nobody-recognised'],
      'detector',
    ],
    [
      'is gone when none says who it is and nobody else finds any',
      {adapterIdentified: 0, detectedRows: 0, commonRows: 0},
      'broken',
      ['nobody-recognised'],
      'nobody',
    ],
    ['suffers when the finders see other rows', {detectedRows: 40, commonRows: 20}, 'degraded', ['finders-disagree'], 'adapter'],
    ['suffers when there are more rows than people', {total: 12}, 'degraded', ['more-rows-than-total'], 'adapter'],
    ['suffers when identifiers contradict each other', {conflicts: 1}, 'degraded', ['conflicting-identifiers'], 'adapter'],
    ['suffers when the page wipes chips', {movedToLayer: true}, 'degraded', ['chips-wiped'], 'adapter'],
    [
      'says all that is wrong',
      {adapterIdentified: 10, detectedIdentified: 10, conflicts: 2},
      'degraded',
      ['rows-without-identity', 'conflicting-identifiers'],
      'adapter',
    ],
    [
      'is gone when the page counts people and nobody finds any',
      {adapterRows: 0, adapterIdentified: 0, detectedRows: 0, commonRows: 0},
      'broken',
      ['no-rows-of-total'],
      'nobody',
    ],
    [
      'is good on an empty list',
      {adapterRows: 0, adapterIdentified: 0, detectedRows: 0, commonRows: 0, total: 0},
      'ok',
      ['empty-list'],
      'nobody',
    ],
    [
      'takes two things that look alike for nothing',
      {adapterRows: 0, adapterIdentified: 0, detectedRows: 2, commonRows: 0},
      'broken',
      ['no-rows-of-total'],
      'nobody',
    ],
  ])('%s', (_, change, state, reasons, rowsFrom) => {
    expect(healthOf({...GOOD, ...change})).toEqual({state, reasons, rowsFrom});
  });

  it('says so where there is nothing to compare', () => {
    const nothing = {adapterRows: 0, adapterIdentified: 0, detectedRows: 0, detectedIdentified: 0, commonRows: 0};
    expect(healthOf(nothing)).toEqual({state: 'ok', reasons: ['nothing-to-see'], rowsFrom: 'nobody'});
  });
});
