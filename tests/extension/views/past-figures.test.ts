import {describe, expect, it} from 'vitest';
import type {DeclinedRow} from '#shared/protocol/past';
import {byDay, byMonth, hasOutcome, moneyBack, OUTCOMES, peopleIn} from '../../../extension/views/past-figures.ts';

const at = (text: string) => Date.parse(`${text}T00:00:00Z`);
const declined = (id: string, day: number, more: Partial<DeclinedRow> = {}): DeclinedRow => ({
  id,
  enteredAt: at('2027-02-01'),
  day,
  attempts: 1,
  outcome: 'open',
  ...more,
});

describe('the pictures of the history', () => {
  it('counts each calendar month of a span, the empty ones too', () => {
    const rows = [{at: at('2027-01-31')}, {at: at('2027-03-01')}, {at: at('2027-03-09')}];
    const figures = byMonth(rows, {from: at('2027-01-15'), until: at('2027-04-01')});
    expect(figures.map(({key, count}) => `${key} ${count}`)).toEqual(['2027-01 1', '2027-02 0', '2027-03 2']);
  });

  it('counts declines by day of the month, what became of them, and money by currency (F14, C11, C12)', () => {
    const eur = (minorUnits: number) => ({minorUnits, currency: 'EUR'});
    const rows = [
      declined('a', 1, {outcome: 'recovered', recovered: eur(500), contactedAt: at('2027-02-02')}),
      declined('b', 1, {outcome: 'recovered', recovered: eur(250)}),
      declined('c', 5, {outcome: 'retrying'}),
      declined('d', 31, {outcome: 'recovered', recovered: {minorUnits: 700, currency: 'USD'}}),
      declined('a', 31, {outcome: 'lost'}),
    ];
    expect(
      byDay(rows)
        .filter(({count}) => count > 0)
        .map(({key, count}) => `${key}: ${count}`),
    ).toEqual(['1: 2', '5: 1', '31: 2']);
    expect(OUTCOMES.map(name => rows.filter(row => hasOutcome(row, name)).length)).toEqual([5, 1, 3, 1, 1, 0]);
    expect(moneyBack(rows)).toEqual([eur(750), {minorUnits: 700, currency: 'USD'}]);
    expect(peopleIn(rows)).toBe(4);
  });
});
