import type {LedgerEntry} from '#shared/loyalty/ledger';
import {compareText} from '#shared/model/compare';
import type {ProgrammePlan} from '#shared/model/programme';
import type {RecordKey} from '#shared/model/record';

/** One line of what a person earned, spent and lost. */
export type StatementLine = {
  readonly at: number;
  readonly record: RecordKey;
  /** A rule's id, or one of those that no creator writes (`#grant`, `#redeemed`, `#lapsed`, `#sequence/ID`). */
  readonly rule: string;
  readonly activity: string;
  readonly points: number;
  /** All lines up to this one together. */
  readonly balance: number;
  /** It takes back an earlier line: a refund, something deleted, a rule that was changed. */
  readonly reversal: boolean;
};

export type Statement = {
  /** What was before the first line: 0 unless older lines are left out. */
  readonly opening: number;
  /** Oldest first. */
  readonly lines: readonly StatementLine[];
  readonly balance: number;
};

/**
 * A person's ledger as lines with a running balance (C24, LOY-82): `opening` and all lines always add up to `balance`, and the
 * balance of the last line of a day is the balance of that day. Private signals are in none of it (T13).
 *
 * @param entries - of all records of the person, in any order
 * @param most - so many of the newest; older ones go into `opening`
 */
export function statementOf(
  entries: readonly LedgerEntry[],
  {rules}: Pick<ProgrammePlan, 'rules'>,
  most = Number.POSITIVE_INFINITY,
): Statement {
  const signals = new Set(rules.flatMap(({id, signal}) => (signal === true ? id : [])));
  const sorted = entries.filter(({rule, points}) => points !== 0 && !signals.has(rule)).sort(byDate);
  let balance = 0;
  const lines = sorted.map(({at, record, rule, activity, points, n}) => {
    balance += points;
    return {at, record, rule, activity, points, balance, reversal: n % 2 === 1};
  });
  const shown = lines.slice(Math.max(0, lines.length - most));
  const [first] = shown;
  return {opening: first === undefined ? balance : first.balance - first.points, lines: shown, balance};
}

function byDate(left: LedgerEntry, right: LedgerEntry): number {
  return (
    left.at - right.at ||
    compareText(left.record, right.record) ||
    compareText(left.rule, right.rule) ||
    compareText(left.activity, right.activity) ||
    left.n - right.n
  );
}
