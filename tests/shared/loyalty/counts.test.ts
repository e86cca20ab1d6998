import {describe, expect, it} from 'vitest';
import {earned} from './award-with.ts';

const bought = (...subjects: (string | undefined)[]) => subjects.map((subject, day) => ({on: `2026-11-0${day + 1}`, subject}));
const named = {action: 'bought' as const, when: {subjects: ['Zine', 'Poster', 'Mug']}};

describe('count', () => {
  it('earns at each so-manieth activity', () => {
    const visits = Array.from({length: 7}, (_, day) => ({on: `2026-11-0${day + 1}`}));
    expect(earned({action: 'visited', count: {every: 3}}, visits)).toEqual({2: 10, 5: 10});
  });

  it('knows “more than two among these products” from “more than two units of them” (LOY-76)', () => {
    const among = {...named, count: {every: 3, distinct: true}};
    expect(earned(among, bought('Zine', 'zine', 'Poster', 'Cap', 'MUG'))).toEqual({4: 10});
    const units = {...named, count: {every: 3}};
    expect(earned(units, bought('Zine', 'zine', 'Cap', 'Poster', 'Mug'))).toEqual({3: 10});
  });

  it('counts the units of an order, and earns more than once where many come at once (LOY-53, LOY-76)', () => {
    const units = {...named, count: {every: 3}};
    expect(
      earned(units, [
        {on: '2026-11-01', subject: 'Mug', units: 2},
        {on: '2026-11-02', subject: 'Zine'},
      ]),
    ).toEqual({1: 10});
    expect(
      earned(units, [
        {on: '2026-11-01', subject: 'Mug', units: 7},
        {on: '2026-11-02', subject: 'Zine', units: 2},
      ]),
    ).toEqual({
      0: 20,
      1: 10,
    });
  });

  it('does not count what nobody names among different ones', () => {
    expect(earned({action: 'visited', count: {every: 2, distinct: true}}, bought('a', undefined, undefined, 'b'))).toEqual({
      3: 10,
    });
  });
});
