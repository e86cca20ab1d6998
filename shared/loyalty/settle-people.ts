import {settle, type Target} from '#shared/loyalty/award';
import type {LedgerEntry} from '#shared/loyalty/ledger';
import {compareText} from '#shared/model/compare';
import type {RecordKey, StoredRecord} from '#shared/model/record';
import type {WorkingSet} from '#shared/working-set';

/** One person: their records, the anchor first, and what the ledger should hold of them. */
export type Settling = {readonly records: readonly StoredRecord[]; readonly targets: readonly Target[]};

/**
 * Brings the ledger of each person's records to its target and returns the entries to append, by record. What one record did may
 * move the points of another of the same person, so all of their records are looked at.
 */
export function settlePeople(set: WorkingSet, people: readonly Settling[]): LedgerEntry[] {
  const appended: LedgerEntry[] = [];
  for (const {records, targets} of people) {
    const byRecord = new Map<RecordKey, Target[]>(records.map(({key}) => [key, []]));
    for (const target of targets) byRecord.get(target.record)?.push(target);
    for (const record of records) {
      const {entries, standing} = settle(record.key, record.standing, byRecord.get(record.key) ?? []);
      if (standing === record.standing) continue;
      set.after.set(record.key, {...record, standing});
      set.touched.add(record.key);
      for (const entry of entries) appended.push(entry);
    }
  }
  return appended.sort((left, right) => compareText(left.record, right.record));
}
