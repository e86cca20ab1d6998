import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {award, type Target} from '#shared/loyalty/award';
import {compileRules} from '#shared/loyalty/compile-rules';
import {lineageOf, mendLineage} from '#shared/loyalty/lineage';
import type {Rule} from '#shared/model/rule';
import {activities, FROM, person, programme, rule, TO, ZONES} from './arbitrary-rules.ts';

const RUNS = {numRuns: 2_000, seed: 20261123};
const instant = fc.integer({min: FROM, max: TO});
const instants = fc.uniqueArray(instant, {minLength: 1, maxLength: 3}).map(list => list.sort((left, right) => left - right));

/** A rule with these terms that is another version from each instant on. @param ends - whether versions say themselves when they end */
function split(terms: Omit<Rule, 'id'>, at: readonly number[], ends: boolean): Rule[] {
  const {from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY} = terms;
  return [undefined, ...at].map((begins, place): Rule => {
    const end = ends ? Math.min(until, at[place] ?? until) : until;
    const begin = Math.max(from, begins ?? from);
    return {
      ...terms,
      id: `v${place}`,
      ...(Number.isFinite(begin) ? {from: begin} : {}),
      ...(Number.isFinite(end) ? {until: end} : {}),
      ...(place === 0 ? {} : {replaces: `v${place - 1}`}),
    };
  });
}

const withoutRule = (targets: readonly Target[]) => targets.map(({rule: _, ...rest}) => rest);

describe('a rule that is changed in mid-campaign, whatever it is', () => {
  it('gives each activity the same points as one that was not, where the terms stay (LOY-25)', () => {
    const versions = fc.tuple(rule, instants, fc.boolean(), fc.constantFrom(...ZONES));
    fc.assert(
      fc.property(activities, versions, person, (list, [terms, at, ends, timeZone], who) => {
        const whole = award(list, compileRules({rules: [{...terms, id: 'whole'}], timeZone}), who);
        const parts = award(list, compileRules({rules: split(terms, at, ends), timeZone}), who);
        expect(withoutRule(parts)).toEqual(withoutRule(whole));
        for (const {rule: id, at: done} of parts) expect(id).toBe(`v${at.filter(begins => begins <= done).length}`);
      }),
      RUNS,
    );
  });

  it('is the same rule in whatever order its versions stand in the programme', () => {
    const shuffled = fc
      .tuple(rule, instants)
      .map(([terms, at]) => split(terms, at, true))
      .chain(rules => fc.tuple(fc.constant(rules), fc.shuffledSubarray(rules, {minLength: rules.length})));
    fc.assert(
      fc.property(activities, shuffled, person, (list, [rules, order], who) => {
        expect(award(list, compileRules({rules: order}), who)).toEqual(award(list, compileRules({rules}), who));
      }),
      {...RUNS, numRuns: 500},
    );
  });

  it('never gives more than its cap, nor twice what is once, though both changed', () => {
    const terms = fc.record({points: fc.integer({min: 1, max: 50}), cap: fc.integer({min: 1, max: 60})});
    fc.assert(
      fc.property(activities, instant, fc.tuple(terms, terms), fc.boolean(), (list, at, [old, next], first) => {
        const version = ({points, cap}: typeof old): Omit<Rule, 'id'> => ({
          action: 'paid',
          points,
          caps: [{per: 'ever', points: cap}],
          ...(first ? {first} : {}),
        });
        const rules: Rule[] = [
          {...version(old), id: 'old', until: at},
          {...version(next), id: 'new', from: at, replaces: 'old'},
        ];
        const targets = award(list, compileRules({rules}), {tags: []});
        const sum = targets.reduce((total, {points}) => total + points, 0);
        expect(sum).toBeLessThanOrEqual(Math.max(old.cap, next.cap));
        if (first) expect(targets.length).toBeLessThanOrEqual(1);
      }),
      RUNS,
    );
  });

  it('gives what it gave before, whatever the version after it is', () => {
    fc.assert(
      fc.property(activities, fc.tuple(rule, rule), instant, person, (list, [old, next], at, who) => {
        const before: Rule = {...old, id: 'old', until: Math.min(at, old.until ?? at)};
        const after: Rule = {...next, id: 'new', action: old.action, from: at, replaces: 'old'};
        const given = (rules: Rule[]) => award(list, compileRules({rules}), who).filter(target => target.rule === 'old');
        expect(given([before, after])).toEqual(given([before]));
      }),
      RUNS,
    );
  });
});

describe('links between rules, whatever they say', () => {
  it('never go in a circle, fork or join two actions, and mended ones are all kept', () => {
    fc.assert(
      fc.property(programme, ({rules}) => {
        const {before, after, broken} = lineageOf(rules);
        for (const one of rules) {
          const seen = new Set<Rule>();
          for (let version: Rule | undefined = one; version !== undefined; version = before.get(version)) {
            expect(seen.has(version)).toBe(false);
            seen.add(version);
            expect(version.action).toBe(one.action);
          }
        }
        expect(after.size).toBe(before.size);
        expect(before.size + broken.length).toBe(rules.filter(({replaces}) => replaces !== undefined).length);
        const mended = mendLineage(rules);
        expect(lineageOf(mended).broken).toEqual([]);
        expect(mended.filter(({replaces}) => replaces !== undefined)).toHaveLength(before.size);
      }),
      RUNS,
    );
  });

  it('that do not fit are as if they were not said', () => {
    fc.assert(
      fc.property(activities, programme, person, (list, plan, who) => {
        const mended = {...plan, rules: mendLineage(plan.rules)};
        expect(award(list, compileRules(plan), who)).toEqual(award(list, compileRules(mended), who));
      }),
      {...RUNS, numRuns: 500},
    );
  });
});
