import {hash53} from '#shared/identity/hash53';
import type {Reading} from '#shared/model/record';
import type {Connector} from '../connectors/connector';
import {LIMITS} from '../limits';
import {commitParts} from '../workspace/commit-parts';
import type {ConnectionState} from '../workspace/connection-store';
import type {Home} from '../workspace/home';
import {putJob} from '../workspace/job-table';
import {liveKeys, readSeen} from '../workspace/sweep-store';
import {type Count, unreadOf} from './count-pass';

/** A sweep that misses more than this many, and more than this share, is more likely the vendor's fault than a mass exit. */
const MOST_GONE = 20;
const MOST_GONE_SHARE = 0.05;

/** A person whom no page named may be one of the rows that could not be read: so many are looked up one by one at most. */
const MOST_LOOKED_UP = 200;

const FIRST_AGAIN_MS = 15 * 60_000;
const MOST_AGAIN_MS = 24 * 3_600_000;

type Swept = {
  readonly state: ConnectionState;
  /** Kinds of records that the pass saw all of. */
  readonly kinds: readonly string[];
  readonly count: Count;
  readonly connector: Pick<Connector, 'readOne' | 'linkedOnly'>;
};

/**
 * Compares what a complete sweep saw with what we hold, and deletes what is gone at the vendor. A pass that lacks rows which the
 * vendor counts says of nobody that they are gone, and is soon repeated. Too many: nothing is deleted, and the connection says so
 * until the creator agrees. Repeating it after a kill goes on where it stopped.
 */
export function finishSweep(home: Home, id: string, {state, kinds, count: counted, connector}: Swept): ConnectionState {
  const seen = readSeen(home.sql, id);
  for (const hash of state.seen ?? []) seen.add(hash);
  // What was seen is counted here once more, each once: pages may have come twice that did not follow each other.
  const count = connector.linkedOnly ? counted : {...counted, read: seen.size + counted.bad};
  const known = kinds.flatMap(kind => liveKeys(home.sql, state, kind));
  const {problem: _problem, detail: _detail, counted: _counted, shortSweeps: _short, sweepAt: _sweepAt, ...rest} = state;
  const {read, bad, told, left: beyond} = count;
  const total = Math.max(told ?? 0, read + beyond);
  const clean = {...rest, ...(told === undefined ? {} : {counted: {read: read - bad, expected: total}})};
  const unread = unreadOf(count);
  if (unread > 0 && !state.acceptDeletions)
    return shortOf(home, {...clean, records: known.length}, {state, total, isBroken: beyond > 0});
  const gone = known.filter(key => !seen.has(hash53(key)));
  if (gone.length > MOST_GONE && gone.length > known.length * MOST_GONE_SHARE && !state.acceptDeletions) {
    return {...clean, problem: 'sweep-too-small', detail: `${gone.length} of ${known.length}`, records: known.length};
  }
  const certain = bad === 0 ? gone : lookUp(home, id, {gone, canReread: connector.readOne !== undefined});
  let left = 0;
  for (let at = 0; at < certain.length; at += LIMITS.readingsPerCommit) {
    const readings = certain.slice(at, at + LIMITS.readingsPerCommit).map(key => deletedReading(key, home.now()));
    left += commitParts(home, readings, part => ({readings: part})).left.length;
  }
  const deleted = certain.length - left;
  return {...clean, acceptDeletions: false, changed: state.changed + deleted, records: known.length - deleted};
}

type Short = {readonly state: ConnectionState; readonly total: number; readonly isBroken: boolean};

/** People who leave while we read make a pass short once; a vendor that keeps rows back does so again and again. */
function shortOf(home: Home, clean: ConnectionState, {state, total, isBroken}: Short): ConnectionState {
  const shortSweeps = (state.shortSweeps ?? 0) + 1;
  const again = Math.min(FIRST_AGAIN_MS * 4 ** (shortSweeps - 1), MOST_AGAIN_MS);
  const next = {...clean, shortSweeps, sweepAt: home.now() + again};
  if (!isBroken && shortSweeps === 1) return next;
  return {...next, problem: 'sweep-too-small', detail: `${clean.counted?.read ?? state.done} of ${total}`};
}

/** Has those read again one by one who may be among the rows that could not be read. @returns the others: nobody */
function lookUp({sql, now}: Home, id: string, {gone, canReread}: {gone: readonly string[]; canReread: boolean}): string[] {
  for (const record of canReread ? gone.slice(0, MOST_LOOKED_UP) : []) {
    putJob(sql, {kind: 'reread', key: `${id}|${record}`, due: now(), state: JSON.stringify({connection: id, record, tries: 0})});
  }
  return [];
}

function deletedReading(key: string, now: number): Reading {
  return {key, source: 'api', asOf: now, identifiers: [], fields: {}, deleted: true};
}
