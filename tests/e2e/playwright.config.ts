import {defineConfig} from '@playwright/test';
import {isPart, PARTS, type Part} from './parts.ts';

/** Which tests to run; without it all of them, one after the other. */
const asked = process.env.REGULARS_TESTS ?? '';
const part: Part | undefined = isPart(asked) ? PARTS[asked] : undefined;

export default defineConfig({
  testDir: '..',
  testMatch: ['e2e/**/*.spec.ts', 'extension/**/*.spec.ts'],
  ...part?.files,
  outputDir: `../../${part?.output ?? 'test-results/e2e'}`,
  globalSetup: './global-setup.ts',
  workers: part?.workers ?? 1,
  fullyParallel: false,
  retries: 0,
  timeout: 120_000,
  expect: {timeout: 15_000},
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list'], ['json', {outputFile: `../../${part?.report ?? 'test-results/e2e.json'}`}]],
});
