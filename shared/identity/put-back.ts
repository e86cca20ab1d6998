import type {Ask, Loaded} from '#shared/home';
import {close} from '#shared/identity/close';
import {hash53} from '#shared/identity/hash53';
import {canonical, compareText} from '#shared/model/compare';
import type {RecordKey, Rid, StoredRecord} from '#shared/model/record';
import type {WorkingSet} from '#shared/working-set';

/** What an import wrote over. */
export type ReplacedRecord = {
  readonly key: RecordKey;
  /** The record before; absent: the import made it. */
  readonly before?: StoredRecord | undefined;
  /** What the import made the record say, see `saidBy`: only a record that says it still is put back. */
  readonly said: number;
};

/** What the home does beside writing records, in the same transaction. */
export type PutBack = {
  /** Records that the import had made and that nothing hangs on: they go, with ledger and history. */
  readonly removed: readonly {readonly key: RecordKey; readonly rid: Rid}[];
  /** Rows of history from `from` on, which the import wrote. */
  readonly histories: readonly {readonly record: RecordKey; readonly from: number}[];
  /** Records that say something newer by now, and stay. */
  readonly kept: number;
};

/** A record's own word, by which a later change of it is known. Points are left out: rules change them for everybody. */
export function saidBy({versions, orders, activities}: StoredRecord): number {
  return hash53(canonical([versions, orders ?? [], activities ?? []]));
}

/**
 * Puts records back as they were before an import. What the creator wrote about the person since stays: a record that carries
 * any stays bare, without personal data. Points follow by reversals, as after any change.
 *
 * @returns undefined where nothing is put back
 */
export function* putBack(set: WorkingSet, replaced: readonly ReplacedRecord[]): Generator<Ask, PutBack | undefined, Loaded> {
  if (replaced.length === 0) return undefined;
  const carrying = new Set([...set.attachments.values()].map(({rid}) => rid));
  const removed: {key: RecordKey; rid: Rid}[] = [];
  const histories: {record: RecordKey; from: number}[] = [];
  let kept = 0;
  for (const {key, before, said} of replaced) {
    const now = set.after.get(key);
    if (now === undefined) continue;
    if (saidBy(now) !== said) {
      kept += 1;
      continue;
    }
    const {rid, standing} = now;
    set.after.set(key, before === undefined ? {key, rid, versions: [], standing} : {...before, standing});
    set.touched.add(key);
    if (before === undefined && !carrying.has(rid)) removed.push({key, rid});
    else histories.push({record: key, from: before?.changes ?? 0});
  }
  yield* close(set);
  for (const {key} of removed) set.after.delete(key);
  removed.sort((left, right) => compareText(left.key, right.key));
  return {removed, histories, kept};
}
