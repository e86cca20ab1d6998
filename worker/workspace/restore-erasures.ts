import {linkTexts} from '#shared/identity/closure';
import type {RecordKey, StoredRecord} from '#shared/model/record';
import type {ErasureList, ErasureRow} from '../directory/erasure-list';
import {bytesOfHex} from '../sync/hex';
import {commitOutcomes} from './commit-parts';
import {ERASURE_VAULT, erasureHashes, openErasureKey, pushSoon, readListed} from './erasures';
import type {Home} from './home';
import {isOpen} from './open-workspace';
import {randomHex} from './secrets';
import {writeSetting} from './setting-store';
import {putSealed, readSealed, reseal} from './vault';

/** Records looked at in one turn. */
const BLOCK = 500;

/**
 * Holds this object's own erasure list against the directory's. Runs at each start, before anything is served: whoever is on
 * the directory's list and not on ours was erased after the state that was restored here, and is erased again. A directory that
 * was lost is told again. Throws where the directory does not answer: then nothing is served, rather than somebody who said no.
 */
export async function restoreErasures(home: Home): Promise<void> {
  const {sql} = home;
  if (!isOpen(sql)) return;
  const listed = await readListed(home);
  const own = new Set(sql.all<{hash: string}>('select hash from erasure').map(({hash}) => hash));
  if (own.size + listed.rows.length === 0) return;
  takeKey(home, listed);
  const isResealed = await reseal(home, ERASURE_VAULT);
  await openErasureKey(home);
  const missing = listed.rows.filter(({hash}) => !own.has(hash));
  if (missing.length > 0) eraseAgain(home, missing);
  const isLost = listed.key === undefined || listed.rows.length < own.size;
  if (!isLost && !isResealed) return;
  if (isLost) sql.run('update erasure set listed = 0 where listed <> 0');
  pushSoon(home);
}

/** A state from before the first erasure lacks the key too. */
function takeKey({sql}: Home, {key}: ErasureList): void {
  if (key === undefined || readSealed(sql, ERASURE_VAULT) !== undefined) return;
  const [iv, bytes] = [key.iv, key.sealed].map(text => bytesOfHex(text).buffer as ArrayBuffer);
  if (iv !== undefined && bytes !== undefined) putSealed(sql, ERASURE_VAULT, {keyId: key.keyId, iv, bytes});
}

function eraseAgain(home: Home, rows: readonly ErasureRow[]): void {
  const {sql} = home;
  const hashes = new Set(rows.map(({hash}) => hash));
  // The list last: cut off in the middle, the next start begins again.
  for (let after: RecordKey | undefined = ''; after !== undefined; ) after = eraseBlock(home, hashes, after);
  sql.transaction(() => {
    sql.batch(
      `insert into erasure (hash, person, at, listed) select value ->> 0, value ->> 1, value ->> 2, 1 from json_each(?)
       where true on conflict do update set person = excluded.person, at = excluded.at, listed = 1`,
      rows.map(({hash, person, at}) => [hash, person, at]),
    );
    // Browsers that saw the time before the restore start again.
    writeSetting(sql, 'epoch', randomHex(8));
  });
}

/** @returns the last key looked at; undefined at the end */
function eraseBlock(home: Home, hashes: ReadonlySet<string>, after: RecordKey): RecordKey | undefined {
  const {sql} = home;
  const rows = sql.all<{key: string; doc: string}>(
    'select key, doc from record where key > ? order by key limit ?',
    after,
    BLOCK,
  );
  // Identifiers stand in the row itself, whatever else a record has beside it.
  const erase = rows
    .filter(({key, doc}) =>
      [key, ...linkTexts(JSON.parse(doc) as StoredRecord)].some(text => erasureHashes(home, text).some(hash => hashes.has(hash))),
    )
    .map(({key}) => key);
  if (erase.length > 0) sql.transaction(() => commitOutcomes(home, erase, part => ({erase: part})));
  return rows.length < BLOCK ? undefined : rows.at(-1)?.key;
}
