import {hash53} from '#shared/identity/hash53';
import type {Reading} from '#shared/model/record';
import {LIMITS} from '../limits';
import {commitParts} from '../workspace/commit-parts';
import type {ConnectionState} from '../workspace/connection-store';
import type {Home} from '../workspace/home';
import {liveKeys, readSeen} from '../workspace/sweep-store';

/** A sweep that misses more than this many, and more than this share, is more likely the vendor's fault than a mass exit. */
const MOST_GONE = 20;
const MOST_GONE_SHARE = 0.05;

/** `unread`: rows that the vendor counts and did not give. A sweep that lacks any says of nobody that they are gone. */
type Swept = {
  readonly state: ConnectionState;
  /** Kinds of records that the pass saw all of. */
  readonly kinds: readonly string[];
  readonly unread: number;
};

/**
 * Compares what a complete sweep saw with what we hold, and deletes what is gone at the vendor. Too many: nothing is deleted,
 * and the connection says so until the creator agrees. Repeating it after a kill goes on where it stopped.
 */
export function finishSweep(home: Home, id: string, {state, kinds, unread}: Swept): ConnectionState {
  const seen = readSeen(home.sql, id);
  const known = kinds.flatMap(kind => liveKeys(home.sql, state, kind));
  const gone = known.filter(key => !seen.has(hash53(key)));
  const {problem: _problem, detail: _detail, ...clean} = state;
  if (unread > 0 && !state.acceptDeletions) {
    return {...clean, problem: 'sweep-too-small', detail: `${state.done} of ${state.done + unread}`, records: known.length};
  }
  if (gone.length > MOST_GONE && gone.length > known.length * MOST_GONE_SHARE && !state.acceptDeletions) {
    return {...clean, problem: 'sweep-too-small', detail: `${gone.length} of ${known.length}`, records: known.length};
  }
  let left = 0;
  for (let at = 0; at < gone.length; at += LIMITS.readingsPerCommit) {
    const readings = gone.slice(at, at + LIMITS.readingsPerCommit).map(key => deletedReading(key, home.now()));
    left += commitParts(home, readings, part => ({readings: part})).left.length;
  }
  const deleted = gone.length - left;
  return {...clean, acceptDeletions: false, changed: state.changed + deleted, records: known.length - deleted};
}

function deletedReading(key: string, now: number): Reading {
  return {key, source: 'api', asOf: now, identifiers: [], fields: {}, deleted: true};
}
