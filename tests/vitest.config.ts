import {defineConfig} from 'vitest/config';

// Everything that runs in Node: the pure core, the fakes, and the parts of extension and Worker that need no browser or workerd.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  oxc: {jsx: {runtime: 'automatic', importSource: 'preact'}},
  resolve: {alias: {'#i18n': new URL('fixtures/i18n.ts', import.meta.url).pathname}},
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/worker/**', 'tests/e2e/**'],
    environment: 'node',
    // Thousands of drawn cases on a machine that does other work too.
    testTimeout: 60_000,
    // By default one core is left idle, half of a machine that has two.
    maxWorkers: '100%',
  },
});
