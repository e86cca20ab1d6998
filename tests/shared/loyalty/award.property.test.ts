import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {award, type Target} from '#shared/loyalty/award';
import {compileRules} from '#shared/loyalty/compile-rules';
import {MOST_POINTS} from '#shared/loyalty/multipliers';
import type {Rule} from '#shared/model/rule';
import {activities, activity, cap, FROM, person, programme, TO, ZONES} from './arbitrary-rules.ts';

const RUNS = {numRuns: 1_500, seed: 20261123};

/** The period on the wall, told by Intl alone. */
function wallPeriod(per: string, at: number, timeZone: string): string {
  const date = new Intl.DateTimeFormat('sv-SE', {timeZone, year: 'numeric', month: '2-digit', day: '2-digit'}).format(at);
  if (per === 'week') {
    const day = Date.parse(`${date}T00:00:00Z`);
    return new Date(day - ((new Date(day).getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
  }
  return per === 'ever' ? '' : date.slice(0, per === 'month' ? 7 : 10);
}

function sums(targets: readonly Target[], of: (target: Target) => string): Map<string, number> {
  const found = new Map<string, number>();
  for (const target of targets) found.set(of(target), (found.get(of(target)) ?? 0) + target.points);
  return found;
}

describe('award, whatever comes', () => {
  it('gives the same targets for any order and any number of copies of the same activities (C24)', () => {
    const shuffled = activities.chain(list =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list, ...list], {minLength: list.length * 3})),
    );
    fc.assert(
      fc.property(shuffled, programme, person, ([list, copies], plan, who) => {
        const compiled = compileRules(plan);
        expect(award(copies, compiled, who)).toEqual(award(list, compiled, who));
      }),
      RUNS,
    );
  });

  it('settles two dates of one key for the earlier one, whichever comes first', () => {
    fc.assert(
      fc.property(fc.array(activity, {maxLength: 40}), programme, person, (list, plan, who) => {
        const compiled = compileRules(plan);
        const targets = award(list, compiled, who);
        expect(award([...list].reverse(), compiled, who)).toEqual(targets);
        const ids = targets.map(target => `${target.record} ${target.rule} ${target.activity}`);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      RUNS,
    );
  });

  it('never exceeds a cap in any day, week or month of the wall calendar', () => {
    fc.assert(
      fc.property(activities, programme, person, (list, plan, who) => {
        const targets = award(list, compileRules(plan), who);
        for (const {id, caps = []} of plan.rules) {
          const own = targets.filter(target => target.rule === id && target.points > 0);
          for (const {per, points} of caps) {
            const byPeriod = sums(own, ({at}) => wallPeriod(per, at, plan.timeZone ?? 'UTC'));
            for (const sum of byPeriod.values()) expect(sum).toBeLessThanOrEqual(points);
          }
        }
      }),
      {...RUNS, numRuns: 500},
    );
  });

  it('gives all of a cap where enough was done: the last award is cut, none is dropped', () => {
    const each = fc.integer({min: 1, max: 50});
    fc.assert(
      fc.property(activities, each, cap, fc.constantFrom(...ZONES), (list, points, {per, points: most}, timeZone) => {
        const paid = list.map(one => ({...one, action: 'paid' as const}));
        const rules: Rule[] = [{id: 'rule', action: 'paid', points, caps: [{per, points: most}]}];
        const period = ({at}: {at: number}) => wallPeriod(per, at, timeZone);
        const found = sums(award(paid, compileRules({rules, timeZone}), {tags: []}), period);
        const uncut = sums(award(paid, compileRules({rules: [{id: 'rule', action: 'paid', points}]}), {tags: []}), period);
        expect(found).toEqual(new Map([...uncut].map(([key, sum]) => [key, Math.min(sum, most)])));
      }),
      {...RUNS, numRuns: 500},
    );
  });

  it('keeps what a rule paid when it is ended in mid-campaign and another one is added', () => {
    const split = fc.integer({min: FROM, max: TO});
    const simple = fc.record({points: fc.integer({min: 1, max: 50}), other: fc.integer({min: 1, max: 50})});
    fc.assert(
      fc.property(activities, split, simple, person, (list, at, {points, other}, who) => {
        const old: Rule = {id: 'old', action: 'paid', points};
        const before = award(list, compileRules({rules: [old]}), who);
        const after = award(
          list,
          compileRules({
            rules: [
              {...old, until: at},
              {id: 'new', action: 'paid', points: other, from: at},
            ],
          }),
          who,
        );
        expect(after.filter(target => target.at < at)).toEqual(before.filter(target => target.at < at));
        expect(after.filter(target => target.at >= at).map(target => [target.activity, target.rule, target.points])).toEqual(
          before.filter(target => target.at >= at).map(target => [target.activity, 'new', other]),
        );
      }),
      RUNS,
    );
  });

  it('gives the past no other points for what is done later, whatever the rules are', () => {
    fc.assert(
      fc.property(activities, programme, person, fc.integer({min: FROM, max: TO}), (list, plan, who, now) => {
        const compiled = compileRules(plan);
        const known = award(
          list.filter(({at}) => at < now),
          compiled,
          who,
        );
        expect(award(list, compiled, who).filter(({at}) => at < now)).toEqual(known);
      }),
      RUNS,
    );
  });

  it('gives whole points, never 0 and never more than a million at once, nor before they happened', () => {
    fc.assert(
      fc.property(activities, programme, person, (list, plan, who) => {
        for (const {points, at, pendingUntil = Number.POSITIVE_INFINITY} of award(list, compileRules(plan), who)) {
          expect(Number.isSafeInteger(points) && points !== 0 && Math.abs(points) <= MOST_POINTS).toBe(true);
          expect(pendingUntil).toBeGreaterThan(at);
        }
      }),
      RUNS,
    );
  });
});
