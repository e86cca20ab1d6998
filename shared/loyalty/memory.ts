import {capsOf, type Given, type TakeUpTo} from '#shared/loyalty/caps';
import {type Completes, type Counted, countOf} from '#shared/loyalty/counts';
import type {Calendar} from '#shared/loyalty/periods';
import {nothingPaid, type Paid, type Tenure, tenureOf} from '#shared/loyalty/tenure';
import type {Activity} from '#shared/model/activity';
import type {Rule} from '#shared/model/rule';

/** What all versions of a rule remember of one person from activity to activity. It begins empty. */
export type Memory = {
  /** When the last activity that counted happened. */
  countedAt: number | undefined;
  hasEarned: boolean;
  readonly counted: Counted;
  readonly paid: Paid | undefined;
  readonly given: Given;
};

/** How one version of a rule looks at what all of them remember. */
export type Recalling = {
  /** The same function for all versions of a rule. */
  readonly remember: () => Memory;
  /** Absent where no version counts. */
  readonly completes: Completes | undefined;
  readonly tenure: ((activity: Activity, paid: Paid) => Tenure) | undefined;
  /** Absent where no version has a cap. */
  readonly takeUpTo: TakeUpTo | undefined;
};

/**
 * How each version looks at what came before: also those without caps note what they give, those that do not count what they saw,
 * for the versions after them. Empty where the past matters to none.
 */
export function recallOf(versions: readonly Rule[], calendar: Calendar): Map<Rule, Recalling> {
  const pers = [...new Set(versions.flatMap(({caps = []}) => caps.map(({per}) => per)))];
  const isCounting = versions.some(({count}) => count !== undefined);
  const isDistinct = versions.some(({count}) => count?.distinct);
  const isTenure = versions.some(({tenure}) => tenure !== undefined);
  const isTimed = versions.some(({first, cooldownHours}) => first || cooldownHours !== undefined);
  if (pers.length === 0 && !isCounting && !isTenure && !isTimed) return new Map();
  const remember = (): Memory => ({
    countedAt: undefined,
    hasEarned: false,
    counted: {begun: 0, subjects: isDistinct ? new Set() : undefined},
    paid: isTenure ? nothingPaid() : undefined,
    given: pers.map(() => ({periods: [], sums: []})),
  });
  return new Map(
    versions.map(rule => {
      const {count, tenure, when, caps = []} = rule;
      const recalling: Recalling = {
        remember,
        completes: isCounting ? countOf(count) : undefined,
        tenure: tenure === undefined ? undefined : tenureOf(tenure.months, when?.amount, calendar),
        takeUpTo: pers.length === 0 ? undefined : capsOf(caps, pers, calendar),
      };
      return [rule, recalling];
    }),
  );
}
