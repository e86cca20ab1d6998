import type {Activity} from '#shared/model/activity';
import type {Rule} from '#shared/model/rule';

type Count = NonNullable<Rule['count']>;

/** What was counted of one person so far. */
export type Counted = {
  /** Units, or subjects, since the last that completed a count. */
  begun: number;
  /** Those seen; absent: nobody asks. */
  readonly subjects: Set<string> | undefined;
};

/**
 * How often an activity completes what is counted: usually 0 or 1, more where many units come at once; undefined: it does not
 * depend on a count.
 */
export type Completes = (activity: Activity, counted: Counted) => number | undefined;

/**
 * Each `every`th unit, or each `every`th different subject: one that was seen before, or that nobody names, is not counted
 * again. Activities come in the order of their time. What a version of the rule began the next one goes on with, whatever it was
 * that was counted; a smaller `every` that is reached already is completed by the next unit, once.
 *
 * @param count - absent: nothing is counted, and nothing begun is left; subjects are remembered
 */
export function countOf(count: Count | undefined): Completes {
  if (count === undefined) {
    return ({subject}, counted) => {
      isNew(subject, counted);
      counted.begun = 0;
      return undefined;
    };
  }
  const {every, distinct = false} = count;
  return ({subject, units = 1}, counted) => {
    const isUnseen = isNew(subject, counted);
    const more = distinct ? Number(isUnseen) : units;
    const begun = Math.min(counted.begun, every - 1) + more;
    counted.begun = begun % every;
    return Math.floor(begun / every);
  };
}

/** Whether a subject is seen for the first time; it is then remembered. */
function isNew(subject: string | undefined, {subjects}: Counted): boolean {
  if (subject === undefined || subjects === undefined) return false;
  return subjects.size < subjects.add(subjectId(subject)).size;
}

/** Subjects are the same whatever their case. */
export function subjectId(subject: string): string {
  return subject.trim().toLowerCase();
}
