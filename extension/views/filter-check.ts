import type {FilterProblem} from '#shared/filter/tree';
import type {Remarks} from './filter-remark-text';

/** What a filter text comes to: how many people and what to know about it, or what is wrong with it. */
export type FilterCheckResult =
  | ({readonly ok: true; readonly count: number} & Remarks)
  | {readonly ok: false; readonly problem: FilterProblem};
