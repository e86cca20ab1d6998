import {runInDurableObject} from 'cloudflare:test';
import {env} from 'cloudflare:workers';
import {describe, expect, it} from 'vitest';
import {createRateLimiter} from '../../../worker/sync/rate-limiter.ts';
import type {Home} from '../../../worker/workspace/home.ts';
import {createSql} from '../../../worker/workspace/sql.ts';
import {type Credentials, putSealed, seal, unseal, VaultError} from '../../../worker/workspace/vault.ts';

const OLD = 'an older key of thirty-two characters and more';
const NEW = 'a newer key of thirty-two characters and more';
const SECRET: Credentials = {key: 'id:the-vendor-key', webhookSecret: 'for-the-vendor'};

async function put(home: Home, connection: string): Promise<void> {
  putSealed(home.sql, connection, await seal(home, connection, SECRET));
}

/** A home over a real object's tables, with this VAULT_KEY. */
async function withVault<T>(work: (home: (vaultKey: string, id?: string) => Home) => Promise<T>): Promise<T> {
  const stub = env.WORKSPACE.get(env.WORKSPACE.newUniqueId());
  return runInDurableObject(stub, (_, {storage}) => {
    const sql = createSql(storage);
    return work((vaultKey, id = 'workspace') => ({
      id,
      env: {...env, VAULT_KEY: vaultKey},
      sql,
      now: () => 0,
      random: () => 0,
      fetch: () => Promise.reject(new Error('no network')),
      limiter: createRateLimiter(6),
      paces: new Map(),
      wipe: async () => undefined,
      alarm: {get: async () => null, set: () => undefined, clear: () => undefined},
    }));
  });
}

describe('the vault', () => {
  it('gives back what was sealed', async () => {
    const credentials = await withVault(async home => {
      await put(home(NEW), 'one');
      return unseal(home(NEW), 'one');
    });
    expect(credentials).toEqual(SECRET);
  });

  it('keeps nothing readable, and seals the same key differently each time', async () => {
    const rows = await withVault(async home => {
      await put(home(NEW), 'one');
      await put(home(NEW), 'two');
      return home(NEW).sql.all<{sealed: ArrayBuffer; key_id: string}>('select sealed, key_id from vault');
    });
    const texts = rows.map(({sealed}) => new TextDecoder('latin1').decode(sealed));
    expect(texts.every(text => !text.includes('vendor'))).toBe(true);
    expect(new Set(texts).size).toBe(2);
    expect(new Set(rows.map(row => row.key_id)).size).toBe(1);
  });

  it('opens with an old key while rotating, and seals with the new one', async () => {
    const found = await withVault(async home => {
      await put(home(OLD), 'one');
      const before = await unseal(home(`${NEW},${OLD}`), 'one');
      await put(home(`${NEW},${OLD}`), 'two');
      return {before, after: await unseal(home(NEW), 'two')};
    });
    expect(found).toEqual({before: SECRET, after: SECRET});
  });

  it.each([
    ['without its key', '', /not set/],
    ['with a short key', 'short', /at least 32/],
    ['with another key', NEW, /not set/],
  ])('refuses %s', async (_, vaultKey, message) => {
    await withVault(async home => {
      await put(home(OLD), 'one');
      await expect(unseal(home(vaultKey), 'one')).rejects.toThrow(message);
      await expect(unseal(home(vaultKey), 'one')).rejects.toBeInstanceOf(VaultError);
    });
  });

  it('does not open a seal that was moved to another connection or workspace, or touched', async () => {
    await withVault(async home => {
      await put(home(NEW), 'one');
      home(NEW).sql.run("insert into vault select 'two', key_id, iv, sealed from vault where connection = 'one'");
      await expect(unseal(home(NEW), 'two')).rejects.toBeInstanceOf(VaultError);
      await expect(unseal(home(NEW, 'elsewhere'), 'one')).rejects.toBeInstanceOf(VaultError);
      home(NEW).sql.run("update vault set sealed = x'00' where connection = 'one'");
      await expect(unseal(home(NEW), 'one')).rejects.toBeInstanceOf(VaultError);
    });
  });

  it('has nothing for a connection that is gone', async () => {
    expect(await withVault(home => unseal(home(NEW), 'never'))).toBeUndefined();
  });
});
