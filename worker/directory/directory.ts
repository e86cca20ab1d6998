import createWorkspaceTable from './0001_create_workspace.sql';
import createErasureTables from './0002_create_erasure.sql';

/** What the directory knows of a workspace. `overdueAt`: when its alarm should have fired and been heard of. */
export type Listing = {readonly id: string; readonly name: string; readonly overdueAt: number};

type Row = {id: string; name: string; overdue_at: number};

/** Lists a workspace, or renames it; a listed one keeps its place in the order. */
export async function listWorkspace(db: D1Database, {id, name, overdueAt}: Listing): Promise<void> {
  await withTables(db, () =>
    db
      .prepare('insert into workspace (id, name, overdue_at) values (?, ?, ?) on conflict do update set name = excluded.name')
      .bind(id, name, overdueAt)
      .run(),
  );
}

/** The workspaces that wait longest for a look. */
export async function mostOverdue(db: D1Database, limit: number): Promise<Listing[]> {
  const {results} = await withTables(db, () =>
    db.prepare('select id, name, overdue_at from workspace order by overdue_at limit ?').bind(limit).all<Row>(),
  );
  return results.map(row => ({id: row.id, name: row.name, overdueAt: row.overdue_at}));
}

/** Forgets a workspace, and the list of who was erased from it. */
export async function unlistWorkspace(db: D1Database, id: string): Promise<void> {
  await withTables(db, () =>
    db.batch([
      db.prepare('delete from erasure where workspace = ?').bind(id),
      db.prepare('delete from erasure_key where workspace = ?').bind(id),
      db.prepare('delete from workspace where id = ?').bind(id),
    ]),
  );
}

/** Notes when each is to be looked at next. */
export async function postpone(db: D1Database, listings: readonly Pick<Listing, 'id' | 'overdueAt'>[]): Promise<void> {
  if (listings.length === 0) return;
  const update = db.prepare('update workspace set overdue_at = ? where id = ?');
  await db.batch(listings.map(({id, overdueAt}) => update.bind(overdueAt, id)));
}

/**
 * Makes the tables where one is missing, then tries again. A lost directory heals without anybody's command, and a local run
 * needs no migration step; `wrangler d1 migrations apply` runs the same files and finds them done.
 */
export async function withTables<T>(db: D1Database, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('no such table')) throw error;
    const statements = [createWorkspaceTable, createErasureTables].flatMap(sql => sql.replaceAll(/^--.*$/gm, '').split(';'));
    await db.batch(statements.filter(text => text.trim() !== '').map(text => db.prepare(text)));
    return work();
  }
}
