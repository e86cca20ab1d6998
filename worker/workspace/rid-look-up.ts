import type {RecordKey, Rid} from '#shared/model/record';
import type {Sql} from './sql';

type Row = {id: string; held: string | null; heir: string | null};

/**
 * The records with these rids. No index lists them, because each would cost a row: a rid that names a supporter is found by its
 * document, one that did by what its tombstone says, and any other record of those people by the document that holds it.
 * Whatever is still not found is looked for in every record, which only a rid that never stood first can need.
 */
export function recordsOfRids(sql: Sql, rids: readonly Rid[]): RecordKey[] {
  if (rids.length === 0) return [];
  const found = new Map<Rid, RecordKey>();
  const rows = sql.batch<Row>(
    `select s.id, s.heir, (select json_group_object(r.value ->> 'rid', r.value ->> 'key') from json_each(s.doc, '$.records') r) as held
     from json_each(?) k join supporter s on s.id = k.value`,
    rids,
  );
  for (const {id, held, heir} of rows) {
    if (heir !== null) found.set(id, heir);
    for (const [rid, key] of Object.entries(JSON.parse(held ?? '{}') as Record<Rid, RecordKey>)) found.set(rid, key);
  }
  const missing = rids.filter(rid => !found.has(rid));
  const scanned = sql.batch<{key: string}>(
    `select key from record where doc ->> 'rid' in (select value from json_each(?))`,
    missing,
  );
  return [...rids.flatMap(rid => found.get(rid) ?? []), ...scanned.map(({key}) => key)];
}
