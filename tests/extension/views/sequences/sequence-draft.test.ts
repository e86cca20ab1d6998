import {describe, expect, it} from 'vitest';
import type {Sequence} from '#shared/model/reward';
import {sequenceSchema} from '#shared/model/reward';
import {draftOf, readSequence, type SequenceDraft, spread} from '../../../../extension/views/sequences/sequence-draft.ts';

const ZONE = 'Europe/Paris';
const TOUR: Sequence = {
  id: 'tour',
  name: 'Tour',
  from: Date.UTC(2027, 2, 1) - 3_600_000,
  until: Date.UTC(2027, 2, 31, 22),
  steps: [
    {id: 'one', name: 'Hello', page: '/tour/one', gives: 'A recipe', opensAt: Date.UTC(2027, 2, 1) - 3_600_000, points: 5},
    {
      ...{id: 'two', name: 'End', page: 'https://ada.example/tour/two', gives: 'A free chapter'},
      opensAt: Date.UTC(2027, 2, 4) - 3_600_000,
    },
  ],
  points: 50,
  cost: {minorUnits: 12_345, currency: 'EUR'},
};
const DRAFT: SequenceDraft = draftOf(TOUR, ZONE, 'USD');
const step = (place: number, part: object) => ({
  steps: DRAFT.steps.map((one, at) => (at === place ? {...one, ...part} : one)),
});

describe('a sequence as it is typed', () => {
  it('shows days of the programme’s time zone and reads back to the same sequence', () => {
    expect([DRAFT.from, DRAFT.until, DRAFT.cost, DRAFT.steps[1]?.opens]).toEqual([
      '2027-03-01',
      '2027-03-31',
      '123.45',
      '2027-03-04',
    ]);
    const read = readSequence(DRAFT, ZONE);
    expect(read).toEqual({ok: true, sequence: TOUR});
    expect(sequenceSchema.safeParse(TOUR).success).toBe(true);
  });

  it('lays so many days between its steps (LOY-86)', () => {
    expect(spread([...DRAFT.steps, ...DRAFT.steps], '2027-02-27', 2).map(({opens}) => opens)).toEqual([
      ...['2027-02-27', '2027-03-01', '2027-03-03', '2027-03-05'],
    ]);
    expect(spread(DRAFT.steps, '', 2)).toEqual(DRAFT.steps);
  });

  it('asks what each page gives, also of a sequence from before it was asked (LOY-9)', () => {
    const [one, two] = TOUR.steps.map(({gives: _, ...rest}) => rest);
    const old = draftOf(
      {...TOUR, steps: [...(one === undefined ? [] : [one]), ...(two === undefined ? [] : [two])]},
      ZONE,
      'USD',
    );
    expect(readSequence(old, ZONE)).toEqual({ok: false, problem: {kind: 'gives', step: 0}});
    const first = {...old, steps: old.steps.map((draft, place) => ({...draft, gives: place === 0 ? ' A recipe ' : '  '}))};
    expect(readSequence(first, ZONE)).toEqual({ok: false, problem: {kind: 'gives', step: 1}});
    const both = {...first, steps: first.steps.map(draft => ({...draft, gives: ' A recipe '}))};
    const read = readSequence(both, ZONE);
    expect(read.ok && read.sequence.steps.map(({gives}) => gives)).toEqual(['A recipe', 'A recipe']);
  });

  it.each([
    ['name', {name: ' '}, undefined],
    ['dates', {from: ''}, undefined],
    ['dates', {until: '2027-02-27'}, undefined],
    ['few', {steps: DRAFT.steps.slice(0, 1)}, undefined],
    ['step', step(0, {name: ''}), 0],
    ['page', step(1, {page: 'tour two'}), 1],
    ['page', step(1, {page: 'javascript:alert(1)'}), 1],
    ['samePage', step(1, {page: '/tour/one'}), 1],
    ['order', step(1, {opens: '2027-02-28'}), 1],
    ['order', step(1, {opens: '2027-04-02'}), 1],
    ['points', step(0, {points: '1.5'}), 0],
    ['points', {points: '-1'}, undefined],
    ['cost', {cost: 'a lot'}, undefined],
    ['cost', {currency: '€'}, undefined],
  ] as const)('says what is wrong first: %s', (kind, part, place) => {
    const read = readSequence({...DRAFT, ...part}, ZONE);
    expect(read).toEqual({ok: false, problem: place === undefined ? {kind} : {kind, step: place}});
  });
});
