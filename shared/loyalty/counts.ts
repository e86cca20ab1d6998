import type {Activity} from '#shared/model/activity';
import type {Rule} from '#shared/model/rule';

type Count = NonNullable<Rule['count']>;

/** How often an activity completes what is counted: usually 0 or 1, more where many units come at once. */
export type Completes = (activity: Activity) => number;

/**
 * Each `every`th unit, or each `every`th different subject: one that was seen before, or that nobody names, is not counted
 * again. Activities come in the order of their time.
 */
export function countOf({every, distinct = false}: Count): Completes {
  const seen = new Set<string>();
  let total = 0;
  return ({subject, units = 1}) => {
    const before = Math.floor(total / every);
    if (!distinct) total += units;
    else if (subject !== undefined) total = seen.add(subjectId(subject)).size;
    return Math.floor(total / every) - before;
  };
}

/** Subjects are the same whatever their case. */
export function subjectId(subject: string): string {
  return subject.trim().toLowerCase();
}
