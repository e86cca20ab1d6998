import {type Outgoing, outgoingSchema, refusedOf, type WriteRefusal, waitingOf} from '#shared/model/outgoing';
import {readConnection, writeConnection} from './connection-store';
import {putItem, readItem} from './feed';
import type {Home} from './home';
import type {Sql} from './sql';

/*
 * How far each thing is that is written to a vendor: one item of the feed per action and connection, so that the creator sees it
 * move and sees what was refused. Counted where a write begins and ends; the writes themselves are rows of `outbox`.
 */

type Of = Pick<Outgoing, 'action' | 'connection'>;

/** How much more there is of each; `refused` with its reason. */
export type CountChange = {
  readonly wanted?: number;
  readonly done?: number;
  readonly refused?: readonly [WriteRefusal, number];
};

function idOf({action, connection}: Of): string {
  return `${action} ${connection}`;
}

export function readOut(sql: Sql, of: Of): Outgoing | undefined {
  const doc = readItem(sql, 'outgoing', idOf(of));
  return doc === undefined ? undefined : outgoingSchema.parse(doc);
}

/** Notes that an action wants so many writes more. */
export function startOut({sql, now}: Home, of: Of & Pick<Outgoing, 'write' | 'name'>, wanted: number): void {
  const {action, connection, write, name} = of;
  const held = readOut(sql, of) ?? {
    ...{id: idOf(of), action, connection, write, name, at: now(), wanted: 0, done: 0, refused: []},
  };
  putItem(sql, {kind: 'outgoing', id: idOf(of), doc: {...held, wanted: held.wanted + wanted}});
}

/** Changes how far an action is, in the transaction of what changed it. One of which nothing is left to say goes. */
export function countOut(sql: Sql, of: Of, change: CountChange, now: number): void {
  const held = readOut(sql, of);
  if (held === undefined) return;
  const {wanted = 0, done = 0, refused} = change;
  const next: Outgoing = {
    ...held,
    wanted: held.wanted + wanted,
    done: held.done + done,
    refused: refused === undefined ? held.refused : refusals(held.refused, refused),
  };
  putItem(sql, {kind: 'outgoing', id: held.id, doc: next.wanted <= 0 ? null : next, now});
}

function refusals(held: Outgoing['refused'], [reason, more]: readonly [WriteRefusal, number]): Outgoing['refused'] {
  const count = (held.find(one => one.reason === reason)?.count ?? 0) + more;
  const others = held.filter(one => one.reason !== reason);
  return count <= 0 ? others : [...others, {reason, count}];
}

/** What is not written yet of an action: 0 too where nobody knows of it any more. */
export function waitingAt(sql: Sql, of: Of): number {
  const held = readOut(sql, of);
  return held === undefined ? 0 : waitingOf(held);
}

/** What was given up of an action is not spoken of any more. */
export function forgetRefused(sql: Sql, of: Of, now: number): void {
  const held = readOut(sql, of);
  if (held === undefined) return;
  const wanted = held.wanted - refusedOf(held);
  putItem(sql, {kind: 'outgoing', id: held.id, doc: wanted <= 0 ? null : {...held, wanted, refused: []}, now});
}

/** Shows on a connection how much of everything waits and was refused; not at each write, but when a run of them ends. */
export function noteOutgoing({sql}: Home, connection: string): void {
  const state = readConnection(sql, connection);
  if (state === undefined) return;
  const all = outgoingOf(sql, connection);
  const waiting = all.reduce((sum, one) => sum + waitingOf(one), 0);
  const failed = all.reduce((sum, one) => sum + refusedOf(one), 0);
  const {outgoing: held, ...rest} = state;
  if (held?.waiting === waiting && held.failed === failed) return;
  if (held === undefined && waiting + failed === 0) return;
  writeConnection(sql, connection, waiting + failed === 0 ? rest : {...rest, outgoing: {waiting, failed}});
}

function outgoingOf(sql: Sql, connection: string): Outgoing[] {
  return sql
    .all<{doc: string}>(`select doc from item where kind = 'outgoing' and doc ->> 'connection' = ?`, connection)
    .map(({doc}) => outgoingSchema.parse(JSON.parse(doc)));
}

/** Nothing is written to a connection any more. */
export function forgetOutgoing({sql, now}: Home, connection: string): void {
  sql.run('delete from outbox where connection = ?', connection);
  sql.run('delete from former_field where connection = ?', connection);
  sql.run('delete from kept_field where connection = ?', connection);
  for (const {id} of outgoingOf(sql, connection)) putItem(sql, {kind: 'outgoing', id, doc: null, now: now()});
}

/** What was done long ago cannot be taken back any more, and is not spoken of. @param before - epoch milliseconds */
export function forgetOldOutgoing(home: Home, before: number): void {
  const {sql, now} = home;
  sql.run('delete from former_field where at < ?', before);
  // Of what nobody asks about: it was under way when actions began to be counted.
  sql.run(`delete from outbox where action = '' and refused is not null and due < ?`, before);
  const rows = sql.all<{doc: string}>(`select doc from item where kind = 'outgoing' and doc ->> 'at' < ?`, before);
  for (const old of rows.map(({doc}) => outgoingSchema.parse(JSON.parse(doc)))) {
    if (waitingOf(old) > 0) continue;
    sql.run('delete from outbox where connection = ? and action = ?', old.connection, old.action);
    putItem(sql, {kind: 'outgoing', id: old.id, doc: null, now: now()});
    noteOutgoing(home, old.connection);
  }
}
