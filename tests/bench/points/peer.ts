import {Engine, type RuleProperties} from 'json-rules-engine';
import type {Activity} from '#shared/model/activity';
import type {Rule} from '#shared/model/rule';
import {type Drawn, PROGRAMME, wallDates} from './draw.ts';

/** What a rule has to remember of a person. */
type State = {countedAt: number; count: number; hasEarned: boolean; given: Map<string, number>};
type Running = {person: Drawn; activity: Activity; states: Map<string, State>; net: Points};
/** Net points by UTC day and rule. */
type Points = Map<string, {rule: string; at: number; points: number}>;

/**
 * The same rules in json-rules-engine: conditions and events are its own, what depends on the past is asked as dynamic facts, and
 * what an event gives is counted by its handler. One engine for everybody, one run for each activity.
 */
export function peer(): (person: Drawn) => Promise<Points> {
  const {dayAt} = wallDates();
  let running: Running | undefined;
  const stateOf = (id: string): State => {
    const states = running?.states ?? new Map<string, State>();
    const held = states.get(id) ?? {countedAt: Number.NEGATIVE_INFINITY, count: 0, hasEarned: false, given: new Map()};
    states.set(id, held);
    return held;
  };
  const engine = new Engine(PROGRAMME.rules.map(ruleOf));
  engine.addFact('sinceLast', ({rule}) => (running?.activity.at ?? 0) - stateOf(String(rule)).countedAt);
  engine.addFact('hasEarned', ({rule}) => stateOf(String(rule)).hasEarned);
  engine.addFact('left', ({rule, per, most}) => {
    const period = dayAt(running?.activity.at ?? 0).slice(0, per === 'month' ? 7 : 10);
    return Number(most) - (stateOf(String(rule)).given.get(period) ?? 0);
  });
  engine.on<{rule: Rule}>('award', ({rule}) => {
    if (running !== undefined) give(rule, {running, state: stateOf(rule.id), day: dayAt(running.activity.at)});
  });
  return async person => {
    const net: Points = new Map();
    const states = new Map<string, State>();
    for (const activity of [...person.activities].sort((left, right) => left.at - right.at || compare(left, right))) {
      running = {person, activity, states, net};
      const {record, action, at, subject = '', amount} = activity;
      const channel = record.slice(0, record.indexOf('/'));
      await engine.run({
        channel,
        action,
        at,
        subject: subject.toLowerCase(),
        paid: amount?.minorUnits ?? 0,
        currency: amount?.currency ?? '',
      });
    }
    return net;
  };
}

function compare(left: Activity, right: Activity): number {
  return left.record === right.record ? (left.key < right.key ? -1 : 1) : left.record < right.record ? -1 : 1;
}

function ruleOf(rule: Rule): RuleProperties {
  const {id, action, channel, from, until, when = {}, cooldownHours, first, caps = []} = rule;
  const is = (fact: string, operator: string, value: unknown, params?: Record<string, unknown>) =>
    value === undefined ? [] : [{fact, operator, value, ...(params === undefined ? {} : {params})}];
  const hours = cooldownHours === undefined ? undefined : cooldownHours * 3_600_000;
  return {
    name: id,
    conditions: {
      all: [
        ...is('action', 'equal', action),
        ...is('channel', 'equal', channel),
        ...is('at', 'greaterThanInclusive', from),
        ...is('at', 'lessThan', until),
        ...is('subject', 'in', when.subjects),
        ...is('currency', 'equal', when.amount?.currency),
        ...is('paid', 'greaterThanInclusive', when.amount?.minorUnits),
        ...is('sinceLast', 'greaterThanInclusive', hours, {rule: id}),
        ...is('hasEarned', 'equal', first === true ? false : undefined, {rule: id}),
        ...caps.flatMap(({per, points}) => is('left', 'greaterThan', 0, {rule: id, per, most: points})),
      ],
    },
    event: {type: 'award', params: {rule}},
  };
}

type Giving = {readonly running: Running; readonly state: State; readonly day: string};

function give(rule: Rule, {running: {person, activity, net}, state, day}: Giving): void {
  state.countedAt = activity.at;
  state.count += 1;
  if (rule.count !== undefined && state.count % rule.count.every !== 0) return;
  const isGold = person.goldFrom !== undefined && activity.at >= person.goldFrom;
  const times = isGold ? (rule.multipliers?.[0]?.times ?? 1) : 1;
  const periods = (rule.caps ?? []).map(({per, points}) => ({period: day.slice(0, per === 'month' ? 7 : 10), most: points}));
  const left = periods.map(({period, most}) => most - (state.given.get(period) ?? 0));
  const points = Math.min(rule.points * times, ...left);
  for (const {period} of periods) state.given.set(period, (state.given.get(period) ?? 0) + points);
  state.hasEarned = true;
  net.set(`${activity.record} ${activity.key} ${rule.id}`, {rule: rule.id, at: activity.at, points});
}
