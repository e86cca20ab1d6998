import {runInDurableObject} from 'cloudflare:test';
import {env} from 'cloudflare:workers';
import {describe, expect, it} from 'vitest';
import {jsonBatches, LIMITS, LimitError} from '../../worker/limits.ts';
import {createSql} from '../../worker/workspace/sql.ts';

describe('batches', () => {
  it('hold every row once, in order, each within one parameter', () => {
    const rows = Array.from({length: 3_000}, (_, index) => ({index, text: 'é'.repeat(300)}));
    const batches = jsonBatches(rows);
    expect(batches.length).toBeGreaterThan(1);
    expect(batches.flatMap(batch => JSON.parse(batch))).toEqual(rows);
    const encoder = new TextEncoder();
    expect(Math.max(...batches.map(batch => encoder.encode(batch).byteLength))).toBeLessThanOrEqual(LIMITS.boundBytes);
  });

  it('refuse a single row that no parameter can hold, and give a large one a batch of its own', () => {
    expect(() => jsonBatches([{text: 'x'.repeat(LIMITS.rowBytes)}])).toThrow(LimitError);
    const rows = ['small', 'x'.repeat(LIMITS.boundBytes), 'small too'].map(text => ({text}));
    expect(jsonBatches(rows).map(batch => JSON.parse(batch))).toEqual(rows.map(row => [row]));
  });

  it('of nothing are none', () => {
    expect(jsonBatches([])).toEqual([]);
  });
});

describe('the tables enforce what local workerd does not', () => {
  const inSql = (work: (sql: ReturnType<typeof createSql>) => void) =>
    runInDurableObject(env.WORKSPACE.get(env.WORKSPACE.newUniqueId()), (_, {storage}) => work(createSql(storage)));

  it('a row’s bytes a parameter, counted in bytes', async () => {
    await inSql(sql => {
      expect(() => sql.all('select ?', 'x'.repeat(LIMITS.rowBytes))).not.toThrow();
      expect(() => sql.all('select ?', 'é'.repeat(LIMITS.rowBytes / 2 + 1))).toThrow(LimitError);
      expect(() => sql.all('select ?', new ArrayBuffer(LIMITS.rowBytes + 1))).toThrow(LimitError);
    });
  });

  it('a hundred parameters a statement', async () => {
    await inSql(sql => {
      const statement = (count: number) =>
        sql.all(`select ${Array.from({length: count}, () => '?').join(',')}`, ...Array.from({length: count}, () => 1));
      expect(() => statement(100)).not.toThrow();
      expect(() => statement(101)).toThrow(LimitError);
    });
  });
});
