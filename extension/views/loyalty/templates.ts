import {majorUnits} from '#shared/model/major-units';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Rule} from '#shared/model/rule';
import {putCampaign, putRule} from './change-plan';
import {stateAt} from './rule-state';

export const TEMPLATES = ['tenure', 'shop', 'site', 'everywhere', 'offline'] as const;
export type Template = (typeof TEMPLATES)[number];

type Blank = Omit<Rule, 'id'>;

const DAILY = {per: 'day'} as const;
const WEEKLY = {per: 'week'} as const;

/** Rules to begin with: only actions that may be rewarded wherever they are named (T13). @param currency - of amounts */
export function templateRules(template: Template, currency: string): readonly Blank[] {
  const least = (amount: number) => ({
    amount: {minorUnits: Math.round(amount / majorUnits({minorUnits: 1, currency})), currency},
  });
  switch (template) {
    // "12 consecutive months at 1 or more, 10 at 2 or more" (C17)
    case 'tenure':
      return [
        {action: 'paid', points: 100, tenure: {months: 12}, when: least(1)},
        {action: 'paid', points: 150, tenure: {months: 10}, when: least(2)},
      ];
    case 'shop':
      return [
        {action: 'bought', points: 20, pendingDays: 14},
        {action: 'bought', points: 50, count: {every: 3, distinct: true}, pendingDays: 14},
        {action: 'reviewed', channel: 'site', points: 15, caps: [{...WEEKLY, points: 30}]},
        {action: 'referred', points: 40},
      ];
    case 'site':
      return [
        {action: 'subscribed', points: 20, first: true},
        {action: 'visited', channel: 'site', points: 1, caps: [{...DAILY, points: 5}]},
        {action: 'downloaded', channel: 'site', points: 10, caps: [{...WEEKLY, points: 30}]},
      ];
    // One sum for all of them (LOY-43, LOY-44).
    case 'everywhere':
      return [
        {action: 'paid', points: 10},
        {action: 'subscribed', points: 20, first: true},
        {action: 'visited', channel: 'site', points: 1, caps: [{...DAILY, points: 5}]},
        {action: 'attended', channel: 'offline', points: 25},
      ];
    case 'offline':
      return [
        {action: 'visited', channel: 'offline', points: 5, cooldownHours: 24},
        {action: 'attended', channel: 'offline', points: 25},
        {action: 'bought', channel: 'offline', points: 10},
      ];
  }
}

type Ask = {
  readonly template: Template;
  /** Of the campaign, and its goal, in the creator's language. */
  readonly name: string;
  readonly goal: string;
  readonly currency: string;
  readonly now: number;
  /** From when on its rules count; absent: always. */
  readonly from?: number | undefined;
  readonly freshId: string;
};

/** The plan with the rules of a template as a campaign of their own, without those that a running rule counts already (LOY-75). */
export function addTemplate(plan: ProgrammePlan, ask: Ask): {readonly plan: ProgrammePlan; readonly leftOut: readonly Rule[]} {
  const {template, name, goal, currency, now, from, freshId} = ask;
  const rules = templateRules(template, currency).map((rule, at) => ({...rule, id: `${freshId}-${at}`, campaign: freshId}));
  const leftOut = rules.filter(rule => overlapping(plan, rule, now).length > 0);
  const begun = putCampaign(plan, {id: freshId, name, goal, ...(from === undefined ? {} : {from})});
  return {plan: rules.filter(rule => !leftOut.includes(rule)).reduce(putRule, begun), leftOut};
}

/** Rules that run or will, and pay for the same action in the same way at the same place: both would pay. */
export function overlapping({rules}: Pick<ProgrammePlan, 'rules'>, rule: Rule, now: number): readonly Rule[] {
  const wayOf = ({tenure, count}: Rule) => (tenure !== undefined ? 'tenure' : count !== undefined ? 'count' : 'each');
  return rules.filter(
    other =>
      other.id !== rule.id &&
      other.action === rule.action &&
      other.signal === rule.signal &&
      wayOf(other) === wayOf(rule) &&
      wayOf(rule) !== 'tenure' &&
      (other.channel === undefined || rule.channel === undefined || other.channel === rule.channel) &&
      stateAt(other, now) !== 'ended',
  );
}
