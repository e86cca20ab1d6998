import {mendLineage} from '#shared/loyalty/lineage';
import type {Programme, ProgrammePlan} from '#shared/model/programme';

/** The programme with the creator's new plan, as its next rev: what was measured stays, and what is gone of each reward. */
export function withPlan(before: Programme, plan: ProgrammePlan): Programme {
  const {w50, calibratedAt, calibratedOn, taken, rev = 0} = before;
  return {
    ...plan,
    rev: rev + 1,
    w50,
    calibratedAt,
    calibratedOn,
    ...(taken === undefined ? {} : {taken}),
  };
}

/** While so many people are to be derived anew. */
export function rederiving({rederived: _, ...programme}: Programme, expected: number): Programme {
  return expected === 0 ? programme : {...programme, rederived: {done: 0, expected}};
}

/**
 * The programme in another home: everybody is derived anew there in any case, so nothing is left to be done of it. Links between
 * rules that do not fit, as no home takes them, are left out.
 */
export function movedIn({rederived: _, ...programme}: Programme): Programme {
  return {...programme, rules: mendLineage(programme.rules)};
}
