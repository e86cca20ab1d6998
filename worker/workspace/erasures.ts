import type {Erased} from '#shared/identity/erase';
import {ridOf} from '#shared/identity/rid';
import {readErasureList, writeErasureList} from '../directory/erasure-list';
import {bytesOfHex, hexOf} from '../sync/hex';
import type {Home} from './home';
import {type Job, putJob, settleJob} from './job-table';
import {idKeyOf} from './programme';
import {randomHex} from './secrets';
import {putSealed, readSealed, seal, unseal} from './vault';

/** The vault keeps the key of the list like a connection's; no connection has this name. */
export const ERASURE_VAULT = 'erasure-list';
const KEY_BYTES = 32;
/** Rows written to the directory in one call. */
const PUSHED = 200;

/**
 * Opens the key of the erasure list, made at the first erasure: random, and sealed with the deployment's secret, so that the
 * secret can be changed without losing the list. Call before an `erase` command is applied.
 */
export async function openErasureKey(home: Home): Promise<Uint8Array> {
  if (home.erasureKey !== undefined) return home.erasureKey;
  if (readSealed(home.sql, ERASURE_VAULT) === undefined) {
    const sealed = await seal(home, ERASURE_VAULT, {key: randomHex(KEY_BYTES), webhookSecret: ''});
    // Another request may have made it while this one sealed.
    if (readSealed(home.sql, ERASURE_VAULT) === undefined) putSealed(home.sql, ERASURE_VAULT, sealed);
  }
  const key = bytesOfHex((await unseal(home, ERASURE_VAULT))?.key ?? '');
  home.erasureKey = key;
  return key;
}

/** The same text always gives the same hash, which says nothing about the text without the key. */
export function erasureHash({erasureKey}: Home, text: string): string {
  if (erasureKey === undefined) throw new Error('the key of the erasure list is not open');
  return ridOf(erasureKey, text);
}

/** As whom a text may stand on the list: who was erased in a browser before everything moved here is on it by the id key. */
export function erasureHashes(home: Home, text: string): [string, string] {
  return [erasureHash(home, text), ridOf(idKeyOf(home.sql), text)];
}

/** Whether a record key or an identifier is on the list; undefined where nobody was ever erased. */
export function erasureCheck(home: Home): ((text: string) => boolean) | undefined {
  const {sql} = home;
  if (sql.first('select 1 as one from erasure limit 1') === undefined) return undefined;
  return text => sql.first('select 1 as one from erasure where hash in (?, ?)', ...erasureHashes(home, text)) !== undefined;
}

/**
 * Takes the key of a list that comes from another home, where there is none yet.
 *
 * @returns false where this workspace has another one
 */
export async function takeErasureKey(home: Home, key: string): Promise<boolean> {
  if (readSealed(home.sql, ERASURE_VAULT) !== undefined) return hexOf(await openErasureKey(home)) === key;
  putSealed(home.sql, ERASURE_VAULT, await seal(home, ERASURE_VAULT, {key, webhookSecret: ''}));
  await openErasureKey(home);
  return true;
}

/** Puts people on the list, in the transaction that erases them; the directory hears of it by a job, which a kill cannot lose. */
export function listErased(home: Home, {records, identifiers}: Erased): void {
  const person = randomHex(8);
  const hashes = [...records.map(({key}) => key), ...identifiers].map(text => erasureHash(home, text));
  home.sql.batch(
    'insert into erasure (hash, person, at, listed) select value, ?2, ?3, 0 from json_each(?1) where true on conflict do nothing',
    hashes,
    person,
    home.now(),
  );
  pushSoon(home);
}

export function pushSoon({sql, now}: Home): void {
  putJob(sql, {kind: 'erasures', key: 'directory', due: now(), state: ''});
}

/** Tells the directory of everybody it has not heard of. */
export async function pushErasures(home: Home, job: Job): Promise<void> {
  const {sql, env, id} = home;
  const sealed = readSealed(sql, ERASURE_VAULT);
  const key =
    sealed === undefined
      ? undefined
      : {keyId: sealed.keyId, iv: hexOf(new Uint8Array(sealed.iv)), sealed: hexOf(new Uint8Array(sealed.bytes))};
  const rows = sql.all<{hash: string; person: string; at: number}>(
    'select hash, person, at from erasure where listed = 0 limit ?',
    PUSHED,
  );
  await writeErasureList(env.DIRECTORY, id, {key, rows});
  sql.transaction(() => {
    sql.batch(
      'update erasure set listed = 1 where hash in (select value from json_each(?))',
      rows.map(({hash}) => hash),
    );
    settleJob(sql, job, rows.length < PUSHED ? undefined : {due: home.now(), state: job.state});
  });
}

/** When people were erased, newest first: all that the list can tell. */
export function erasureDates({sql}: Home): number[] {
  return sql.all<{at: number}>('select max(at) as at from erasure group by person order by at desc').map(({at}) => at);
}

/** What the directory has of this workspace. */
export function readListed({env, id}: Home): ReturnType<typeof readErasureList> {
  return readErasureList(env.DIRECTORY, id);
}
