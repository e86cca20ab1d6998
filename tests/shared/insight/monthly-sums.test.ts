import {describe, expect, it} from 'vitest';
import {monthlySums} from '#shared/insight/monthly-sums';
import type {RecordFields} from '#shared/model/record';
import {supporter} from '../../extension/mirror/people.ts';
import {columnsOf} from './with-columns.ts';

const pledge = (minorUnits: number, currency: string, cadenceMonths = 1): RecordFields => ({
  ...{paid: true, pledge: {minorUnits, currency}},
  cadenceMonths,
});

function sums(...people: readonly RecordFields[]) {
  const columns = columnsOf(people.map((fields, number) => supporter({number, fields})));
  return monthlySums(columns, columns.live());
}

describe('what is paid each month', () => {
  it('is never added across currencies, and the one that most people pay in comes first', () => {
    expect(sums(pledge(900, 'USD'), pledge(10, 'EUR'), pledge(20, 'EUR'), pledge(500, 'JPY'))).toEqual([
      {currency: 'EUR', amount: 0.3, people: 2},
      {currency: 'JPY', amount: 500, people: 1},
      {currency: 'USD', amount: 9, people: 1},
    ]);
  });

  it('counts a twelfth of a year, and nobody who pays nothing', () => {
    expect(sums(pledge(12_000, 'EUR', 12), pledge(0, 'USD'), {paid: true})).toEqual([{currency: 'EUR', amount: 10, people: 1}]);
  });

  it('is of the given people alone', () => {
    const columns = columnsOf([supporter({number: 0, fields: pledge(500, 'EUR')})]);
    expect(monthlySums(columns, new Int32Array(1))).toEqual([]);
  });
});
