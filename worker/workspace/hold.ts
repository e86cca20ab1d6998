import * as z from 'zod/mini';
import {starterSegments} from '#shared/filter/starter-segments';
import {ridOf} from '#shared/identity/rid';
import type {BundleState} from '#shared/protocol/bundle';
import type {Home} from './home';
import {idKeyOf} from './programme';
import {readSetting, removeSetting, writeSetting} from './setting-store';
import type {Sql} from './sql';

const count = z.int().check(z.gte(0));

const holdSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('receiving'),
    move: z.string(),
    /** The number of the chunk that is waited for. */
    next: count,
    /** Rows that came so far, by part. */
    counts: z.record(z.string(), count),
    /** The end came, and everything before it. */
    isWhole: z.boolean(),
    /** Keys of records whose people were erased here before. */
    erase: z.array(z.string()),
    /** Records whose people are made, and the key of the last of them. */
    derived: count,
    after: z.string(),
  }),
  z.object({kind: z.literal('left'), move: z.string(), at: z.number()}),
]);

/** Why a workspace may not change: everything is coming in, or went to a browser. */
export type Hold = z.infer<typeof holdSchema>;
export type Receiving = Extract<Hold, {kind: 'receiving'}>;

export function readHold(sql: Sql): Hold | undefined {
  const text = readSetting(sql, 'hold');
  return text === undefined ? undefined : holdSchema.parse(JSON.parse(text));
}

export function writeHold(sql: Sql, hold: Hold): void {
  writeSetting(sql, 'hold', JSON.stringify(hold));
}

/** What was put off meanwhile is due again. */
export function release({sql, now}: Home): void {
  removeSetting(sql, 'hold');
  sql.run(
    'update job set due = ?1 where due > ?1 and kind in (select value from json_each(?2))',
    now(),
    JSON.stringify(HELD_JOBS),
  );
}

/** Work that would change the workspace or speak to vendors for it. */
const HELD_JOBS = ['sync', 'outbox', 'label-end', 'reread', 'webhooks', 'track', 'calibrate', 'draw'];
const LATER_MS = 3_600_000;

/** Puts off what may not run while the workspace is held; asked for at each run of the alarm. */
export function putOffHeld({sql, now}: Home): void {
  if (readSetting(sql, 'hold') === undefined) return;
  sql.run(
    'update job set due = ?2 where due <= ?1 and kind in (select value from json_each(?3))',
    now(),
    now() + LATER_MS,
    JSON.stringify([...HELD_JOBS, 'due']),
  );
}

/** How the workspace stands to a move. */
export function bundleState({sql}: Home): BundleState {
  const hold = readHold(sql);
  return {
    hold: hold === undefined ? null : shown(hold),
    people: countOf(sql, 'supporter where doc is not null'),
    records: countOf(sql, 'record'),
    isEmpty: isEmpty(sql),
    print: printOf(idKeyOf(sql)),
  };
}

/** The same for two workspaces only if their id key is the same. */
export function printOf(idKey: Uint8Array): string {
  return ridOf(idKey, 'regulars');
}

/** Whether nothing is there that a move could overwrite: nobody, and only the filters of the beginning. */
export function isEmpty(sql: Sql): boolean {
  const starters = new Set(starterSegments().map(({id, rev}) => `segment ${id} ${rev}`));
  const items = sql.all<{item: string}>(
    `select kind || ' ' || id || ' ' || coalesce(doc ->> 'rev', '') as item from item where doc is not null and kind <> 'programme'`,
  );
  const tables = ['record', 'attachment', 'decision', 'connection'];
  return tables.every(table => countOf(sql, table) === 0) && items.every(({item}) => starters.has(item));
}

function shown(hold: Hold): NonNullable<BundleState['hold']> {
  if (hold.kind === 'left') return hold;
  const {kind, move, next, derived} = hold;
  return {kind, move, next, derived};
}

export function countOf(sql: Sql, from: string): number {
  return sql.first<{count: number}>(`select count(*) as count from ${from}`)?.count ?? 0;
}
