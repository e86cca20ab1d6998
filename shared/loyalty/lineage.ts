import type {Rule} from '#shared/model/rule';

/** Why a rule cannot go on from the one that it says it replaces. */
export type BrokenLink = {readonly place: number; readonly why: string};

export type Lineage = {
  /** The version before each that has one. */
  readonly before: ReadonlyMap<Rule, Rule>;
  /** The version after each that has one. */
  readonly after: ReadonlyMap<Rule, Rule>;
  readonly broken: readonly BrokenLink[];
};

/**
 * Which rule is a version of which. Each has one version after it at most, of the same action, and a signal only signals: what was
 * rewarded says nothing of what may not be (T13). A link that does not fit is as if it was not said: that version begins anew. Of
 * several that do not fit together the first in the programme counts.
 */
export function lineageOf(rules: readonly Rule[]): Lineage {
  const byId = new Map<string, Rule>();
  for (const rule of rules) if (!byId.has(rule.id)) byId.set(rule.id, rule);
  const [before, after] = [new Map<Rule, Rule>(), new Map<Rule, Rule>()];
  const broken: BrokenLink[] = [];
  for (const [place, rule] of rules.entries()) {
    if (rule.replaces === undefined) continue;
    const former = byId.get(rule.replaces);
    const why = former === undefined ? `there is no rule "${rule.replaces}"` : whyNot(rule, former, {before, after});
    if (former === undefined || why !== undefined) {
      broken.push({place, why: why ?? ''});
      continue;
    }
    before.set(rule, former);
    after.set(former, rule);
  }
  return {before, after, broken};
}

function whyNot(rule: Rule, former: Rule, {before, after}: Omit<Lineage, 'broken'>): string | undefined {
  const name = `"${former.id}"`;
  if (firstOf(former, before) === rule) return `${name} goes back to this rule`;
  if (former.action !== rule.action) return `${name} counts another action`;
  if ((former.signal === true) !== (rule.signal === true)) return `a signal and a rule that pays are no versions of each other`;
  const other = after.get(former);
  return other === undefined ? undefined : `${name} is replaced by "${other.id}" already`;
}

/** The version that a rule began as. */
export function firstOf(rule: Rule, before: Lineage['before']): Rule {
  let first = rule;
  for (let former = before.get(first); former !== undefined; former = before.get(first)) first = former;
  return first;
}

/** The rules without links that do not fit. */
export function mendLineage(rules: readonly Rule[]): Rule[] {
  const broken = new Set(lineageOf(rules).broken.map(({place}) => place));
  return rules.map((rule, place) => {
    if (!broken.has(place)) return rule;
    const {replaces: _, ...rest} = rule;
    return rest;
  });
}

/**
 * The rules of two plans as one: where each let another version follow the same one, the one that is told later follows the
 * other, so that nothing is paid by both. Links that do not fit are left out.
 */
export function joinLineages(rules: readonly Rule[]): Rule[] {
  const joined = [...rules];
  for (const [place, rule] of rules.entries()) {
    const former = joined.find(({id}) => id === rule.replaces);
    const {after, broken} = lineageOf(joined.slice(0, place + 1));
    if (former === undefined || !after.has(former) || !broken.some(link => link.place === place)) continue;
    joined[place] = {...rule, replaces: lastOf(former, after).id};
  }
  return mendLineage(joined);
}

function lastOf(rule: Rule, after: Lineage['after']): Rule {
  let last = rule;
  for (let next = after.get(last); next !== undefined; next = after.get(last)) last = next;
  return last;
}
