import {runInDurableObject} from 'cloudflare:test';
import {env} from 'cloudflare:workers';
import {createRateLimiter} from '../../../worker/sync/rate-limiter.ts';
import type {Home} from '../../../worker/workspace/home.ts';
import {writeSetting} from '../../../worker/workspace/setting-store.ts';
import {createSql} from '../../../worker/workspace/sql.ts';
import {NOW} from '../../fixtures/arbitrary.ts';

/** Runs over the tables of a fresh object whose id key is the memory home's. */
export function withHome<T>(work: (home: Home) => T): Promise<T> {
  return runInDurableObject(env.WORKSPACE.get(env.WORKSPACE.newUniqueId()), (_, {storage}) => {
    const sql = createSql(storage);
    writeSetting(sql, 'id-key', '07'.repeat(16));
    return work({
      id: 'workspace',
      env,
      sql,
      now: () => NOW,
      random: () => 0,
      fetch: () => Promise.reject(new Error('no network')),
      limiter: createRateLimiter(1),
      paces: new Map(),
      wipe: async () => undefined,
      alarm: {get: async () => null, set: () => undefined, clear: () => undefined},
    });
  });
}
