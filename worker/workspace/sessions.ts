import type {Session} from '#shared/protocol/session';
import {PROTOCOL_VERSION} from '#shared/protocol/version';
import type {Home} from './home';
import {hashOf, newSecret, randomHex} from './secrets';
import {readSetting} from './setting-store';

/** A session as its owner sees it in the list; the token itself is not kept. */
export type ListedSession = {
  readonly id: string;
  readonly label: string;
  readonly createdAt: number;
  /** To the day, so that reading costs no write. */
  readonly seenAt: number;
  readonly current: boolean;
};

type Row = {hash: string; id: string; label: string; created_at: number; seen_at: number};

const SEEN_EVERY_MS = 86_400_000;

/** Makes a session; the answer is the only time the token is told. */
export async function createSession({id, sql, now}: Home, label: string): Promise<Session> {
  const secret = newSecret();
  const at = now();
  const hash = await hashOf(secret);
  sql.run('insert into session (hash, id, label, created_at, seen_at) values (?, ?, ?, ?, ?)', hash, randomHex(8), label, at, at);
  return {token: `${id}.${secret}`, workspace: id, name: readSetting(sql, 'name') ?? '', protocol: PROTOCOL_VERSION};
}

/** The id of the session that this secret opens; undefined where it opens none. */
export async function findSession({sql, now}: Home, secret: string): Promise<string | undefined> {
  // The look-up is by hash: what timing could tell is about the hash, not about the secret.
  const hash = await hashOf(secret);
  const row = sql.first<Row>('select * from session where hash = ?', hash);
  if (row === undefined) return undefined;
  if (now() - row.seen_at > SEEN_EVERY_MS) sql.run('update session set seen_at = ? where hash = ?', now(), hash);
  return row.id;
}

export function listSessions({sql}: Home, current: string): ListedSession[] {
  return sql.all<Row>('select * from session order by created_at').map(row => ({
    id: row.id,
    label: row.label,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    current: row.id === current,
  }));
}

/** @returns whether there was such a session */
export function revokeSession({sql}: Home, id: string): boolean {
  return sql.all('delete from session where id = ? returning id', id).length > 0;
}
