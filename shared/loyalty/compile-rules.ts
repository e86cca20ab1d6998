import {capsOf, type TakeUpTo} from '#shared/loyalty/caps';
import {type Completes, countOf, subjectId} from '#shared/loyalty/counts';
import {isOnTier, timesOf} from '#shared/loyalty/multipliers';
import {type Calendar, calendarOf} from '#shared/loyalty/periods';
import type {Person} from '#shared/loyalty/person';
import {isRestricted, mayCount} from '#shared/loyalty/policy';
import {type Tenure, tenureOf} from '#shared/loyalty/tenure';
import type {Action} from '#shared/model/action';
import type {Activity} from '#shared/model/activity';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Campaign, Rule} from '#shared/model/rule';
import {tagId} from '#shared/model/tag-id';
import {DAY_MS} from '#shared/model/time';

const HOUR_MS = DAY_MS / 24;

/** What a rule remembers of one person from activity to activity. Each begins empty. */
export type Memory = {
  /** When the last activity that counted happened. */
  countedAt: number | undefined;
  hasEarned: boolean;
  readonly completes: Completes | undefined;
  readonly tenure: ((activity: Activity) => Tenure) | undefined;
  readonly takeUpTo: TakeUpTo | undefined;
};

export type CompiledRule = {
  readonly rule: Rule;
  /** Its place in the programme. */
  readonly place: number;
  readonly from: number;
  readonly until: number;
  /** What a record's key begins with; absent: any. */
  readonly prefix: string | undefined;
  /** Whether points may be given for it on a vendor's channel (T13); absent: on all that the rule is for. */
  readonly mayCountOn: ((vendor: string) => boolean) | undefined;
  readonly cooldownMs: number;
  readonly pendingMs: number;
  /** Whether the activity meets all conditions; absent: there are none. */
  readonly meets: ((activity: Activity, person: Person) => boolean) | undefined;
  readonly times: ((person: Person, at: number) => number) | undefined;
  /** Absent: what came before does not matter to it. */
  readonly remember: (() => Memory) | undefined;
};

export type Compiled = {
  readonly byAction: ReadonlyMap<Action, readonly CompiledRule[]>;
  readonly calendar: Calendar;
};

/** The part of a programme that `award` needs, so that a whole one, a plan and a draft will do. */
export type RulesOf = Pick<ProgrammePlan, 'rules'> & Partial<Pick<ProgrammePlan, 'campaigns' | 'timeZone'>>;

const compiled = new WeakMap<object, Compiled>();

/** The programme's rules made ready to be asked a million times. The same object is compiled once: programmes are never edited. */
export function compileRules(programme: RulesOf): Compiled {
  const held = compiled.get(programme);
  if (held !== undefined) return held;
  const calendar = calendarOf(programme.timeZone);
  const campaigns = new Map(programme.campaigns?.map(campaign => [campaign.id, campaign]));
  const byAction = new Map<Action, CompiledRule[]>();
  for (const [place, rule] of programme.rules.entries()) {
    if (rule.points === 0) continue;
    const campaign = rule.campaign === undefined ? undefined : campaigns.get(rule.campaign);
    const rules = byAction.get(rule.action) ?? [];
    rules.push({...compile(rule, campaign, calendar), place});
    byAction.set(rule.action, rules);
  }
  const result = {byAction, calendar};
  compiled.set(programme, result);
  return result;
}

/** A rule of a campaign counts while both run. */
function compile(rule: Rule, campaign: Campaign | undefined, calendar: Calendar): Omit<CompiledRule, 'place'> {
  const {multipliers = [], caps = [], tenure, count, when} = rule;
  const hasMemory =
    count !== undefined || tenure !== undefined || rule.first || caps.length > 0 || rule.cooldownHours !== undefined;
  return {
    rule,
    from: Math.max(rule.from ?? Number.NEGATIVE_INFINITY, campaign?.from ?? Number.NEGATIVE_INFINITY),
    until: Math.min(rule.until ?? Number.POSITIVE_INFINITY, campaign?.until ?? Number.POSITIVE_INFINITY),
    mayCountOn: allowed(rule),
    prefix: rule.channel === undefined ? undefined : `${rule.channel}/`,
    cooldownMs: (rule.cooldownHours ?? 0) * HOUR_MS,
    pendingMs: (rule.pendingDays ?? 0) * DAY_MS,
    meets: conditionOf(rule),
    times: multipliers.length === 0 ? undefined : timesOf(multipliers),
    remember: hasMemory
      ? () => ({
          countedAt: undefined,
          hasEarned: false,
          completes: count === undefined ? undefined : countOf(count),
          tenure: tenure === undefined ? undefined : tenureOf(tenure.months, when?.amount, calendar),
          takeUpTo: caps.length === 0 ? undefined : capsOf(caps, calendar),
        })
      : undefined,
  };
}

/** What the owners of channels forbid is not paid for, whoever put the rule there: a backup, another program, an older version. */
function allowed(rule: Rule): CompiledRule['mayCountOn'] {
  if (rule.channel !== undefined) {
    const isAllowed = mayCount(rule, rule.channel);
    return isAllowed ? undefined : () => false;
  }
  if (rule.signal || !isRestricted(rule.action)) return undefined;
  const known = new Map<string, boolean>();
  return vendor => {
    const isAllowed = known.get(vendor) ?? mayCount(rule, vendor);
    known.set(vendor, isAllowed);
    return isAllowed;
  };
}

/** The amount of a rule on tenure is asked of each month, not of each payment. */
function conditionOf({when = {}, tenure}: Rule): CompiledRule['meets'] {
  const subjects = when.subjects === undefined ? undefined : new Set(when.subjects.map(subjectId));
  const tiers = when.tiers?.map(tagId);
  const amount = tenure === undefined ? when.amount : undefined;
  if (subjects === undefined && tiers === undefined && amount === undefined && !when.seenOnly) return undefined;
  return (activity, person) => {
    if (when.seenOnly && activity.estimated) return false;
    if (subjects !== undefined && (activity.subject === undefined || !subjects.has(subjectId(activity.subject)))) return false;
    const paid = activity.amount;
    if (amount !== undefined && (paid?.currency !== amount.currency || paid.minorUnits < amount.minorUnits)) return false;
    return tiers === undefined || tiers.some(tier => isOnTier(person, tier, activity.at));
  };
}
