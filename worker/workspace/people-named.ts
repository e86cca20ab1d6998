import type {RecordKey, Rid} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';
import {commitOutcomes} from './commit-parts';
import type {Home} from './home';
import {recordsOfRids} from './rid-look-up';

/** The people that hold these records, each once. Derived anew, which writes nothing where nothing changed. Call in a transaction. */
export function peopleOfRecords(home: Home, records: readonly RecordKey[]): readonly Supporter[] {
  if (records.length === 0) return [];
  const named = new Set(records);
  const outcomes = commitOutcomes(home, records, touch => ({touch}));
  // Records of one person may be in two parts: the last word counts.
  const people = new Map(outcomes.flatMap(({supporters}) => supporters.map(person => [person.id, person])));
  return [...people.values()].filter(person => person.records.some(({key}) => named.has(key)));
}

/** The people whom any rid of theirs names. */
export function peopleNamed(home: Home, rids: readonly Rid[]): readonly Supporter[] {
  return peopleOfRecords(home, recordsOfRids(home.sql, rids));
}
