import {dayAt, startOfDay} from '#shared/filter/calendar';
import type {Action} from '#shared/model/action';
import {majorUnits} from '#shared/model/major-units';
import type {Period, Rule} from '#shared/model/rule';
import {DAY_MS} from '#shared/model/time';

/** How often an action pays: each time, once for each person, when so many are complete, or for months in a row. */
export const OFTEN = ['each', 'first', 'count', 'tenure'] as const;
export type Often = (typeof OFTEN)[number];

export const PERIODS = ['day', 'week', 'month', 'ever'] as const satisfies readonly Period[];

/** A rule while it is typed: numbers, days and lists are the texts of their fields. */
export type RuleDraft = {
  readonly name: string;
  readonly campaign: string;
  /** '' is wherever it happens. */
  readonly channel: string;
  readonly action: Action;
  readonly points: string;
  readonly often: Often;
  readonly every: string;
  readonly isDistinct: boolean;
  readonly months: string;
  /** One a line. */
  readonly subjects: string;
  readonly amount: string;
  readonly currency: string;
  readonly tiers: string;
  readonly isSeenOnly: boolean;
  readonly caps: Readonly<Record<Period, string>>;
  readonly cooldown: string;
  readonly cooldownUnit: 'hours' | 'days';
  readonly multipliers: readonly {readonly by: 'tier' | 'tag'; readonly name: string; readonly times: string}[];
  readonly pendingDays: string;
  /** First and last day that count, `YYYY-MM-DD`. */
  readonly from: string;
  readonly until: string;
  /** The instants that those days stood for: a version begins at an instant of a day, and stays so unless another day is chosen. */
  readonly exact: Pick<Rule, 'from' | 'until'>;
  readonly isSignal: boolean;
  readonly accepted: number | undefined;
  /** The version before it: nobody types it. */
  readonly replaces: string | undefined;
};

/** @param zone - in which days begin; @param currency - of amounts, where the rule names none */
export function draftOf(rule: Rule, zone: string, currency: string): RuleDraft {
  const {when = {}, count, tenure, caps = []} = rule;
  const capOf = (per: Period) => textOf(caps.find(cap => cap.per === per)?.points);
  const isDays = rule.cooldownHours !== undefined && rule.cooldownHours % 24 === 0;
  return {
    name: rule.name ?? '',
    campaign: rule.campaign ?? '',
    channel: rule.channel ?? '',
    action: rule.action,
    points: String(rule.points),
    often: tenure !== undefined ? 'tenure' : count !== undefined ? 'count' : rule.first ? 'first' : 'each',
    every: textOf(count?.every),
    isDistinct: count?.distinct === true,
    months: textOf(tenure?.months),
    subjects: (when.subjects ?? []).join('\n'),
    amount: when.amount === undefined ? '' : String(majorUnits(when.amount)),
    currency: when.amount?.currency ?? currency,
    tiers: (when.tiers ?? []).join('\n'),
    isSeenOnly: when.seenOnly === true,
    caps: {day: capOf('day'), week: capOf('week'), month: capOf('month'), ever: capOf('ever')},
    cooldown: textOf(isDays ? (rule.cooldownHours ?? 0) / 24 : rule.cooldownHours),
    cooldownUnit: isDays ? 'days' : 'hours',
    multipliers: (rule.multipliers ?? []).map(({by, name, times}) => ({by, name, times: String(times)})),
    pendingDays: textOf(rule.pendingDays),
    from: dayText(rule.from, zone),
    // The end is the first instant that does not count; people name the last day that does.
    until: rule.until === undefined ? '' : dayText(rule.until - 1, zone),
    exact: {from: rule.from, until: rule.until},
    isSignal: rule.signal === true,
    accepted: rule.accepted,
    replaces: rule.replaces,
  };
}

function textOf(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}

/** The day that a zone's calendars show, as a date field has it. */
export function dayText(at: number | undefined, zone: string): string {
  return at === undefined ? '' : new Date(dayAt(at, zone) * DAY_MS).toISOString().slice(0, 10);
}

/** The first instant of a day; undefined for what is no day. */
export function dayStart(text: string, zone: string): number | undefined {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? undefined : startOfDay(at / DAY_MS, zone);
}

/** The first instant after a day. */
export function dayEnd(text: string, zone: string): number | undefined {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? undefined : startOfDay(at / DAY_MS + 1, zone);
}
