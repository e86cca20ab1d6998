import {defineConfig} from 'vitest/config';

// `npm run test:specs`: in Node, because vendors' files lie on disk.
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {include: ['tests/specs/*.check.ts'], environment: 'node', testTimeout: 60_000},
});
