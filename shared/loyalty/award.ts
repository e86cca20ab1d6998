import type {LedgerEntry} from '#shared/loyalty/ledger';
import type {Activity} from '#shared/model/activity';
import {compareText} from '#shared/model/compare';
import type {Rule} from '#shared/model/programme';
import type {RecordKey, Standing} from '#shared/model/record';

/** What one activity should have earned by one rule. */
type Target = {rule: string; activity: string; at: number; points: number};

/** The points that each activity should have: a rule counts activities of its action dated in its own [from, until). */
export function award(activities: readonly Activity[], rules: readonly Rule[]): Target[] {
  const targets: Target[] = [];
  for (const {key, at, action} of activities) {
    for (const rule of rules) {
      const inTime = (rule.from === undefined || at >= rule.from) && (rule.until === undefined || at < rule.until);
      if (rule.action === action && inTime && rule.points !== 0)
        targets.push({rule: rule.id, activity: key, at, points: rule.points});
    }
  }
  return targets;
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
  targets: readonly Target[],
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
    if (target !== undefined) entries.push({record, ...target, n: n++});
    const {rule, activity, at} = target ?? (net as Standing);
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
