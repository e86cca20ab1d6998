import {runInDurableObject} from 'cloudflare:test';
import {env} from 'cloudflare:workers';
import {describe, expect, it} from 'vitest';
import type {StoredRecord} from '#shared/model/record';
import {migrate} from '../../../worker/workspace/migrate.ts';
import {MIGRATIONS} from '../../../worker/workspace/migrations.ts';
import {findRecord, putWhole} from '../../../worker/workspace/record-store.ts';
import {createSql} from '../../../worker/workspace/sql.ts';
import {NOW} from '../../fixtures/arbitrary.ts';
import {BUSY_KEY, busyDeed, busyDeeds, busyReadings} from '../../fixtures/busy-person.ts';
import {MemoryHome} from '../../fixtures/memory-home.ts';

const FIRST = {id: '001_first', why: 'a table', sql: 'create table one (id text primary key) without rowid'};
const SECOND = {id: '002_second', why: 'another', sql: 'create table two (id text primary key) without rowid'};

function inStorage<T>(work: (storage: DurableObjectStorage) => T): Promise<T> {
  const stub = env.WORKSPACE.get(env.WORKSPACE.newUniqueId());
  return runInDurableObject(stub, (_, {storage}) => {
    for (const {name} of storage.sql.exec<{name: string}>("select name from sqlite_schema where type = 'table'").toArray()) {
      if (!name.startsWith('sqlite_') && !name.startsWith('_cf')) storage.sql.exec(`drop table "${name}"`);
    }
    return work(storage);
  });
}

function tables({sql}: DurableObjectStorage): string[] {
  const rows = sql.exec<{name: string}>("select name from sqlite_schema where type = 'table' order by name").toArray();
  return rows.map(({name}) => name).filter(name => !name.startsWith('_cf'));
}

describe('migrations', () => {
  it('run once each and in order, whatever was there before', async () => {
    const found = await inStorage(storage => {
      migrate(storage, [FIRST]);
      storage.sql.exec("insert into one values ('kept')");
      migrate(storage, [FIRST, SECOND]);
      migrate(storage, [FIRST, SECOND]);
      return {tables: tables(storage), rows: storage.sql.exec('select id from one').toArray()};
    });
    expect(found).toEqual({tables: ['migration', 'one', 'two'], rows: [{id: 'kept'}]});
  });

  it.each([
    ['edited after it ran', [{...FIRST, sql: `${FIRST.sql} /* tidied */`}], /001_first was edited/],
    ['missing', [], /001_first ran here; the list has nothing/],
    ['put in front of another', [SECOND, FIRST], /001_first ran here; the list has 002_second/],
  ])('are refused when one that ran is %s', async (_, list, message) => {
    await expect(
      inStorage(storage => {
        migrate(storage, [FIRST]);
        migrate(storage, list);
      }),
    ).rejects.toThrow(message);
  });

  it('keep what was done by whoever had a row only before there were more for one record', async () => {
    await inStorage(async storage => {
      migrate(
        storage,
        MIGRATIONS.filter(({id}) => id < '012'),
      );
      const memory = new MemoryHome(NOW);
      memory.ingest(busyReadings(busyDeeds(1_000)));
      const record = memory.records.get(BUSY_KEY);
      storage.sql.exec('insert into record values (?, ?, ?)', BUSY_KEY, NOW, JSON.stringify(record));
      migrate(storage, MIGRATIONS);
      const sql = createSql(storage);
      expect(findRecord(sql, BUSY_KEY)).toEqual(record);
      memory.ingest(busyReadings([busyDeed(1_001)]));
      putWhole(sql, [memory.records.get(BUSY_KEY) as StoredRecord]);
      expect(sql.all('select n from record_rest').length).toBeGreaterThan(3);
      expect(findRecord(sql, BUSY_KEY)).toEqual(memory.records.get(BUSY_KEY));
    });
  });

  it('leave nothing behind when a step fails', async () => {
    const found = await inStorage(storage => {
      expect(() => migrate(storage, [FIRST, {...SECOND, sql: 'create table two ('}])).toThrow();
      return tables(storage);
    });
    expect(found).toEqual([]);
  });

  it('of the product make only tables without rowids, whose one index beyond the key is the feed’s', async () => {
    const found = await inStorage(storage => {
      migrate(storage, MIGRATIONS);
      return storage.sql
        .exec<{name: string; wr: number; indexes: number}>(
          `select t.name, t.wr, (select count(*) from pragma_index_list(t.name) i where i.origin <> 'pk') as indexes
           from pragma_table_list t where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like '_cf%'`,
        )
        .toArray();
    });
    expect(found.filter(({wr}) => wr !== 1)).toEqual([]);
    const indexed = found.filter(({indexes}) => indexes > 0).map(({name}) => name);
    expect(indexed.sort()).toEqual(['item', 'supporter']);
  });

  it('move labels that wait to be written into the list of what is written out, one job a connection', async () => {
    const found = await inStorage(storage => {
      migrate(
        storage,
        MIGRATIONS.filter(({id}) => id < '008'),
      );
      const label = {connection: 'c1', record: 'ghost/blog/member/1', name: 'VIP', on: true, tries: 2};
      storage.sql.exec("insert into job values ('outbox', ?, 7, ?)", 'c1|ghost/blog/member/1|vip', JSON.stringify(label));
      migrate(storage, MIGRATIONS);
      const rows = storage.sql.exec<{doc: string}>('select * from outbox').toArray();
      return {
        rows: rows.map(row => ({...row, doc: JSON.parse(row.doc)})),
        jobs: storage.sql.exec('select kind, key, due from job').toArray(),
      };
    });
    expect(found.rows).toEqual([
      {
        ...{connection: 'c1', key: 'label|ghost/blog/member/1|vip', due: 7, tries: 0, refused: null, action: ''},
        ...{record: 'ghost/blog/member/1', doc: {kind: 'label', name: 'VIP', on: true}},
      },
    ]);
    expect(found.jobs).toEqual([{kind: 'outbox', key: 'c1', due: 7}]);
  });
});
