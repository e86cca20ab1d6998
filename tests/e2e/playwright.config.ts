import {defineConfig} from '@playwright/test';

// One browser at a time: every test measures or drives a whole Chromium with the extension in it.
export default defineConfig({
  testDir: '..',
  testMatch: ['e2e/**/*.spec.ts', 'extension/**/*.spec.ts'],
  outputDir: '../../test-results/e2e',
  globalSetup: './global-setup.ts',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 120_000,
  expect: {timeout: 15_000},
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list'], ['json', {outputFile: '../../test-results/e2e.json'}]],
});
