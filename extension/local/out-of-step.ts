import {countOf} from '#shared/filter/evaluate';
import {READY_MADE} from '#shared/filter/ready-made';
import {parseFilter} from '#shared/filter/syntax';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {State} from '../mirror/state';

/** A list of people whose roles and pledges do not agree. */
export type OutOfStep = {
  readonly kind: 'roleWithoutPledge' | 'pledgeWithoutRole';
  readonly count: number;
  readonly filter: string;
};

const LISTS = {'role-without-pledge': 'roleWithoutPledge', 'pledge-without-role': 'pledgeWithoutRole'} as const;

/** What a file of roles is read for (J5). */
export function outOfStep({columns}: State, now: number): OutOfStep[] {
  return READY_MADE.flatMap(({id, filter}) => {
    const parsed = parseFilter(filter);
    if (!(id in LISTS) || !parsed.ok) return [];
    const kind = LISTS[id as keyof typeof LISTS];
    return {kind, filter, count: countOf(parsed.tree, columns, {now, programme: DEFAULT_PROGRAMME})};
  });
}
