import {award, settle} from '#shared/loyalty/award';
import {compileRules} from '#shared/loyalty/compile-rules';
import type {Person} from '#shared/loyalty/person';
import {pointsByDay} from '#shared/loyalty/points-by-day';
import {decayedLog, scoreOf} from '#shared/loyalty/score';
import type {Standing} from '#shared/model/record';
import {dayOf} from '#shared/model/time';
import type {Bench} from './bench.ts';
import {type Drawn, drawPeople, NOW, PROGRAMME} from './points/draw.ts';
import {oneMore} from './points/one-more.ts';
import {peer} from './points/peer.ts';

const PEOPLE = 100_000;
/** People of the peer: all of them would take it minutes. */
const SLICE = 3_800;
const BUDGET = {timesPeer: 10, manyToFew: 1.5};

/** What somebody's activities come to. */
type Result = {readonly score: number; readonly points: Readonly<Record<string, number>>};

/**
 * 1,000,000 activities of 100,000 people from nothing: award, the ledger's net for each record, score. A slice of the people also
 * in json-rules-engine, with equal points by rule and an equal score for each of them. Then one new activity through the engine
 * and its store, with 1,000 people there and with 100,000.
 */
export const score: Bench = async () => {
  const people = drawPeople(PEOPLE);
  const slice = people.slice(0, SLICE);
  const all = timed(() => people.map(ours));
  const theirs = await peerOf(slice);
  const own = [1, 2, 3].map(() => timed(() => slice.map(ours)));
  const ms = Math.min(...own.map(run => run.ms));
  const isEqual = slice.every(
    (_, place) => same(all.result[place], theirs.result[place]) && same(all.result[place], own[0]?.result[place]),
  );
  const {few, many, isCounted} = await oneMore();
  const figures = {
    timesPeer: round(theirs.ms / ms),
    manyToFew: round(many / few),
    isEqual: isEqual && isCounted,
    whole: {
      activities: count(people),
      people: PEOPLE,
      seconds: round(all.ms / 1000),
      perSecond: Math.round((count(people) * 1000) / all.ms),
    },
    slice: {activities: count(slice), people: SLICE, seconds: {ours: round(ms / 1000), jsonRulesEngine: round(theirs.ms / 1000)}},
    withPoints: all.result.filter(result => result.score > 0).length,
    oneActivityMs: {amongThousand: round(few), amongHundredThousand: round(many)},
  };
  const ok = figures.isEqual && figures.timesPeer >= BUDGET.timesPeer && figures.manyToFew <= BUDGET.manyToFew;
  return {ok, figures, budget: BUDGET};
};

function ours({activities, goldFrom}: Drawn): Result {
  const person: Person = {tags: [], tiers: goldFrom === undefined ? [] : [{name: 'Gold', from: goldFrom}]};
  const targets = award(activities, compileRules(PROGRAMME), person);
  const records = new Set(targets.map(({record}) => record));
  const net = [...records].flatMap(record => {
    const own = targets.filter(target => target.record === record);
    return settle(record, [], own).standing;
  });
  return resultOf(net);
}

function resultOf(net: Iterable<Pick<Standing, 'rule' | 'at' | 'points'>>): Result {
  const byDay = pointsByDay(net, dayOf);
  const points: Record<string, number> = {};
  for (const [, rule, amount] of byDay) points[rule] = (points[rule] ?? 0) + amount;
  return {score: scoreOf(decayedLog(byDay, PROGRAMME.halfLifeDays), PROGRAMME, NOW), points};
}

async function peerOf(people: readonly Drawn[]): Promise<{result: Result[]; ms: number}> {
  const netOf = peer();
  for (const person of people.slice(0, 200)) await netOf(person);
  const start = performance.now();
  const result: Result[] = [];
  for (const person of people) result.push(resultOf((await netOf(person)).values()));
  return {result, ms: performance.now() - start};
}

function same(left: Result | undefined, right: Result | undefined): boolean {
  if (left === undefined || right === undefined || left.score !== right.score) return false;
  const rules = PROGRAMME.rules.map(({id}) => id);
  return rules.every(rule => left.points[rule] === right.points[rule]);
}

function timed<T>(work: () => T): {result: T; ms: number} {
  const start = performance.now();
  const result = work();
  return {result, ms: performance.now() - start};
}

function count(people: readonly Drawn[]): number {
  return people.reduce((sum, {activities}) => sum + activities.length, 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
