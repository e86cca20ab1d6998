/** One step of the tables' history. */
export type Migration = {readonly id: string; readonly why: string; readonly sql: string};

/**
 * Append-only: a step that has run anywhere is never edited, only followed by another. `migrate` checks this at every start.
 * All tables are WITHOUT ROWID and carry no index beyond their key, except the feed's seq: each index is one more row written.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    id: '001_engine',
    why: 'what the engine loads and commits',
    sql: `
create table record (key text primary key, as_of real not null, doc text not null) without rowid;
create table identifier (value text, record text, primary key (value, record)) without rowid;
create table supporter (id text primary key, seq integer not null unique, v real, due real, doc text, gone_at real) without rowid;
create table attachment (rid text, kind text, id text, doc text not null, primary key (rid, kind, id)) without rowid;
create table decision (id text primary key, doc text not null) without rowid;
create table decision_record (record text, decision text, primary key (record, decision)) without rowid;
create table ledger (
  record text, at real, rule text, activity text, n integer, points integer not null,
  primary key (record, at, rule, activity, n)
) without rowid;`,
  },
  {
    id: '002_feed_and_settings',
    why: 'the other things of the feed, and the workspace itself',
    sql: `
create table item (
  kind text, id text, seq integer not null unique, doc text, gone_at real, primary key (kind, id)
) without rowid;
create table setting (name text primary key, value text not null) without rowid;
create table command (id text primary key, at real not null, result text not null) without rowid;
create table tally (day text primary key, written integer not null) without rowid;`,
  },
  {
    id: '003_access',
    why: 'sessions and pairing codes, hashed',
    sql: `
create table session (
  hash text primary key, id text not null, label text not null, created_at real not null, seen_at real not null
) without rowid;
create table pairing (hash text primary key, expires_at real not null, used_at real) without rowid;`,
  },
  {
    id: '004_sync',
    why: 'connections, their sealed keys, the work to do and the webhooks received',
    sql: `
create table connection (id text primary key, state text not null) without rowid;
create table vault (connection text primary key, key_id text not null, iv blob not null, sealed blob not null) without rowid;
create table sweep (connection text, part integer, seen blob not null, primary key (connection, part)) without rowid;
create table job (kind text, key text, due real not null, state text not null, primary key (kind, key)) without rowid;
create table webhook (hash text primary key, connection text not null) without rowid;
create table delivery (hash text primary key, at real not null) without rowid;`,
  },
  {
    id: '005_history',
    why: 'what changed of a membership and when, appended by the engine',
    sql: `
create table history (record text, n integer, doc text not null, primary key (record, n)) without rowid;`,
  },
  {
    id: '006_heir',
    why: 'a former id is found by its tombstone: the index needs no row for each record',
    sql: `
alter table supporter add column heir text;
delete from identifier where value >= 'rid:' and value < 'rid;';`,
  },
  {
    id: '007_erasure',
    why: 'who must not come back: asked inside the commit, which cannot wait for the directory',
    sql: `
create table erasure (hash text primary key, person text not null, at real not null, listed integer not null) without rowid;`,
  },
  {
    id: '008_authorisation_and_bad_rows',
    why: 'vendors that are asked for permission, and what could not be read of them',
    sql: `
create table authorisation (hash text primary key, expires_at real not null, key_id text not null, iv blob not null, sealed blob not null) without rowid;
create table bad_row (connection text, n integer, id text, issue text not null, at real not null, primary key (connection, n)) without rowid;`,
  },
  {
    id: '009_outbox',
    why: 'one job walks through all that is written to a connection; a job for each would each ask a vendor that is away',
    sql: `
create table outbox (
  connection text, key text, due real not null, tries integer not null, refused text, action text not null,
  record text not null, doc text not null, primary key (connection, key)
) without rowid;
create table former_field (
  action text, record text, connection text not null, at real not null, doc text not null, primary key (action, record)
) without rowid;
insert into outbox (connection, key, due, tries, action, record, doc)
  select state ->> 'connection', 'label|' || substr(key, length(state ->> 'connection') + 2), due, 0, '', state ->> 'record',
    json_object('kind', 'label', 'name', state ->> 'name', 'on', json(iif(state ->> 'on', 'true', 'false')))
  from job where kind = 'outbox' and json_valid(state);
delete from job where kind = 'outbox';
insert into job (kind, key, due, state)
  select 'outbox', connection, min(due), '{"after":"","tries":0}' from outbox group by connection;`,
  },
  {
    id: '010_track',
    why: 'what visitors of the creator’s own site do, a row for each visitor and day, and who of them is known',
    sql: `
create table tracked (day integer, visitor text, doc text not null, primary key (day, visitor)) without rowid;
create table visitor (id text primary key, doc text not null) without rowid;`,
  },
  {
    id: '011_kept_field',
    why: 'what stands of ours in fields of mail tools and CRMs, so that only what differs is written',
    sql: `
create table kept_field (
  connection text, record text, name text, value text, primary key (connection, record, name)
) without rowid;`,
  },
  {
    id: '012_record_rest',
    why: 'a row holds half a megabyte at most, and points must not go because somebody did more than fits',
    sql: `
create table record_rest (record text, n integer, doc text not null, primary key (record, n)) without rowid;`,
  },
];
