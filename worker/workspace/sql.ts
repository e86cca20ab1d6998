import {assertBindings, jsonBatches} from '../limits';

type Value = string | number | null | ArrayBuffer;
type Row = Record<string, Value>;
/** A parameter of `batch`; a function is asked anew for every batch. */
type BatchValue = Value | (() => Value);

/** The workspace's tables, with the platform's limits enforced and the rows written counted. */
export type Sql = {
  all<T extends Row>(query: string, ...bindings: Value[]): T[];
  first<T extends Row>(query: string, ...bindings: Value[]): T | undefined;
  run(query: string, ...bindings: Value[]): void;
  /** Runs the query once per batch of rows that fits one parameter; `?1` is the JSON array. Returns all rows returned. */
  batch<T extends Row>(query: string, rows: readonly unknown[], ...more: BatchValue[]): T[];
  /**
   * Runs the query once per value. Rows read count one by one, where a join with `json_each` or an `in` list counts each value
   * of the list as well.
   */
  each<T extends Row>(query: string, values: readonly string[], ...more: Value[]): T[];
  /**
   * Runs a query of one row and one column once per value, fifty in one statement: a statement costs ten times what a look-up
   * does. In the query `?` stands for the value.
   *
   * @returns for each value what was found, null where nothing was
   */
  pick<T extends Value>(query: string, values: readonly string[]): (T | null)[];
  /** All or nothing; nothing in it may await. */
  transaction<T>(work: () => T): T;
  readonly inTransaction: boolean;
  /** Rows written since the object started. */
  readonly written: number;
  /** Rows read since the object started, as Cloudflare counts them. */
  readonly read: number;
};

/** Look-ups in one statement: of the hundred columns that a row may have, and a statement that is soon parsed. */
const PICKED = 50;

/** The query once per place, one column each. */
function pickQuery(query: string): string {
  const columns = Array.from({length: PICKED}, (_, place) => `(${query.replace('?', `?${place + 1}`)})`);
  return `select ${columns.join(', ')}`;
}

/** Wraps the object's storage. */
export function createSql(storage: DurableObjectStorage): Sql {
  let written = 0;
  let read = 0;
  let depth = 0;
  function counted<T extends Row, R>(query: string, bindings: readonly Value[], take: (cursor: SqlStorageCursor<T>) => R): R {
    assertBindings(bindings);
    const cursor = storage.sql.exec<T>(query, ...bindings);
    const rows = take(cursor);
    written += cursor.rowsWritten;
    read += cursor.rowsRead;
    return rows;
  }
  function exec<T extends Row>(query: string, bindings: readonly Value[]): T[] {
    return counted<T, T[]>(query, bindings, cursor => cursor.toArray());
  }
  return {
    all: (query, ...bindings) => exec(query, bindings),
    first: <T extends Row>(query: string, ...bindings: Value[]) => exec<T>(query, bindings)[0],
    run: (query, ...bindings) => void exec(query, bindings),
    batch: <T extends Row>(query: string, rows: readonly unknown[], ...more: BatchValue[]) =>
      jsonBatches(rows).flatMap(batch =>
        exec<T>(query, [batch, ...more.map(value => (typeof value === 'function' ? value() : value))]),
      ),
    pick: <T extends Value>(query: string, values: readonly string[]) => {
      const whole = pickQuery(query);
      const found: (T | null)[] = [];
      for (let at = 0; at < values.length; at += PICKED) {
        const block = values.slice(at, at + PICKED);
        // Always the same statement, so that it is parsed once: a null finds nothing and reads nothing.
        const bindings = Array.from({length: PICKED}, (_, place) => block[place] ?? null);
        const [row = []] = counted(whole, bindings, cursor => [...cursor.raw<(T | null)[]>()]);
        found.push(...row.slice(0, block.length));
      }
      return found;
    },
    each: <T extends Row>(query: string, values: readonly string[], ...more: Value[]) =>
      values.flatMap(value => exec<T>(query, [value, ...more])),
    transaction: work => {
      depth += 1;
      try {
        return storage.transactionSync(work);
      } finally {
        depth -= 1;
      }
    },
    get inTransaction() {
      return depth > 0;
    },
    get written() {
      return written;
    },
    get read() {
      return read;
    },
  };
}

/** A commit outside a transaction could leave half of itself behind. */
export function assertInTransaction(sql: Sql): void {
  if (!sql.inTransaction) throw new Error('this must run inside sql.transaction');
}
