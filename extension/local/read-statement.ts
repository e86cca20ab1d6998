import type {Supporter} from '#shared/model/supporter';
import type {StatementResponse} from '#shared/protocol/statement';
import type {Database} from '../mirror/database';

/** What this browser's own workspace holds of a person's ledger, and the points given by hand. */
export async function readLocalStatement(database: Database, {records}: Pick<Supporter, 'records'>): Promise<StatementResponse> {
  const reading = database.transaction(['ledger', 'attachment'], 'readonly');
  const [entries, hung] = await Promise.all([
    Promise.all(records.map(({key}) => reading.objectStore('ledger').getAll(IDBKeyRange.bound([key], [key, []])))),
    Promise.all(records.map(({rid}) => reading.objectStore('attachment').getAll(IDBKeyRange.bound([rid], [rid, []])))),
  ]);
  const grants = hung.flat().flatMap(one => (one.kind === 'grant' ? [one] : []));
  return {opening: 0, entries: entries.flat(), grants: grants.map(({kind: _, rid: __, ...grant}) => grant)};
}
