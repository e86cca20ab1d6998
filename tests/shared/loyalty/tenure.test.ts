import {describe, expect, it} from 'vitest';
import {type Did, earned, targetsOf} from './award-with.ts';

const usd = (minorUnits: number) => ({minorUnits, currency: 'USD'});
/** A payment on the 5th of each of so many months. */
const monthly = (from: string, count: number, minorUnits = 100): Did[] =>
  Array.from({length: count}, (_, place) => {
    const date = new Date(`${from}-05T12:00:00Z`);
    date.setUTCMonth(date.getUTCMonth() + place);
    return {on: date.toISOString(), key: date.toISOString().slice(0, 7), amount: usd(minorUnits)};
  });
const twelve = {tenure: {months: 12}, when: {amount: usd(100)}};
const ten = {tenure: {months: 10}, when: {amount: usd(200)}};

describe('tenure', () => {
  it('earns when twelve calendar months in a row were paid, and again after twelve more (C17)', () => {
    expect(earned(twelve, monthly('2024-01', 11))).toEqual({});
    expect(earned(twelve, monthly('2024-01', 30))).toEqual({'2024-12': 10, '2025-12': 10});
  });

  it('asks its amount of each month: ten at two or more beside twelve at one (C17)', () => {
    const rising = [...monthly('2024-01', 4, 100), ...monthly('2024-05', 10, 200)];
    expect(earned(twelve, rising)).toEqual({'2024-12': 10});
    expect(earned(ten, rising)).toEqual({'2025-02': 10});
    expect(earned(ten, monthly('2024-01', 12, 199))).toEqual({});
  });

  it('begins anew after a month without, also where the payments around it are thirty days apart', () => {
    const broken = [...monthly('2024-01', 11), ...monthly('2025-01', 12)];
    expect(earned(twelve, broken)).toEqual({'2025-12': 10});
    const skipped = [{on: '2025-01-31'}, {on: '2025-03-01'}, {on: '2025-04-01'}];
    expect(earned({tenure: {months: 3}}, skipped)).toEqual({});
  });

  it('adds up the payments of a month, in one currency', () => {
    const months = ['2025-01', '2025-02'].flatMap(month => [
      {on: `${month}-03`, key: `${month} a`, amount: usd(60)},
      {on: `${month}-20`, key: `${month} b`, amount: usd(60)},
      {on: `${month}-25`, key: `${month} c`, amount: {minorUnits: 900, currency: 'EUR'}},
    ]);
    expect(earned({tenure: {months: 2}, when: {amount: usd(100)}}, months)).toEqual({'2025-02 b': 10});
    expect(earned({tenure: {months: 2}, when: {amount: usd(121)}}, months)).toEqual({});
  });

  it('takes a month for what it is in the programme’s time zone', () => {
    const did = [{on: '2025-01-15'}, {on: '2025-03-01T03:00:00Z'}];
    expect(earned({tenure: {months: 2}}, did)).toEqual({});
    expect(earned({tenure: {months: 2}}, did, {timeZone: 'America/New_York'})).toEqual({1: 10});
  });

  it('takes a year paid at once for twelve months, of which the last has to begin first', () => {
    const [target, ...more] = targetsOf(twelve, [{on: '2025-03-10', amount: usd(1_200), months: 12}]);
    expect(more).toEqual([]);
    expect(target).toMatchObject({
      points: 10,
      at: Date.parse('2025-03-10T12:00:00Z'),
      pendingUntil: Date.parse('2026-02-01T00:00:00Z'),
    });
    expect(targetsOf(twelve, [{on: '2025-03-10', amount: usd(1_199), months: 12}])).toEqual([]);
  });

  it('counts a payment of unknown amount where no amount is asked for, and a gift of nothing never', () => {
    expect(earned({tenure: {months: 2}}, [{on: '2025-01-01'}, {on: '2025-02-01'}])).toEqual({1: 10});
    expect(earned({tenure: {months: 2}}, [{on: '2025-01-01'}, {on: '2025-02-01', amount: usd(0)}])).toEqual({});
    expect(earned({tenure: {months: 2}, when: {amount: usd(1)}}, [{on: '2025-01-01'}, {on: '2025-02-01'}])).toEqual({});
  });
});
