import {award, type Target} from '#shared/loyalty/award';
import {compileRules, type RulesOf} from '#shared/loyalty/compile-rules';
import type {Person} from '#shared/loyalty/person';
import type {Activity} from '#shared/model/activity';
import type {Rule} from '#shared/model/rule';

/** An activity at an ISO date (UTC where it says none); its key is its place unless it says another. */
export type Did = Partial<Omit<Activity, 'at'>> & {readonly on: string};

export function activitiesOf(did: readonly Did[], action: Activity['action'] = 'paid'): Activity[] {
  return did.map(({on, ...more}, place) => ({
    record: 'patreon/campaign/user/1',
    key: String(place),
    action,
    ...more,
    at: Date.parse(/^\d{4}-\d\d-\d\d$/.test(on) ? `${on}T12:00:00Z` : on),
  }));
}

export type With = Partial<Omit<RulesOf, 'rules'>> & Partial<Person>;

/** The targets of one rule for one person. */
export function targetsOf(rule: Partial<Rule>, did: readonly Did[], more: With = {}): Target[] {
  const {tags = [], tiers, ...plan} = more;
  const whole: Rule = {id: 'rule', action: 'paid', points: 10, ...rule};
  const person = tiers === undefined ? {tags} : {tags, tiers};
  return award(activitiesOf(did, whole.action), compileRules({...plan, rules: [whole]}), person);
}

/** Points by activity key, only of those that earned any. */
export function earned(rule: Partial<Rule>, did: readonly Did[], more: With = {}): Record<string, number> {
  return Object.fromEntries(targetsOf(rule, did, more).map(({activity, points}) => [activity, points]));
}
