import {isLive} from '#shared/identity/record';
import {FACTS, type Fact, isMovedByPayment} from '#shared/membership/facts';
import {compareText, sameData} from '#shared/model/compare';
import type {HistoryRow, PastFacts, RecordHistory} from '#shared/model/history';
import type {Source, StoredRecord} from '#shared/model/record';

/** Everything that can change, by name. */
const NAMES = ['gone', ...FACTS] as const satisfies readonly (Fact | 'gone')[];

/**
 * A record's facts as it stands: the freshest word of each, as its document shows it. Without the dates that every payment
 * moves on: a year of them would be twelve changes in which nothing changed.
 */
export function factsOf(record: StoredRecord): PastFacts {
  if (!isLive(record)) return {gone: true};
  const versions = record.versions
    .filter(({deleted}) => deleted !== true)
    .sort((left, right) => right.asOf - left.asOf || compareText(left.source, right.source));
  const facts: PastFacts = {};
  for (const fact of FACTS) {
    const said = versions.find(({fields}) => fields[fact] !== undefined);
    if (said !== undefined) Object.assign(facts, {[fact]: said.fields[fact]});
  }
  for (const fact of FACTS) if (isMovedByPayment(fact, facts)) delete facts[fact];
  return facts;
}

/** The newest as-of of a record's sources: its own clock, which never goes back. */
function clockOf({versions}: StoredRecord): number {
  return versions.reduce((newest, {asOf}) => Math.max(newest, asOf), 0);
}

/**
 * The record after a reading, with its history counted on, and the row to append where a fact changed. The first reading is the
 * baseline: it has a date and no row, so that nobody is new because we are.
 *
 * @param before - undefined for a new record
 * @param after - what `readInto` made of it
 */
export function noteChange(
  before: StoredRecord | undefined,
  after: StoredRecord,
  source: Source,
): {record: StoredRecord; row: HistoryRow | undefined} {
  if (before === after) return {record: after, row: undefined};
  if (before === undefined) return {record: {...after, since: clockOf(after)}, row: undefined};
  const [from, to] = difference(factsOf(before), factsOf(after));
  const since = before.since ?? clockOf(before);
  if (Object.keys(from).length + Object.keys(to).length === 0) return {record: {...after, since}, row: undefined};
  const n = before.changes ?? 0;
  return {record: {...after, since, changes: n + 1}, row: {record: after.key, n, at: clockOf(after), source, from, to}};
}

function difference(before: PastFacts, after: PastFacts): [PastFacts, PastFacts] {
  const from: PastFacts = {};
  const to: PastFacts = {};
  for (const name of NAMES) {
    if (sameData(before[name], after[name])) continue;
    if (before[name] !== undefined) Object.assign(from, {[name]: before[name]});
    if (after[name] !== undefined) Object.assign(to, {[name]: after[name]});
  }
  return [from, to];
}

/** A record's history from what a home stores. */
export function historyOf(record: StoredRecord, rows: readonly HistoryRow[]): RecordHistory {
  return {
    key: record.key,
    since: record.since ?? clockOf(record),
    ...(record.late ? {late: true} : {}),
    now: factsOf(record),
    rows: [...rows].sort((left, right) => left.n - right.n),
  };
}

/** The facts before the change, given those after it; or the other way round with `from` and `to` exchanged. */
export function replay(facts: PastFacts, {from, to}: Pick<HistoryRow, 'from' | 'to'>): PastFacts {
  const kept = Object.entries(facts).filter(([name]) => !(name in from));
  return {...Object.fromEntries(kept), ...to};
}

/** One stretch of time in which a record's facts stayed the same. */
export type Stretch = {
  readonly from: number;
  readonly facts: PastFacts;
  /** The change that began it; undefined for the baseline. */
  readonly row: HistoryRow | undefined;
};

/** A record's history as stretches, oldest first; of changes at one instant only the last counts. */
export function stretches({since, now, rows}: RecordHistory): Stretch[] {
  const found: Stretch[] = [];
  let facts = now;
  for (const row of rows.toReversed()) {
    if (found[0]?.from !== row.at) found.unshift({from: row.at, facts, row});
    facts = replay(facts, {from: row.to, to: row.from});
  }
  if (found[0] === undefined || found[0].from > since) found.unshift({from: since, facts, row: undefined});
  return found;
}

/** The facts of a record as of a date; undefined before we knew it. */
export function factsAt(history: RecordHistory, at: number): PastFacts | undefined {
  return stretches(history).findLast(({from}) => from <= at)?.facts;
}
