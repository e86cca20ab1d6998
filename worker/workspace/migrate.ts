import type {Migration} from './migrations';

/** Thrown at start when the list of migrations is not a continuation of what ran here: nothing is served then. */
export class MigrationError extends Error {
  override name = 'MigrationError' as const;
}

/**
 * Brings the tables up to date, in one transaction. The text of each step is remembered; a missing, reordered or edited step
 * is refused.
 *
 * @throws MigrationError
 */
export function migrate(storage: DurableObjectStorage, migrations: readonly Migration[]): void {
  storage.transactionSync(() => {
    storage.sql.exec('create table if not exists migration (id text primary key, place integer, sql text) without rowid');
    const applied = storage.sql.exec<{id: string; sql: string}>('select id, sql from migration order by place').toArray();
    for (const [place, past] of applied.entries()) {
      const step = migrations[place];
      if (step?.id !== past.id) throw new MigrationError(`migration ${past.id} ran here; the list has ${step?.id ?? 'nothing'}`);
      if (step.sql !== past.sql) throw new MigrationError(`migration ${past.id} was edited after it ran`);
    }
    for (const [place, step] of migrations.entries()) {
      if (place < applied.length) continue;
      storage.sql.exec(step.sql);
      storage.sql.exec('insert into migration (id, place, sql) values (?, ?, ?)', step.id, place, step.sql);
    }
  });
}
