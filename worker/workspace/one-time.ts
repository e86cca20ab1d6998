import type {Home} from './home';
import {hashOf, newSecret} from './secrets';
import {openText, sealText} from './vault';

/** How long somebody may look at the vendor's page. */
export const ONE_TIME_MS = 10 * 60_000;

/**
 * Keeps a text, sealed, for whoever comes back from a vendor with the word for it. Only the word's hash is kept. Throws `VaultError`.
 *
 * @returns the state: the workspace and a word that works once
 */
export async function keepOnce(home: Home, text: string): Promise<string> {
  const {sql, now, id} = home;
  const secret = newSecret();
  const hash = await hashOf(secret);
  const {keyId, iv, bytes} = await sealText(home, placeOf(hash), text);
  sql.run(
    'insert into authorisation (hash, expires_at, key_id, iv, sealed) values (?, ?, ?, ?, ?)',
    hash,
    now() + ONE_TIME_MS,
    keyId,
    iv,
    bytes,
  );
  return `${id}.${secret}`;
}

type Row = {expires_at: number; key_id: string; iv: ArrayBuffer; sealed: ArrayBuffer};

/**
 * Reading it deletes it, in one statement: two answers that come together find it once. Old ones go along.
 *
 * @returns undefined where it is unknown, used, or older than ten minutes. Throws `VaultError`.
 */
export async function takeOnce(home: Home, secret: string): Promise<string | undefined> {
  const hash = await hashOf(secret);
  const [row] = home.sql.all<Row>('delete from authorisation where hash = ? returning expires_at, key_id, iv, sealed', hash);
  home.sql.run('delete from authorisation where expires_at <= ?', home.now());
  if (row === undefined || row.expires_at <= home.now()) return undefined;
  return openText(home, placeOf(hash), {keyId: row.key_id, iv: row.iv, bytes: row.sealed});
}

function placeOf(hash: string): string {
  return `authorisation ${hash}`;
}
