import {isLive} from '#shared/identity/record';
import {factsOf} from '#shared/membership/history';
import {comesIn} from '#shared/membership/timeline';
import type {StoredRecord} from '#shared/model/record';

/**
 * The record with what a reading tells of somebody's coming: a paid membership that began between two readings, or in the first
 * reading of a record that came after its account had been read to the end.
 *
 * @param after - the record after the reading, its history noted
 * @param isLate - the account had been read to the end before
 */
export function noteArrival(before: StoredRecord | undefined, after: StoredRecord, isLate: boolean): StoredRecord {
  if (before === after) return after;
  const clock = after.versions.reduce((newest, {asOf}) => Math.max(newest, asOf), 0);
  const facts = factsOf(after);
  const known = before === undefined ? {gone: true} : factsOf(before);
  const marked = before === undefined && isLate ? {...after, late: true} : after;
  if ((before === undefined && !isLate) || !comesIn(known, facts, clock)) return marked;
  // The vendor's own date says it best; a start in the future is a date that we do not believe.
  return {...marked, arrivedAt: Math.min(facts.pledgeStartAt ?? clock, clock)};
}

/** When a person last came, as far as we saw it: the latest of the records that are still there. */
export function arrivedAt(records: readonly StoredRecord[]): number | undefined {
  const dates = records.flatMap(record => (isLive(record) ? (record.arrivedAt ?? []) : []));
  return dates.length === 0 ? undefined : Math.max(...dates);
}
