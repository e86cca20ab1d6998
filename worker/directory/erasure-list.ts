import type {Sealed} from '../workspace/vault';
import {withTables} from './directory';

/** Somebody who must not come back: a keyed hash of one of their record keys or identifiers. */
export type ErasureRow = {
  readonly hash: string;
  /** Random: the same for all rows of one erasure, so that they can be counted. */
  readonly person: string;
  readonly at: number;
};

/** What outlives the workspace's own tables: the rows, and the key of their hashes, sealed with the deployment's secret. */
export type ErasureList = {
  readonly key: (Omit<Sealed, 'iv' | 'bytes'> & {readonly iv: string; readonly sealed: string}) | undefined;
  readonly rows: readonly ErasureRow[];
};

type KeyRow = {key_id: string; iv: string; sealed: string};

export async function readErasureList(db: D1Database, workspace: string): Promise<ErasureList> {
  const [rows, keys] = await withTables(db, () =>
    db.batch<ErasureRow & KeyRow>([
      db.prepare('select hash, person, at from erasure where workspace = ?').bind(workspace),
      db.prepare('select key_id, iv, sealed from erasure_key where workspace = ?').bind(workspace),
    ]),
  );
  const [key] = keys?.results ?? [];
  return {
    key: key === undefined ? undefined : {keyId: key.key_id, iv: key.iv, sealed: key.sealed},
    rows: rows?.results ?? [],
  };
}

/** Adds to the list; what is on it already stays as it is, but for the seal of the key. */
export async function writeErasureList(db: D1Database, workspace: string, {key, rows}: ErasureList): Promise<void> {
  const add = 'insert into erasure (workspace, hash, person, at) values (?, ?, ?, ?) on conflict do nothing';
  const seal =
    'insert into erasure_key (workspace, key_id, iv, sealed) values (?, ?, ?, ?) on conflict do update ' +
    'set key_id = excluded.key_id, iv = excluded.iv, sealed = excluded.sealed';
  await withTables(db, () =>
    db.batch([
      ...(key === undefined ? [] : [db.prepare(seal).bind(workspace, key.keyId, key.iv, key.sealed)]),
      ...rows.map(({hash, person, at}) => db.prepare(add).bind(workspace, hash, person, at)),
    ]),
  );
}
