import {hash53} from '#shared/identity/hash53';
import type {Reading, StoredEngagement, StoredRecord} from '#shared/model/record';
import {kindOf} from '#shared/model/record-key';
import type {Connector, PulledPage} from '../connectors/connector';
import {LIMITS} from '../limits';
import {commitParts} from '../workspace/commit-parts';
import type {ConnectionState} from '../workspace/connection-store';
import type {Home} from '../workspace/home';
import {wholeRecord} from '../workspace/record-store';
import type {Sql} from '../workspace/sql';
import {addSeen, readSeen} from '../workspace/sweep-store';

/** More than this many that vanish at once, and more than this share, is more likely a list that broke off. */
const MOST_GONE = 20;
const MOST_GONE_SHARE = 0.5;

/** Whether the running pass sees anew what people did, so that what it does not see was taken back. */
export function isDeep({deepEveryMs, isTakenBack}: Connector, {sweeping, cursor}: ConnectionState): boolean {
  return deepEveryMs !== undefined && isTakenBack !== undefined && sweeping && cursor?.since === undefined;
}

/** Remembers what a page of such a pass saw. */
export function noteActs(sql: Sql, id: string, {readings, posts = []}: Pick<PulledPage, 'readings' | 'posts'>): void {
  const acts = readings.flatMap(({key, activities = []}) => [key, ...activities.map(act => `${key} ${act.key}`)]);
  if (acts.length > 0) addSeen(sql, `${id}/acts`, acts);
  if (posts.length > 0) addSeen(sql, `${id}/posts`, posts);
}

type Gone = {readonly acts: number; readonly known: number; readonly readings: readonly Reading[]};

/**
 * Takes back what a complete deep pass no longer saw: a comment deleted, a like withdrawn; and whoever is known by such things
 * alone and has none left. It comes back where a later pass sees it again. Repeating it after a kill goes on where it stopped.
 *
 * @returns how many records changed
 */
export function takeBack(home: Home, id: string, {connector, state}: {connector: Connector; state: ConnectionState}): number {
  const [seen, posts] = [readSeen(home.sql, `${id}/acts`), readSeen(home.sql, `${id}/posts`)];
  const found = [...recordsOf(home.sql, state)].map(record => goneOf(record, {seen, posts, connector, now: home.now()}));
  const sum = (of: (one: Gone) => number) => found.reduce((total, one) => total + of(one), 0);
  const gone = sum(({acts}) => acts);
  if (gone > MOST_GONE && gone > sum(({known}) => known) * MOST_GONE_SHARE) return 0;
  const readings = found.flatMap(one => one.readings);
  for (let at = 0; at < readings.length; at += LIMITS.readingsPerCommit) {
    commitParts(home, readings.slice(at, at + LIMITS.readingsPerCommit), part => ({readings: part}));
  }
  return readings.length;
}

type Pass = {seen: ReadonlySet<number>; posts: ReadonlySet<number>; connector: Connector; now: number};

function goneOf(record: StoredRecord, {seen, posts, connector, now}: Pass): Gone {
  const {key, activities = []} = record;
  const version = record.versions.find(({source}) => source === 'api');
  const acts = activities.filter(({source, undone}) => source === 'api' && !undone);
  if (version === undefined || version.deleted) return {acts: 0, known: 0, readings: []};
  const base = {key, source: 'api' as const, asOf: now};
  if (connector.deepSweeps?.includes(kindOf(key)) && !seen.has(hash53(key))) {
    const reading = {...base, identifiers: [], fields: {}, deleted: true};
    return {acts: Math.max(1, acts.length), known: Math.max(1, acts.length), readings: [reading]};
  }
  const isGone = (act: StoredEngagement) =>
    !seen.has(hash53(`${key} ${act.key}`)) && connector.isTakenBack?.(act, posts.has(hash53(act.subject ?? '')));
  const undone = acts.filter(isGone).map(({source: _, asOf: __, ...act}) => ({...act, undone: true}));
  const {identifiers, fields} = version;
  const readings = undone.length === 0 ? [] : [{...base, identifiers, fields, activities: undone}];
  return {acts: undone.length, known: acts.length, readings};
}

/** The account's records of people who did something, a few at a time. */
function* recordsOf(sql: Sql, {vendor, account}: ConnectionState): Generator<StoredRecord> {
  const end = `${vendor}/${account}0`;
  for (let after = `${vendor}/${account}/`; ; ) {
    const rows = sql.all<{key: string; doc: string}>(
      `select key, doc from record where key > ?1 and key < ?2 and (doc like '%"activities"%' or doc ->> 'rest' is not null) order by key limit 500`,
      after,
      end,
    );
    for (const {doc} of rows) yield wholeRecord(sql, doc);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.key;
  }
}
