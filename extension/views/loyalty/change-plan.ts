import {mendLineage} from '#shared/loyalty/lineage';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Campaign, Rule} from '#shared/model/rule';

/** From when on a change holds: what was earned stays, or everything is worked out again. */
export type Since = 'now' | 'always';

/** A rule that is new, or in the place of the one of its id, for the whole past. */
export function putRule(plan: ProgrammePlan, rule: Rule): ProgrammePlan {
  const isKnown = plan.rules.some(({id}) => id === rule.id);
  const rules = isKnown ? plan.rules.map(one => (one.id === rule.id ? rule : one)) : [...plan.rules, rule];
  return {...plan, rules: mendLineage(rules)};
}

/**
 * The rule as it is to be from now on: the version that runs ends and stays for what it paid, another one follows it and remembers
 * what it counted and gave.
 *
 * @param freshId - of the version that follows
 */
export function replaceRule(plan: ProgrammePlan, rule: Rule, {now, freshId}: {now: number; freshId: string}): ProgrammePlan {
  const rules = plan.rules.flatMap((one): Rule[] => {
    // One that was to follow later follows the new one.
    if (one.replaces === rule.id) return [{...one, replaces: freshId}];
    if (one.id !== rule.id) return [one];
    return [
      {...one, until: Math.min(now, one.until ?? now)},
      {...rule, id: freshId, from: now, replaces: rule.id},
    ];
  });
  return {...plan, rules: mendLineage(rules)};
}

/** Counts nothing from now on, and keeps what it paid. */
export function endRule(plan: ProgrammePlan, id: string, now: number): ProgrammePlan {
  return {...plan, rules: plan.rules.map(one => (one.id === id ? {...one, until: Math.min(now, one.until ?? now)} : one))};
}

/** As if it had never been: what it paid is taken back, and a version after it goes on from the one before it. */
export function takeBackRule(plan: ProgrammePlan, id: string): ProgrammePlan {
  const before = plan.rules.find(one => one.id === id)?.replaces;
  const rules = plan.rules.flatMap((one): Rule[] => {
    if (one.id === id) return [];
    if (one.replaces !== id) return [one];
    const {replaces: _, ...rest} = one;
    return [before === undefined ? rest : {...rest, replaces: before}];
  });
  return {...plan, rules};
}

/** Whether anybody's points can be other ones: not where only words changed. */
export function changesPoints(before: Rule, after: Rule): boolean {
  const counted = ({name: _, accepted: __, ...rule}: Rule) => JSON.stringify(Object.entries(rule).sort());
  return counted(before) !== counted(after);
}

export function putCampaign(plan: ProgrammePlan, campaign: Campaign): ProgrammePlan {
  const {campaigns = []} = plan;
  const isKnown = campaigns.some(({id}) => id === campaign.id);
  return {
    ...plan,
    campaigns: isKnown ? campaigns.map(one => (one.id === campaign.id ? campaign : one)) : [...campaigns, campaign],
  };
}

/** Its rules stay, as rules of no campaign: they keep its dates, so that nobody's points change. */
export function removeCampaign(plan: ProgrammePlan, campaign: Campaign): ProgrammePlan {
  const rules = plan.rules.map(rule => {
    if (rule.campaign !== campaign.id) return rule;
    const {campaign: _, ...rest} = rule;
    return {...rest, ...windowOf(rule, campaign)};
  });
  return {...plan, rules, campaigns: (plan.campaigns ?? []).filter(({id}) => id !== campaign.id)};
}

/** When a rule counts: while its campaign runs, and within its own dates. */
export function windowOf(
  rule: Pick<Rule, 'from' | 'until'>,
  campaign: Pick<Campaign, 'from' | 'until'> | undefined,
): Pick<Rule, 'from' | 'until'> {
  const [from, until] = [latest(rule.from, campaign?.from), earliest(rule.until, campaign?.until)];
  return {...(from === undefined ? {} : {from}), ...(until === undefined ? {} : {until})};
}

function latest(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined ? right : Math.max(left, right ?? left);
}

function earliest(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined ? right : Math.min(left, right ?? left);
}
