import {DurableObject} from 'cloudflare:workers';
import {importRequestSchema} from '#shared/protocol/connect';
import type {Env} from '../../../worker/env';
import {LIMITS} from '../../../worker/limits';
import {readJson} from '../../../worker/routes/read-json';
import {createRateLimiter} from '../../../worker/sync/rate-limiter';
import type {Home} from '../../../worker/workspace/home';
import {importChunk} from '../../../worker/workspace/import-readings';
import {migrate} from '../../../worker/workspace/migrate';
import {MIGRATIONS} from '../../../worker/workspace/migrations';
import {openWorkspace} from '../../../worker/workspace/open-workspace';
import {createSql} from '../../../worker/workspace/sql';

type BenchEnv = Env & {readonly BENCH: DurableObjectNamespace<BenchWorkspace>};
type Rows = Record<string, unknown[][]>;

/** The tables that a commit writes and the peer writes without the engine. */
const PAGE = 2_000;

/**
 * A workspace's tables, stores and commit behind an address without a session, and beside it the least that can be done with
 * the same rows. `/NAME/imports`, `/NAME/bare`, `/NAME/rows?table=`, `/NAME/counts`.
 */
export class BenchWorkspace extends DurableObject<BenchEnv> {
  readonly #home: Home;

  constructor(ctx: DurableObjectState, env: BenchEnv) {
    super(ctx, env);
    this.#home = {
      id: ctx.id.toString(),
      env,
      sql: createSql(ctx.storage),
      now: () => Date.now(),
      random: () => 0,
      fetch: () => Promise.reject(new Error('no network')),
      limiter: createRateLimiter(1),
      paces: new Map(),
      wipe: async () => undefined,
      alarm: {get: async () => null, set: () => undefined, clear: () => undefined},
    };
    void ctx.blockConcurrencyWhile(async () => {
      migrate(ctx.storage, MIGRATIONS);
      if (this.#home.sql.first('select 1 from setting') === undefined) openWorkspace(this.#home, 'bench');
    });
  }

  override async fetch(request: Request): Promise<Response> {
    const {pathname, searchParams} = new URL(request.url);
    const {sql} = this.#home;
    const before = {written: sql.written, read: sql.read};
    const action = pathname.split('/').at(-1);
    let answer: object = {};
    if (action === 'imports') {
      const chunk = await readJson(request, importRequestSchema, LIMITS.importBytes);
      answer = importChunk(this.#home, chunk);
    } else if (action === 'bare') {
      const rows = (await request.json()) as Rows;
      sql.transaction(() => this.#putBare(rows));
    } else if (action === 'rows') {
      return Response.json(this.#rows(searchParams.get('table') ?? '', Number(searchParams.get('from') ?? 0)));
    }
    const counts = {written: sql.written - before.written, read: sql.read - before.read};
    return Response.json({...answer, ...counts, tables: action === 'counts' ? this.#counts() : undefined});
  }

  /** The same statement shape as a commit's: one JSON array per batch, documents as JSON in it. */
  #putBare(rows: Rows): void {
    const {sql} = this.#home;
    for (const [table, list] of Object.entries(rows)) {
      const columns = this.#columns(table);
      const values = columns.map((name, place) => `value ${name === 'doc' ? '->' : '->>'} ${place}`);
      sql.batch(`insert into ${table} (${columns.join(', ')}) select ${values.join(', ')} from json_each(?)`, list);
    }
  }

  #rows(table: string, from: number): unknown[][] {
    const columns = this.#columns(table);
    const rows = this.#home.sql.all(`select * from ${table} limit ? offset ?`, PAGE, from);
    return rows.map(row => columns.map(name => (name === 'doc' ? JSON.parse(String(row[name])) : row[name])));
  }

  #columns(table: string): string[] {
    return this.#home.sql.all<{name: string}>('select name from pragma_table_info(?)', table).map(({name}) => name);
  }

  #counts(): Record<string, number> {
    const {sql} = this.#home;
    const tables = sql.all<{name: string}>(
      `select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not like '\\_cf%' escape '\\'`,
    );
    return Object.fromEntries(
      tables.map(({name}) => [name, sql.first<{n: number}>(`select count(*) as n from ${name}`)?.n ?? 0]),
    );
  }
}

export default {
  fetch(request: Request, env: BenchEnv): Promise<Response> {
    const name = new URL(request.url).pathname.split('/')[1] ?? '';
    return env.BENCH.get(env.BENCH.idFromName(name)).fetch(request);
  },
};
