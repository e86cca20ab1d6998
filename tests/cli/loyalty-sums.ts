import {mayCount, type PolicyRule, policyOf, refusedRules} from '#shared/loyalty/policy';
import type {StatementLine} from '#shared/loyalty/statement';
import {vendorOf} from '#shared/model/record-key';
import type {Rule} from '#shared/model/rule';
import type {GivenPerson} from './loyalty-input.ts';
import type {PersonReport} from './loyalty-report.ts';

/** What one activity is worth by one rule after everything that was taken back. */
export type Net = {readonly channel?: string; readonly rule: string; readonly activity: string; readonly points: number};

/** The lines of a statement by rule and activity, those of no points left out. */
export function netOf(lines: readonly StatementLine[]): Net[] {
  const sums = new Map<string, Net>();
  for (const {record, rule, activity, points} of lines) {
    const key = `${record} ${rule} ${activity}`;
    const held = sums.get(key)?.points ?? 0;
    sums.set(key, {...(rule.startsWith('#') ? {} : {channel: vendorOf(record)}), rule, activity, points: held + points});
  }
  return [...sums.values()].filter(({points}) => points !== 0);
}

/** All people together. */
export function totalsOf(reports: readonly PersonReport[]) {
  const sum = (of: (report: PersonReport) => number) => reports.reduce((total, report) => total + of(report), 0);
  return {
    balance: sum(({balance}) => balance),
    earned: sum(({earned}) => earned),
    redeemed: sum(({redeemed}) => redeemed),
    lapsed: sum(({lapsed}) => lapsed),
    pending: sum(({pending}) => pending?.points ?? 0),
  };
}

/** What each rule of the programme gave, those that gave nothing included, then what no creator writes. */
export function pointsByRule(rules: readonly Rule[], reports: readonly PersonReport[]) {
  const sums = new Map(rules.filter(({signal}) => !signal).map(({id}) => [id, {points: 0, activities: 0, people: 0}]));
  for (const {net} of reports) {
    const met = new Set<string>();
    for (const {rule, points} of net) {
      const sum = sums.get(rule) ?? {points: 0, activities: 0, people: 0};
      sum.points += points;
      sum.activities += 1;
      if (!met.has(rule)) sum.people += 1;
      met.add(rule);
      sums.set(rule, sum);
    }
  }
  return [...sums].map(([rule, sum]) => ({rule, ...sum}));
}

type Forbidden = {
  readonly rule: string;
  /** Only there: the rule is one for wherever it happens. */
  readonly channel?: string;
  readonly owner: PolicyRule | undefined;
  readonly rewardable: string;
  readonly read?: string;
};

/** Rules that owners of channels forbid to pay for, and channels of the input on which a rule for wherever it happens pays nothing. */
export function forbiddenRules(rules: readonly Rule[], people: readonly GivenPerson[]): Forbidden[] {
  const refused = new Map(refusedRules(rules).map(({rule, policy}) => [rule.id, policy]));
  const channels = [...new Set(people.flatMap(person => [...person.channels.keys()]))].sort();
  return rules.flatMap((rule): Forbidden[] => {
    const policy = refused.get(rule.id);
    if (policy !== undefined) {
      const {rule: owner, ...rest} = policy;
      return [{rule: rule.id, owner, ...rest}];
    }
    if (rule.channel !== undefined || rule.signal || rule.points === 0) return [];
    return channels.flatMap(channel => {
      if (mayCount(rule, channel)) return [];
      const {rule: owner, ...rest} = policyOf(channel, rule.action);
      return [{rule: rule.id, channel, owner, ...rest}];
    });
  });
}
