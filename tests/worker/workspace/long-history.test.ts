import {describe, expect, it} from 'vitest';
import {cutRecord} from '#shared/bundle/cut-record';
import {canonical} from '#shared/model/compare';
import type {Engagement} from '#shared/model/engagement';
import type {Reading, StoredRecord} from '#shared/model/record';
import type {BundleChunk} from '#shared/protocol/bundle';
import {applyCommand} from '../../../worker/workspace/apply-command.ts';
import {commit} from '../../../worker/workspace/commit.ts';
import {commitParts} from '../../../worker/workspace/commit-parts.ts';
import {deriveMoved} from '../../../worker/workspace/derive-moved.ts';
import {putItem} from '../../../worker/workspace/feed.ts';
import type {Home} from '../../../worker/workspace/home.ts';
import {peopleNamed} from '../../../worker/workspace/people-named.ts';
import {readStatement} from '../../../worker/workspace/read-statement.ts';
import {receiveChunk} from '../../../worker/workspace/receive-chunk.ts';
import {findRecord} from '../../../worker/workspace/record-store.ts';
import {sendChunk} from '../../../worker/workspace/send-chunk.ts';
import {NOW} from '../../fixtures/arbitrary.ts';
import {BUSY_KEY, BUSY_PROGRAMME, busyDeed, busyDeeds, busyOrders, busyReadings} from '../../fixtures/busy-person.ts';
import {MemoryHome} from '../../fixtures/memory-home.ts';
import {fileReading} from '../readings.ts';
import {withDocuments} from '../with-limit.ts';
import {withHome} from './with-home.ts';

/** What was done comes in this many commits, from the newest back, as connections read it. */
function fill(home: Home, deeds: readonly Engagement[], orders = busyOrders(0)): MemoryHome {
  putItem(home.sql, {kind: 'programme', id: 'programme', doc: BUSY_PROGRAMME});
  const memory = new MemoryHome(NOW);
  memory.programme = BUSY_PROGRAMME;
  for (const reading of busyReadings(deeds, orders).reverse()) take(home, memory, [reading]);
  take(home, memory, [fileReading(1), fileReading(2)]);
  return memory;
}

function take(home: Home, memory: MemoryHome, readings: readonly Reading[]): void {
  memory.ingest(readings);
  home.sql.transaction(() => commit(home, {readings}));
}

/** What the tables hold, records put together, as the maps of a home in memory have it. */
function contents({sql}: Home) {
  const keys = sql.all<{key: string}>('select key from record order by key');
  return {
    records: keys.map(({key}) => canonical(findRecord(sql, key))),
    people: sql.all<{doc: string}>('select doc from supporter where doc is not null order by id').map(({doc}) => fixed(doc)),
    ledger: sql.all('select record, rule, activity, n, at, points from ledger').map(canonical).sort(),
  };
}

function inMemory(memory: MemoryHome): ReturnType<typeof contents> {
  const records = [...memory.records.values()].sort((left, right) => (left.key < right.key ? -1 : 1));
  return {
    records: records.map(canonical),
    people: memory.people().map(canonical),
    ledger: memory.ledger.map(canonical).sort(),
  };
}

const fixed = (doc: string) => canonical(JSON.parse(doc));
const balanceIn = ({sql}: Home) =>
  sql.first<{balance: number}>("select doc -> '$.account' ->> 'balance' as balance from supporter order by balance desc")
    ?.balance;
const countOf = ({sql}: Home, table: string) => sql.first<{n: number}>(`select count(*) as n from ${table}`)?.n ?? 0;

/** A comment brings 3, the first of a day 2 more, a like 1; days begin at the hour at which they do. */
function pointsOf(deeds: readonly Engagement[], orders = 0): number {
  const comments = deeds.filter(({action}) => action === 'commented');
  const days = new Set(comments.map(({at}) => Math.floor(at / 86_400_000)));
  return comments.length * 3 + days.size * 2 + (deeds.length - comments.length) + orders * 5;
}

async function chunksOf(home: Home): Promise<BundleChunk[]> {
  const chunks: BundleChunk[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await sendChunk(home, after);
    if (page === undefined) throw new Error('no such cursor');
    chunks.push(page.chunk);
    after = page.next;
  }
  return chunks;
}

function moveIn(home: Home, chunks: readonly BundleChunk[], move: string): void {
  for (const [n, chunk] of chunks.entries()) expect(receiveChunk(home, {move, n, chunk})).toBe(n + 1);
  for (let isDone = false; !isDone; ) {
    const derived = deriveMoved(home, move);
    if ('code' in derived) throw new Error(derived.code);
    isDone = derived.isDone;
  }
}

describe('somebody who did very much, on the private server', () => {
  it.each([3_000, 12_000])('has every point of %i things and a third as many orders, as any home has', async count => {
    await withHome(home => {
      const memory = fill(home, busyDeeds(count), busyOrders(count / 3));
      expect(balanceIn(home)).toBe(pointsOf(busyDeeds(count), count / 3));
      expect(contents(home)).toEqual(inMemory(memory));
      const record = findRecord(home.sql, BUSY_KEY);
      expect(record?.activities).toHaveLength(count);
      expect(record?.orders).toHaveLength(count / 3);
      const cut = cutRecord(record as StoredRecord);
      expect(countOf(home, 'record_rest')).toBe(cut.pieces.length);
      expect(cut.pieces.length).toBeGreaterThan(10);
    });
  });

  it('costs a few rows for one thing more, however late it is told, and none for the same again', async () => {
    await withHome(home => {
      const deeds = busyDeeds(3_000);
      const memory = fill(home, deeds);
      const rows = (activities: readonly Engagement[]) => {
        const before = home.sql.written;
        take(home, memory, busyReadings(activities));
        return home.sql.written - before;
      };
      for (const reading of busyReadings(deeds)) expect(rows(reading.activities ?? [])).toBe(0);
      // The record, an entry or two of the ledger, the person with their place in the feed.
      const latest = Array.from({length: 10}, (_, number) => rows([busyDeed(3_001 + number)]));
      expect(Math.min(...latest)).toBeLessThanOrEqual(6);
      expect(latest.reduce((sum, one) => sum + one, 0) / latest.length).toBeLessThan(8);
      const late = Array.from({length: 10}, (_, number) => rows([{...busyDeed(number * 200, 60_000), key: `late/${number}`}]));
      expect(late.reduce((sum, one) => sum + one, 0) / late.length).toBeLessThan(9);
      expect(contents(home)).toEqual(inMemory(memory));
    });
  });

  it('costs nothing more where nobody is like that: no row of the table is read or written', async () => {
    await withHome(home => {
      const readings = Array.from({length: 100}, (_, number) => fileReading(number));
      home.sql.transaction(() => commit(home, {readings}));
      const before = [home.sql.written, home.sql.read];
      home.sql.transaction(() => commit(home, {readings}));
      const [written = 0, read = 0] = before;
      expect(home.sql.written - written).toBe(0);
      home.sql.run('drop table record_rest');
      expect(() => home.sql.transaction(() => commit(home, {readings}))).not.toThrow();
      expect(home.sql.read - read).toBeGreaterThan(0);
    });
  });

  it('shrinks to a row again when the source takes it back, and its points go', async () => {
    await withHome(home => {
      const memory = fill(home, busyDeeds(3_000));
      const [reading] = busyReadings([]);
      take(home, memory, [{...(reading as Reading), asOf: NOW, deleted: true}]);
      expect(findRecord(home.sql, BUSY_KEY)?.activities).toBeUndefined();
      expect(contents(home)).toEqual(inMemory(memory));
      expect(home.sql.first<{sum: number}>('select sum(points) as sum from ledger')?.sum).toBe(0);
    });
  });

  it('goes without a trace when erased (F47)', async () => {
    await withHome(home => {
      fill(home, busyDeeds(3_000));
      expect(countOf(home, 'record_rest')).toBeGreaterThan(0);
      home.sql.transaction(() => commit(home, {erase: [BUSY_KEY], unlisted: true}));
      for (const table of ['record', 'record_rest', 'ledger', 'identifier'])
        expect(JSON.stringify(home.sql.all(`select * from ${table}`))).not.toContain('busy');
      expect(countOf(home, 'record_rest')).toBe(0);
    });
  });

  it('moves to another server and back as it was, in requests of less than a megabyte', async () => {
    const [chunks, before] = await withHome(async home => {
      fill(home, busyDeeds(3_000), busyOrders(500));
      return [await chunksOf(home), contents(home)] as const;
    });
    expect(chunks.map(({part}) => part)).toContain('record-rest');
    const sizes = chunks.map(chunk => new TextEncoder().encode(JSON.stringify(chunk)).length);
    expect(Math.max(...sizes)).toBeLessThan(950_000);
    const again = await withHome(async home => {
      moveIn(home, chunks, 'move-over-there');
      expect(contents(home)).toEqual(before);
      return chunksOf(home);
    });
    await withHome(home => {
      moveIn(home, again, 'move-back-again');
      expect(contents(home)).toEqual(before);
      // What came is what this server would have stored.
      const written = home.sql.written;
      home.sql.transaction(() => commit(home, {readings: busyReadings(busyDeeds(1_000))}));
      expect(home.sql.written).toBe(written);
    });
  });

  it('counts for the memory of a commit with all of it', async () => {
    await withHome(async home => {
      fill(home, busyDeeds(3_000));
      const left = await withDocuments(
        40,
        () => commitParts(home, busyReadings([busyDeed(5_000)]), readings => ({readings})).left,
      );
      expect(left).toHaveLength(1);
    });
  });

  it('is found, marked and labelled among others like that, whom one commit could not hold together', async () => {
    await withHome(async home => {
      const keys = Array.from({length: 6}, (_, number) => `${BUSY_KEY}-${number}`);
      for (const [number, key] of keys.entries()) {
        const identifiers = [{type: 'email' as const, value: `busy${number}@example.org`, strength: 'strong' as const}];
        const readings = busyReadings(busyDeeds(900), [], key).map(reading => ({...reading, identifiers}));
        home.sql.transaction(() => commit(home, {readings}));
      }
      const supporters = home.sql.all<{id: string}>('select id from supporter order by id').map(({id}) => id);
      const mark = {id: 'mark-them-all', at: NOW, kind: 'contact-all' as const, channel: 'message' as const};
      const result = await withDocuments(130, () => {
        expect(() => home.sql.transaction(() => commit(home, {touch: keys}))).toThrow('documents in one commit');
        const found = home.sql.transaction(() => peopleNamed(home, supporters));
        expect(found.map(({id}) => id).sort()).toEqual(supporters);
        return applyCommand(home, {...mark, purpose: 'other', supporters});
      });
      expect(result).toMatchObject({status: 'applied'});
      expect(countOf(home, 'attachment')).toBe(6);
    });
  });

  it('has a statement of a bounded length that adds up', async () => {
    await withHome(home => {
      const memory = fill(home, busyDeeds(3_000));
      const id = memory.people().find(({name}) => name?.value === 'Busy')?.id ?? '';
      const statement = readStatement(home.sql, id);
      expect(statement?.entries).toHaveLength(2_000);
      const shown = statement?.entries.reduce((sum, {points}) => sum + points, 0) ?? 0;
      expect((statement?.opening ?? 0) + shown).toBe(pointsOf(busyDeeds(3_000)));
    });
  });
});
