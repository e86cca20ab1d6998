import {describe, expect, it} from 'vitest';
import {subjectOf} from '#shared/filter/fields';
import {supporterColumns} from '#shared/filter/supporter-columns';
import type {RecordFields} from '#shared/model/record';
import {DAY_MS} from '#shared/model/time';
import {Community, member} from '../../../fixtures/community.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const at = (day: string) => Date.parse(`${day}T10:00:00Z`);
const paying: RecordFields = {paid: true, vendorState: 'active', lastChargeStatus: 'paid', lastChargeAt: at('2026-11-01')};

function joined(...days: string[]): (now: number, zone?: string) => (text: string) => string[] {
  const readings = days.map(day => member(day, {...paying, joinedAt: at(day)}));
  return (now, zone) => {
    const community = new Community({readings, now, ...(zone === undefined ? {} : {zone})});
    return text => community.found(text);
  };
}

describe('anniversaries', () => {
  const people = joined('2016-11-20', '2024-11-23', '2025-11-19', '2024-02-29', '2026-11-20', '2025-12-31');

  it('are found this week, today, and across the end of a year', () => {
    const found = people(NOW);
    expect(found('anniversary:today')).toEqual(['2016-11-20']);
    expect(found('anniversary:this-week')).toEqual(['2016-11-20', '2025-11-19']);
    expect(found('anniversary:<in-7d')).toEqual(['2016-11-20', '2024-11-23']);
    expect(found('anniversary:last-week')).toEqual([]);
    expect(people(at('2026-12-30'))('anniversary:<in-7d')).toEqual(['2025-12-31']);
  });

  it('of 29 February are on the 28th where there is no 29th', () => {
    expect(people(at('2027-02-28'))('anniversary:today')).toEqual(['2024-02-29']);
    expect(people(at('2028-02-29'))('anniversary:today')).toEqual(['2024-02-29']);
  });

  it('are those of the creator’s own days', () => {
    const late = new Community({
      now: Date.parse('2026-11-24T03:00:00Z'),
      zone: 'America/New_York',
      readings: [member('Ada', {...paying, joinedAt: Date.parse('2025-11-24T02:00:00Z')})],
    });
    expect(late.found('anniversary:today')).toEqual(['Ada']);
  });
});

describe('tenure', () => {
  it('counts whole months, by the calendar', () => {
    const people = joined('2026-10-21', '2026-10-20', '2025-11-30', '2024-11-20');
    const found = people(NOW);
    expect(found('tenure:0')).toEqual(['2026-10-21']);
    expect(found('tenure:1')).toEqual(['2026-10-20']);
    expect(found('tenure:11')).toEqual(['2025-11-30']);
    expect(found('tenure:>=24')).toEqual(['2024-11-20']);
    expect(people(at('2026-11-22'))('tenure:0')).toEqual([]);
  });
});

describe('rank', () => {
  it('is the place by loyalty score; equals share one, and nobody without a score has one', () => {
    const columns = supporterColumns();
    const {people} = new Community({readings: ['A', 'B', 'C', 'D', 'E'].map(name => member(name, {})), now: NOW});
    for (const [ordinal, v] of [3, 9, 9, null, 1].entries()) {
      const person = people[ordinal];
      if (person !== undefined) columns.set(ordinal, subjectOf({...person, v}, NOW));
    }
    const ranks = () => [0, 1, 2, 3, 4].map(ordinal => columns.number('rank', ordinal));
    expect(ranks()).toEqual([3, 1, 1, Number.NaN, 4]);
    columns.set(1, undefined);
    expect(ranks()).toEqual([2, Number.NaN, 1, Number.NaN, 3]);
  });
});

describe('months in a row', () => {
  const found = (fields: RecordFields, text: string) =>
    new Community({readings: [member('Ada', fields)], now: NOW}).found(text).length > 0;

  it('run from the start of the pledge to its last payment', () => {
    expect(found({...paying, pledgeStartAt: at('2026-01-15')}, 'streak:11')).toBe(true);
    expect(
      found({...paying, pledgeStartAt: at('2024-05-01'), lastChargeAt: at('2026-05-01'), cadenceMonths: 12}, 'streak:36'),
    ).toBe(true);
  });

  it('are none for who left, and not known for who never paid', () => {
    const gone = {...paying, vendorState: 'former', accessUntil: at('2026-10-01'), pledgeStartAt: at('2026-01-15')} as const;
    expect(found(gone, 'streak:0')).toBe(true);
    expect(found({paid: false}, '-streak:*')).toBe(true);
  });
});

describe('the date on which a person’s columns change', () => {
  const person = (fields: RecordFields, isLate = false) => {
    const readings = [member('Ada', fields)];
    const [only] = new Community(isLate ? {readings: [], later: readings, now: NOW} : {readings, now: NOW}).people;
    if (only === undefined) throw new Error('nobody');
    return only;
  };

  it('is the end of the month where benefits are earned, else that of the status', () => {
    const sticker = {id: 's', name: 'S', tiers: [{name: 'Gold'}], each: 'month', source: 'typed', rev: 1} as const;
    const ada = person({...paying, tiers: [{name: 'Gold'}]});
    expect(subjectOf(ada, NOW).due).toBeNull();
    expect(subjectOf(ada, NOW, {benefits: [{...sticker, tiers: [...sticker.tiers]}]}).due).toBe(Date.UTC(2026, 11, 1));
    expect(subjectOf(person({...paying, accessUntil: NOW + DAY_MS, vendorState: 'former'}), NOW).due).toBe(NOW + DAY_MS);
  });

  it('ends a welcome that is too late (J2)', () => {
    const ada = person(paying, true);
    const arrivedAt = ada.arrivedAt ?? Number.NaN;
    expect(subjectOf(ada, arrivedAt + DAY_MS)).toMatchObject({isToWelcome: true, due: arrivedAt + 30 * DAY_MS});
    expect(subjectOf(ada, arrivedAt + 30 * DAY_MS)).toMatchObject({isToWelcome: false, due: null});
  });
});
