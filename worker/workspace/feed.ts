import type {ChangeKind} from '#shared/protocol/changes';
import {readSetting} from './setting-store';
import type {Sql} from './sql';

/** Tombstones are kept this long; whoever was away longer starts again. */
export const TOMBSTONE_MS = 90 * 86_400_000;

type ItemKind = Exclude<ChangeKind, 'supporter'>;
type FeedRow = {kind: string; id: string; seq: number; doc: string | null};

/** The workspace's latest seq. The feed is an index, not a log: no counter is stored, three look-ups tell it. */
export function headOf(sql: Sql): number {
  const row = sql.first<{head: number}>(
    `select max(
       coalesce((select max(seq) from supporter), 0),
       coalesce((select max(seq) from item), 0),
       coalesce((select cast(value as integer) from setting where name = 'floor'), 0)
     ) as head`,
  );
  return row?.head ?? 0;
}

/** Puts a thing into the feed where it differs from what is there; `doc: null` leaves a tombstone of what was there. */
export function putItem(sql: Sql, item: {kind: ItemKind; id: string; doc: object | null; now?: number}): void {
  const {kind, id, doc, now} = item;
  if (doc === null) {
    sql.run(
      'update item set doc = null, seq = ?, gone_at = ? where kind = ? and id = ? and doc is not null',
      headOf(sql) + 1,
      now ?? 0,
      kind,
      id,
    );
    return;
  }
  sql.run(
    `insert into item (kind, id, seq, doc, gone_at) values (?, ?, ?, ?, null)
     on conflict do update set seq = excluded.seq, doc = excluded.doc, gone_at = null where doc is not excluded.doc`,
    kind,
    id,
    headOf(sql) + 1,
    JSON.stringify(doc),
  );
}

/** The stored document; undefined where there is none or only a tombstone. */
export function readItem(sql: Sql, kind: ItemKind, id: string): unknown {
  const row = sql.first<{doc: string | null}>('select doc from item where kind = ? and id = ?', kind, id);
  return row?.doc == null ? undefined : JSON.parse(row.doc);
}

/** All stored documents of a kind, in the order of their ids. */
export function readItems(sql: Sql, kind: ItemKind): unknown[] {
  const rows = sql.all<{doc: string}>('select doc from item where kind = ? and doc is not null order by id', kind);
  return rows.map(({doc}) => JSON.parse(doc));
}

/** What a client has: `epoch` and `since` of its last page, and how many things it wants at most. */
export type FeedPosition = {readonly epoch: string | undefined; readonly since: number; readonly limit: number};

/**
 * One page of the feed, as the JSON text of a `ChangesPage`: documents are stored as the text that is sent, so a page costs no
 * parsing.
 *
 * @returns undefined where the client must start again: another epoch, or tombstones it never saw are gone
 */
export function readChanges(sql: Sql, {epoch, since, limit}: FeedPosition): string | undefined {
  const own = readSetting(sql, 'epoch') ?? '';
  const floor = Number(readSetting(sql, 'floor') ?? 0);
  const head = headOf(sql);
  const fresh = since === 0;
  if (!fresh && (epoch !== own || since < floor || since > head)) return undefined;
  // A new mirror has nothing to bury: its first page carries no tombstones.
  const which = `seq > ? ${fresh ? 'and doc is not null' : ''} order by seq limit ?`;
  const rows = [
    ...sql.all<FeedRow>(`select 'supporter' as kind, id, seq, doc from supporter where ${which}`, since, limit),
    ...sql.all<FeedRow>(`select kind, id, seq, doc from item where ${which}`, since, limit),
  ];
  const page = rows.sort((left, right) => left.seq - right.seq).slice(0, limit);
  const last = page.at(-1);
  const next = last === undefined || page.length < limit ? head : last.seq;
  const items = page.map(({kind, id, seq, doc}) => {
    const start = JSON.stringify({kind, id, seq});
    return `${start.slice(0, -1)},"doc":${doc ?? 'null'}}`;
  });
  return `{"epoch":${JSON.stringify(own)},"items":[${items.join(',')}],"next":${next},"head":${head}}`;
}

/** Drops tombstones older than 90 days and raises the floor to the highest of them. */
export function purgeTombstones(sql: Sql, now: number): void {
  const before = now - TOMBSTONE_MS;
  sql.transaction(() => {
    const row = sql.first<{floor: number | null}>(
      `select max(seq) as floor from (
         select seq from supporter where doc is null and gone_at < ?1 union all select seq from item where doc is null and gone_at < ?1
       )`,
      before,
    );
    if (row?.floor == null) return;
    sql.run('delete from supporter where doc is null and gone_at < ?', before);
    sql.run('delete from item where doc is null and gone_at < ?', before);
    sql.run(
      `insert into setting (name, value) values ('floor', ?1) on conflict do update set value = excluded.value
       where cast(value as integer) < cast(excluded.value as integer)`,
      String(row.floor),
    );
  });
}
