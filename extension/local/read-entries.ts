import type {Promotion} from '#shared/model/promotion';
import {type Entry, entriesOf, keysOf} from '#shared/promotion/entries';
import type {Database} from '../mirror/database';

/** Records in memory at once. */
const BLOCK = 1_000;

/** Entries of a promotion in this browser's own workspace, whichever of them count. */
export async function readEntriesHere(database: Database, promotion: Promotion): Promise<Entry[]> {
  const [first, until] = keysOf(promotion);
  const entries: Entry[] = [];
  for (let from = first; ; ) {
    const records = await database.getAll('record', IDBKeyRange.bound(from, until, true, true), BLOCK);
    for (const record of records) entries.push(...entriesOf(record, promotion));
    const last = records.at(-1);
    if (last === undefined || records.length < BLOCK) return entries;
    from = last.key;
  }
}
