-- Written so that it can run again, like the step before it.
create table if not exists erasure (
  workspace text not null,
  hash text not null,
  person text not null,
  at integer not null,
  primary key (workspace, hash)
) without rowid;
create table if not exists erasure_key (
  workspace text primary key,
  key_id text not null,
  iv text not null,
  sealed text not null
) without rowid;
