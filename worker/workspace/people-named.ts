import type {RecordKey, Rid} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';
import {commit} from './commit';
import type {Home} from './home';
import {recordsOfRids} from './rid-look-up';

/** The people that hold these records, each once. Derived anew, which writes nothing where nothing changed. Call in a transaction. */
export function peopleOfRecords(home: Home, records: readonly RecordKey[]): readonly Supporter[] {
  if (records.length === 0) return [];
  const named = new Set(records);
  const {supporters} = commit(home, {touch: records}).outcome;
  return supporters.filter(person => person.records.some(({key}) => named.has(key)));
}

/** The people whom any rid of theirs names. */
export function peopleNamed(home: Home, rids: readonly Rid[]): readonly Supporter[] {
  return peopleOfRecords(home, recordsOfRids(home.sql, rids));
}
