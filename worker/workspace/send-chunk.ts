import * as z from 'zod/mini';
import {createCutter} from '#shared/bundle/cut-chunks';
import {FILE_ID} from '#shared/file-news';
import {BUNDLE_PARTS, BUNDLE_VERSION, type BundleChunk, type BundlePart, type SendResponse} from '#shared/protocol/bundle';
import {hexOf} from '../sync/hex';
import {openErasureKey} from './erasures';
import {headOf} from './feed';
import {bundleState, countOf} from './hold';
import type {Home} from './home';
import {idKeyOf} from './programme';
import type {Sql} from './sql';

/** Rows looked at in one question. */
const PAGE = 500;
/** The same of pieces of records, which are each as large as many rows. */
const PIECES = 20;

/** Where the next chunk begins: behind a row of a part, which its key names; `counts` of what came before. */
const cursorSchema = z.object({
  part: z.enum(BUNDLE_PARTS),
  key: z.array(z.union([z.string(), z.number()])),
  counts: z.record(z.string(), z.int()),
});
type Cursor = z.infer<typeof cursorSchema>;

type Key = (string | number)[];
type Page = readonly {readonly key: Key; readonly row: unknown}[];

/** The next chunk of this workspace; undefined for a cursor that is none of ours. */
export async function sendChunk(home: Home, after: string | undefined): Promise<SendResponse | undefined> {
  const head = headOf(home.sql);
  if (after === undefined) return {chunk: await headerOf(home), next: print({part: BUNDLE_PARTS[0], key: [], counts: {}}), head};
  const cursor = readCursor(after);
  if (cursor === undefined) return undefined;
  return {...rowsAfter(home.sql, cursor), head};
}

async function headerOf(home: Home): Promise<BundleChunk> {
  const {people, records} = bundleState(home);
  const isAnyErased = home.sql.first('select 1 as one from erasure limit 1') !== undefined;
  return {
    part: 'header',
    version: BUNDLE_VERSION,
    from: 'server',
    madeAt: home.now(),
    idKey: hexOf(idKeyOf(home.sql)),
    ...(isAnyErased ? {erasureKey: hexOf(await openErasureKey(home))} : {}),
    people,
    records,
    rows: TABLES.reduce((rows, table) => rows + countOf(home.sql, table), 0),
  };
}

/** Where the rows of the parts lie. */
const TABLES = ['item', 'attachment', 'decision', 'ledger', 'history', 'record', 'record_rest', 'erasure'];

function rowsAfter(sql: Sql, cursor: Cursor): Omit<SendResponse, 'head'> {
  let {part, key}: {part: BundlePart; key: Key} = cursor;
  for (;;) {
    const read = readPart(sql, part, key);
    if (read.rows.length > 0) {
      const counts = {...cursor.counts, [part]: (cursor.counts[part] ?? 0) + read.rows.length};
      const chunk = {part, rows: read.rows} as BundleChunk;
      return {chunk, next: print({part, key: read.last, counts})};
    }
    const following = BUNDLE_PARTS[BUNDLE_PARTS.indexOf(part) + 1];
    if (following === undefined) return {chunk: {part: 'end', counts: cursor.counts}, next: null};
    [part, key] = [following, []];
  }
}

/** As many rows as fit one chunk. */
function readPart(sql: Sql, part: BundlePart, from: Key): {rows: unknown[]; last: Key} {
  const rows: unknown[] = [];
  const fits = createCutter();
  let last = from;
  for (;;) {
    const page = PAGES[part]?.(sql, last) ?? [];
    for (const {key, row} of page) {
      if (!fits(row)) return {rows, last};
      rows.push(row);
      last = key;
    }
    if (page.length < (part === 'record-rest' ? PIECES : PAGE)) return {rows, last};
  }
}

/** A page of each part behind a key; of what is not named a server has nothing that another home could use. */
const PAGES: Partial<Record<BundlePart, (sql: Sql, key: Key) => Page>> = {
  item: (sql, [kind = '', id = '']) =>
    sql
      .all<{kind: string; id: string; doc: string}>(
        `select kind, id, doc from item where (kind, id) > (?, ?) and doc is not null and kind not in ('label-run', 'outgoing')
         and (kind <> 'connection' or substr(id, 1, ${FILE_ID.length}) = '${FILE_ID}') order by kind, id limit ${PAGE}`,
        kind,
        id,
      )
      .map(row => ({key: [row.kind, row.id], row: {...row, doc: JSON.parse(row.doc)}})),
  attachment: (sql, [rid = '', kind = '', id = '']) =>
    sql
      .all<{rid: string; kind: string; id: string; doc: string}>(
        `select rid, kind, id, doc from attachment where (rid, kind, id) > (?, ?, ?) order by rid, kind, id limit ${PAGE}`,
        rid,
        kind,
        id,
      )
      .map(row => ({key: [row.rid, row.kind, row.id], row: JSON.parse(row.doc)})),
  decision: (sql, [id = '']) => docs(sql, 'select id as key, doc from decision where id > ? order by id', id),
  ledger: (sql, [record = '', at = Number.MIN_SAFE_INTEGER, rule = '', activity = '', n = -1]) =>
    sql
      .all<{record: string; at: number; rule: string; activity: string; n: number; points: number}>(
        `select record, at, rule, activity, n, points from ledger where (record, at, rule, activity, n) > (?, ?, ?, ?, ?)
         order by record, at, rule, activity, n limit ${PAGE}`,
        record,
        at,
        rule,
        activity,
        n,
      )
      .map(row => ({key: [row.record, row.at, row.rule, row.activity, row.n], row})),
  history: (sql, [record = '', n = -1]) =>
    sql
      .all<{record: string; n: number; doc: string}>(
        `select record, n, doc from history where (record, n) > (?, ?) order by record, n limit ${PAGE}`,
        record,
        n,
      )
      .map(row => ({key: [row.record, row.n], row: JSON.parse(row.doc)})),
  record: (sql, [key = '']) => docs(sql, 'select key, doc from record where key > ? order by key', key),
  'record-rest': (sql, [record = '', n = -1]) =>
    sql
      .all<{record: string; n: number; doc: string}>(
        `select record, n, doc from record_rest where (record, n) > (?, ?) order by record, n limit ${PIECES}`,
        record,
        n,
      )
      .map(row => ({key: [row.record, row.n], row: JSON.parse(row.doc)})),
  erasure: (sql, [hash = '']) =>
    sql
      .all<{hash: string; person: string; at: number}>(
        `select hash, person, at from erasure where hash > ? order by hash limit ${PAGE}`,
        hash,
      )
      .map(row => ({key: [row.hash], row})),
};

function docs(sql: Sql, query: string, after: string | number): Page {
  return sql
    .all<{key: string; doc: string}>(`${query} limit ${PAGE}`, after)
    .map(({key, doc}) => ({key: [key], row: JSON.parse(doc)}));
}

function print(cursor: Cursor): string {
  return JSON.stringify(cursor);
}

function readCursor(text: string): Cursor | undefined {
  try {
    return cursorSchema.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
