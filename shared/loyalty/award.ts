import type {Compiled, CompiledRule} from '#shared/loyalty/compile-rules';
import {deedsOf} from '#shared/loyalty/deeds';
import type {LedgerEntry} from '#shared/loyalty/ledger';
import type {Memory, Recalling} from '#shared/loyalty/memory';
import {multiplied} from '#shared/loyalty/multipliers';
import type {Person} from '#shared/loyalty/person';
import type {Activity} from '#shared/model/activity';
import {compareText} from '#shared/model/compare';
import type {RecordKey, Standing} from '#shared/model/record';
import {vendorOf} from '#shared/model/record-key';

/** What one activity should have earned by one rule. Its id is (record, rule, activity). */
export type Target = {
  readonly record: RecordKey;
  readonly rule: string;
  readonly activity: string;
  readonly at: number;
  /** Never 0, at most a million either way. */
  readonly points: number;
  /** The points do not count before: a charge has to clear first, a refund window to end, a month to begin. */
  readonly pendingUntil?: number;
};

/**
 * The points that each activity of one person should have. What comes out depends on the activities alone, not on the order or
 * number of times in which they are handed in: each deed is taken once, see `deedsOf`. Caps, counts, cooldowns, tenure and first
 * times look at all of the person's records together.
 *
 * @param activities - of all records of one person, without what was undone
 * @returns in that same order, and for one activity in the order of the rules
 */
export function award(activities: readonly Activity[], compiled: Compiled, person: Person): Target[] {
  return awardDeeds(deedsOf(activities), compiled, person);
}

/** @param deeds - as `deedsOf` gives them */
export function awardDeeds(deeds: readonly Activity[], compiled: Compiled, person: Person): Target[] {
  const targets: Target[] = [];
  const memories = new Map<Recalling['remember'], Memory>();
  for (const activity of deeds) {
    for (const rule of compiled.byAction.get(activity.action) ?? []) {
      if (!applies(rule, activity, person)) continue;
      const target = targetOf(rule, activity, {person, memory: memoryOf(rule.recall, memories)});
      if (target !== undefined) targets.push(target);
    }
  }
  return targets;
}

function applies({from, until, prefix, mayCountOn, meets}: CompiledRule, activity: Activity, person: Person): boolean {
  const {at, record} = activity;
  if (at < from || at >= until || (prefix !== undefined && !record.startsWith(prefix))) return false;
  if (mayCountOn !== undefined && !mayCountOn(vendorOf(record))) return false;
  return meets === undefined || meets(activity, person);
}

/** All versions of a rule have one memory. */
function memoryOf(recall: Recalling | undefined, memories: Map<Recalling['remember'], Memory>): Memory | undefined {
  if (recall === undefined) return undefined;
  const held = memories.get(recall.remember) ?? recall.remember();
  memories.set(recall.remember, held);
  return held;
}

type With = {readonly person: Person; readonly memory: Memory | undefined};

function targetOf(compiled: CompiledRule, activity: Activity, {person, memory}: With): Target | undefined {
  const {rule, pendingMs, times, recall} = compiled;
  const {record, key, at} = activity;
  const {completed, since} = memory === undefined ? {completed: 1, since: at} : completions(compiled, memory, activity);
  if (completed === 0) return undefined;
  const earned = multiplied(rule.points * completed, times === undefined ? 1 : times(person, at));
  const points = memory === undefined ? earned : (recall?.takeUpTo?.(earned, at, memory.given) ?? earned);
  if (points === 0) return undefined;
  const pendingUntil = Math.max(since, at + pendingMs);
  const target = {record, rule: rule.id, activity: key, at, points};
  return pendingUntil > at ? {...target, pendingUntil} : target;
}

/** How often an activity earns the rule's points, by what the person did before. */
function completions(
  {rule, cooldownMs, recall}: CompiledRule,
  memory: Memory,
  activity: Activity,
): {completed: number; since: number} {
  const {at} = activity;
  const {paid, counted} = memory;
  if (memory.countedAt !== undefined && at < memory.countedAt + cooldownMs) return {completed: 0, since: at};
  memory.countedAt = at;
  const {times, since} = (paid && recall?.tenure?.(activity, paid)) ?? {times: 1, since: at};
  const all = times === 0 ? 0 : (recall?.completes?.(activity, counted) ?? times);
  const completed = rule.first ? Math.min(memory.hasEarned ? 0 : 1, all) : all;
  memory.hasEarned ||= completed > 0;
  return {completed, since};
}

/**
 * The difference between what the ledger holds of a record and what it should hold, as entries to append: a reversal with the
 * original's date, then the new award. Nothing is ever edited, so the sum of entries is the balance at any time.
 *
 * @returns the same standing where there is nothing to append
 */
export function settle(
  record: RecordKey,
  standing: Standing[],
  targets: readonly Omit<Target, 'record' | 'pendingUntil'>[],
): {entries: LedgerEntry[]; standing: Standing[]} {
  const id = (of: {rule: string; activity: string}) => `${of.rule} ${of.activity}`;
  const wanted = new Map(targets.map(target => [id(target), target]));
  const held = new Map(standing.map(net => [id(net), net]));
  const entries: LedgerEntry[] = [];
  const settled: Standing[] = [];
  for (const key of [...new Set([...held.keys(), ...wanted.keys()])].sort(compareText)) {
    const net = held.get(key);
    const target = wanted.get(key);
    if (net !== undefined && net.points === (target?.points ?? 0) && (target === undefined || net.at === target.at)) {
      settled.push(net);
      continue;
    }
    let n = net?.entries ?? 0;
    if (net !== undefined && net.points !== 0) {
      entries.push({
        record,
        rule: net.rule,
        activity: net.activity,
        n: n++,
        at: net.at,
        points: -net.points,
      });
    }
    const {rule, activity, at} = target ?? (net as Standing);
    if (target !== undefined) entries.push({record, rule, activity, n: n++, at, points: target.points});
    settled.push({
      rule,
      activity,
      at,
      points: target?.points ?? 0,
      entries: n,
    });
  }
  return {entries, standing: entries.length === 0 ? standing : settled};
}
