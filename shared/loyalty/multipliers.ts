import type {Person} from '#shared/loyalty/person';
import type {Rule} from '#shared/model/rule';
import {tagId} from '#shared/model/tag-id';

type Multiplier = NonNullable<Rule['multipliers']>[number];

/** More than this one award never gives or takes, whatever multiplies it: sums stay exact. */
export const MOST_POINTS = 1_000_000;

/** How many times the points somebody gets at an instant: the highest that applies, else 1. */
export function timesOf(multipliers: readonly Multiplier[]): (person: Person, at: number) => number {
  const wanted = multipliers.map(({by, name, times}) => ({by, id: tagId(name), times}));
  return (person, at) => {
    let highest: number | undefined;
    for (const {by, id, times} of wanted) {
      if (highest !== undefined && times <= highest) continue;
      if (by === 'tier' ? isOnTier(person, id, at) : isTagged(person, id, at)) highest = times;
    }
    return highest ?? 1;
  };
}

/** @param id - the tier's name, folded by `tagId` */
export function isOnTier({tiers = []}: Person, id: string, at: number): boolean {
  return tiers.some(({name, from, until}) => at >= from && (until === undefined || at < until) && tagId(name) === id);
}

/** A tag counts from the day on which it was put on. */
function isTagged({tags}: Person, id: string, at: number): boolean {
  return tags.some(tag => at >= tag.at && tagId(tag.name) === id);
}

/** Whole points, rounded down: 100 × 1.15 is 115, though binary fractions make it a little less. */
export function multiplied(points: number, times: number): number {
  const exact = Math.floor(Number((points * times).toPrecision(14)));
  return Math.max(-MOST_POINTS, Math.min(MOST_POINTS, exact));
}
