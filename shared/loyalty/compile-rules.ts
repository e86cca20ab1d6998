import {subjectId} from '#shared/loyalty/counts';
import {firstOf, lineageOf} from '#shared/loyalty/lineage';
import {type Recalling, recallOf} from '#shared/loyalty/memory';
import {isOnTier, timesOf} from '#shared/loyalty/multipliers';
import {type Calendar, calendarOf} from '#shared/loyalty/periods';
import type {Person} from '#shared/loyalty/person';
import {isRestricted, mayCount} from '#shared/loyalty/policy';
import type {Action} from '#shared/model/action';
import type {Activity} from '#shared/model/activity';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Campaign, Rule} from '#shared/model/rule';
import {tagId} from '#shared/model/tag-id';
import {DAY_MS} from '#shared/model/time';

const HOUR_MS = DAY_MS / 24;

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
  readonly recall: Recalling | undefined;
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
  const {before, after} = lineageOf(programme.rules);
  const versions = new Map<Rule, Rule[]>();
  for (const rule of programme.rules) {
    const first = firstOf(rule, before);
    versions.set(first, [...(versions.get(first) ?? []), rule]);
  }
  const recalls = new Map([...versions.values()].flatMap(all => [...recallOf(all, calendar)]));
  const spans = new Map(programme.rules.map(rule => [rule, spanOf(rule, campaigns.get(rule.campaign ?? ''))]));
  const byAction = new Map<Action, CompiledRule[]>();
  for (const [place, rule] of programme.rules.entries()) {
    if (rule.points === 0) continue;
    const next = after.get(rule);
    const {from, until} = spans.get(rule) ?? ALWAYS;
    const begins = (next && spans.get(next))?.from ?? until;
    const rules = byAction.get(rule.action) ?? [];
    rules.push({...compile(rule), recall: recalls.get(rule), from, until: Math.min(until, begins), place});
    byAction.set(rule.action, rules);
  }
  const result = {byAction, calendar};
  compiled.set(programme, result);
  return result;
}

type Span = Pick<CompiledRule, 'from' | 'until'>;
const ALWAYS: Span = {from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY};

/** A rule of a campaign counts while both run. */
function spanOf(rule: Rule, campaign: Campaign | undefined): Span {
  return {
    from: Math.max(rule.from ?? ALWAYS.from, campaign?.from ?? ALWAYS.from),
    until: Math.min(rule.until ?? ALWAYS.until, campaign?.until ?? ALWAYS.until),
  };
}

function compile(rule: Rule): Omit<CompiledRule, 'place' | 'recall' | 'from' | 'until'> {
  const {multipliers = []} = rule;
  return {
    rule,
    mayCountOn: allowed(rule),
    prefix: rule.channel === undefined ? undefined : `${rule.channel}/`,
    cooldownMs: (rule.cooldownHours ?? 0) * HOUR_MS,
    pendingMs: (rule.pendingDays ?? 0) * DAY_MS,
    meets: conditionOf(rule),
    times: multipliers.length === 0 ? undefined : timesOf(multipliers),
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
