import {cloudflareTest} from '@cloudflare/vitest-plugin';
import {defineConfig} from 'vitest/config';

const ROOT = new URL('..', import.meta.url).pathname;

// What runs inside workerd: the Worker's own tests, each file with its own storage.
export default defineConfig({
  root: ROOT,
  plugins: [
    cloudflareTest({
      wrangler: {configPath: `${ROOT}worker/wrangler.jsonc`},
      miniflare: {
        bindings: {
          VAULT_KEY: 'a key for tests only with forty characters',
          SETUP_TOKEN: 'set-up-token-for-tests',
          JOB_TOKEN: 'job-token-for-tests',
          ALLOW_PRIVATE_HOSTS: 'true',
          VENDOR_TIMEOUT_MS: '300',
          TRACK_GROUP_MS: '5',
        },
      },
    }),
  ],
  test: {include: ['tests/worker/**/*.test.ts'], testTimeout: 20_000},
});
