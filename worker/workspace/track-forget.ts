import {namedSubjects} from '#shared/loyalty/named-subjects';
import type {Reading, RecordKey, StoredRecord} from '#shared/model/record';
import {LIMITS} from '../limits';
import {commitParts} from './commit-parts';
import type {Home} from './home';
import {type Job, settleJob} from './job-table';
import {readProgramme} from './programme';
import {wholeRecord} from './record-store';
import type {Sql} from './sql';
import {dayNumber, purgeTracked, TRACKED_DAYS} from './track-store';

const DAY_MS = 86_400_000;

/**
 * After 90 days what a visitor did is gone. Of who is known it stays that they did something on that day, because points were given
 * for it, but not on which page, unless the programme names that page; and who only typed an address goes, unless the creator joined
 * them to somebody.
 */
export function forgetTracked(home: Home, job: Job): void {
  const {sql, now} = home;
  const at = now();
  purgeTracked(sql, dayNumber(at));
  const rows = sql.all<{doc: string}>("select doc from record where key >= 'site/' and key < 'site0'");
  const old = (dayNumber(at) - TRACKED_DAYS) * DAY_MS;
  const isNamed = namedSubjects(readProgramme(sql), 'site');
  const readings = rows.flatMap(({doc}) => forgotten(sql, wholeRecord(sql, doc), {old, at, isNamed}));
  for (let from = 0; from < readings.length; from += LIMITS.readingsPerCommit) {
    commitParts(home, readings.slice(from, from + LIMITS.readingsPerCommit), part => ({readings: part}));
  }
  settleJob(sql, job, undefined);
}

type Forgetting = {readonly old: number; readonly at: number; readonly isNamed: ReturnType<typeof namedSubjects>};

function forgotten(sql: Sql, {key, versions, activities = []}: StoredRecord, {old, at, isNamed}: Forgetting): Reading[] {
  const version = versions.find(({source, deleted}) => source === 'api' && !deleted);
  if (version === undefined) return [];
  const reading = {key, source: 'api' as const, asOf: at, identifiers: version.identifiers, fields: version.fields};
  const isSilent = version.asOf < old && activities.every(activity => activity.at < old);
  if (isSilent && key.includes('/visitor/') && !isDecided(sql, key)) {
    return [{...reading, identifiers: [], fields: {}, deleted: true}];
  }
  const named = activities.filter(
    ({at: done, action, subject}) => done < old && subject !== undefined && !isNamed(action, subject),
  );
  if (named.length === 0) return [];
  return [{...reading, activities: named.map(({key: id, at: done, action}) => ({key: id, at: done, action}))}];
}

function isDecided(sql: Sql, key: RecordKey): boolean {
  return sql.first('select 1 as one from decision_record where record = ?', key) !== undefined;
}
