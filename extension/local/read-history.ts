import {historyOf} from '#shared/membership/history';
import type {RecordHistory} from '#shared/model/history';
import type {Supporter} from '#shared/model/supporter';
import type {Database} from '../mirror/database';

/** What this browser's own workspace knows of a person's records over time. */
export async function readLocalHistory(database: Database, {records}: Pick<Supporter, 'records'>): Promise<RecordHistory[]> {
  const reading = database.transaction(['record', 'history'], 'readonly');
  const found = await Promise.all(
    records.map(async ({key}) => {
      const [record, rows] = await Promise.all([
        reading.objectStore('record').get(key),
        reading.objectStore('history').getAll(IDBKeyRange.bound([key], [key, []])),
      ]);
      return record === undefined ? [] : [historyOf(record, rows)];
    }),
  );
  return found.flat();
}
