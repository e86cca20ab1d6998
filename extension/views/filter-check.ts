import type {FilterProblem} from '#shared/filter/tree';

/** What a filter text comes to: how many people, or what is wrong with it. */
export type FilterCheckResult =
  | {readonly ok: true; readonly count: number}
  | {readonly ok: false; readonly problem: FilterProblem};
