import * as z from 'zod/mini';
import {hexOf} from '../sync/hex';
import type {Home} from './home';
import type {Sql} from './sql';

/** What a connection keeps sealed: the creator's key, and the secret that we gave the vendor for its webhooks. */
export const credentialsSchema = z.object({
  key: z.string(),
  webhookSecret: z.string(),
  refresh: z.optional(z.string()),
  expiresAt: z.optional(z.number()),
  client: z.optional(z.object({id: z.string(), secret: z.string()})),
});
export type Credentials = z.infer<typeof credentialsSchema>;

/** Thrown when a key cannot be sealed or opened: the deployment's VAULT_KEY is missing, too short or another one. */
export class VaultError extends Error {
  override name = 'VaultError' as const;
}

const MIN_SECRET_LENGTH = 32;
const encoder = new TextEncoder();

type VaultKey = {id: string; key: CryptoKey};

/** Credentials as they are stored. */
export type Sealed = {readonly keyId: string; readonly iv: ArrayBuffer; readonly bytes: ArrayBuffer};

/** Seals credentials for this connection of this workspace; they open nowhere else. Throws `VaultError`. */
export function seal(home: Home, connection: string, credentials: Credentials): Promise<Sealed> {
  return sealText(home, connection, JSON.stringify(credentials));
}

/** Seals a text for one place of this workspace, see `openText`. Throws `VaultError`. */
export async function sealText(home: Home, place: string, text: string): Promise<Sealed> {
  const [vaultKey] = await vaultKeys(home.env.VAULT_KEY);
  if (vaultKey === undefined) throw new VaultError('VAULT_KEY is not set');
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = await crypto.subtle.encrypt(
    {name: 'AES-GCM', iv, additionalData: boundTo(home, place)},
    vaultKey.key,
    encoder.encode(text),
  );
  return {keyId: vaultKey.id, iv: iv.buffer, bytes};
}

/**
 * Opens what `sealText` sealed for this place.
 *
 * @throws VaultError where no key of the deployment has the stored id, or the seal is broken
 */
export async function openText(home: Home, place: string, {keyId, iv, bytes}: Sealed): Promise<string> {
  const vaultKey = (await vaultKeys(home.env.VAULT_KEY)).find(({id}) => id === keyId);
  if (vaultKey === undefined) throw new VaultError(`the vault was sealed with the key ${keyId}, which is not set`);
  const open = {name: 'AES-GCM', iv, additionalData: boundTo(home, place)};
  const text = await crypto.subtle.decrypt(open, vaultKey.key, bytes).catch(cause => {
    throw new VaultError('the seal of a vendor key is broken', {cause});
  });
  return new TextDecoder().decode(text);
}

/** Stores sealed credentials in place of the connection's former ones. */
export function putSealed(sql: Sql, connection: string, {keyId, iv, bytes}: Sealed): void {
  sql.run(
    `insert into vault (connection, key_id, iv, sealed) values (?, ?, ?, ?)
     on conflict do update set key_id = excluded.key_id, iv = excluded.iv, sealed = excluded.sealed`,
    connection,
    keyId,
    iv,
    bytes,
  );
}

/**
 * Opens a connection's credentials; undefined where the connection is gone.
 *
 * @throws VaultError where no key of the deployment has the stored id, or the seal is broken
 */
export async function unseal(home: Home, connection: string): Promise<Credentials | undefined> {
  const sealed = readSealed(home.sql, connection);
  if (sealed === undefined) return undefined;
  return credentialsSchema.parse(JSON.parse(await openText(home, connection, sealed)));
}

/**
 * Puts other credentials in place of the ones that are held when it comes to storing them: what somebody else stored meanwhile
 * is changed, never overwritten.
 *
 * @returns what is held now; undefined where the connection is gone. Throws `VaultError`.
 */
export async function changeSealed(
  home: Home,
  connection: string,
  change: (held: Credentials) => Credentials,
): Promise<Credentials | undefined> {
  for (;;) {
    const before = readSealed(home.sql, connection);
    if (before === undefined) return undefined;
    const held = credentialsSchema.parse(JSON.parse(await openText(home, connection, before)));
    const next = change(held);
    const sealed = await seal(home, connection, next);
    if (isSame(readSealed(home.sql, connection), before)) {
      putSealed(home.sql, connection, sealed);
      return next;
    }
  }
}

/** Each seal has an iv of its own. */
function isSame(left: Sealed | undefined, right: Sealed): boolean {
  return left !== undefined && hexOf(new Uint8Array(left.iv)) === hexOf(new Uint8Array(right.iv));
}

/** Seals with the deployment's newest key what an older one sealed. @returns whether it had to */
export async function reseal(home: Home, connection: string): Promise<boolean> {
  const sealed = readSealed(home.sql, connection);
  const [newest] = await vaultKeys(home.env.VAULT_KEY);
  if (sealed === undefined || newest === undefined || newest.id === sealed.keyId) return false;
  return (await changeSealed(home, connection, held => held)) !== undefined;
}

/** The seal as it is stored, to keep it somewhere else too: it says nothing without the deployment's secret. */
export function readSealed(sql: Sql, connection: string): Sealed | undefined {
  const row = sql.first<{key_id: string; iv: ArrayBuffer; sealed: ArrayBuffer}>(
    'select key_id, iv, sealed from vault where connection = ?',
    connection,
  );
  return row === undefined ? undefined : {keyId: row.key_id, iv: row.iv, bytes: row.sealed};
}

function boundTo(home: Home, connection: string): Uint8Array {
  return encoder.encode(`${home.id}/${connection}`);
}

/** The deployment's keys, newest first; an id says which one sealed, and nothing about the key. */
async function vaultKeys(secrets: string | undefined): Promise<VaultKey[]> {
  const texts = (secrets ?? '')
    .split(',')
    .map(text => text.trim())
    .filter(text => text !== '');
  if (texts.some(text => text.length < MIN_SECRET_LENGTH)) {
    throw new VaultError(`VAULT_KEY needs at least ${MIN_SECRET_LENGTH} characters`);
  }
  return Promise.all(texts.map(deriveKey));
}

async function deriveKey(secret: string): Promise<VaultKey> {
  const base = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveKey', 'deriveBits']);
  const derivation = (info: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: encoder.encode('regulars vault'),
    info: encoder.encode(info),
  });
  const key = await crypto.subtle.deriveKey(derivation('seal'), base, {name: 'AES-GCM', length: 256}, false, [
    'encrypt',
    'decrypt',
  ]);
  const id = hexOf(new Uint8Array(await crypto.subtle.deriveBits(derivation('id'), base, 64)));
  return {id, key};
}
