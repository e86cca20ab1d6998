-- Written so that it can run again: the Worker runs it by itself when the directory was lost or is new.
create table if not exists workspace (
  id text primary key,
  name text not null,
  overdue_at integer not null
) without rowid;
create index if not exists workspace_by_overdue_at on workspace (overdue_at);
