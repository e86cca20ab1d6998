import {defineConfig} from '@playwright/test';
import config from './playwright.config.ts';

/**
 * The specs that go against whatever Ghost there is (the others need a stand-in that fails or dies on demand), and `ghost-sync`,
 * which only a real one can be asked.
 */
export default defineConfig({
  ...config,
  testMatch: ['e2e/members.spec.ts', 'e2e/scroll.spec.ts', 'e2e/files.spec.ts', 'e2e/ghost-sync.live.ts'],
  reporter: 'list',
});
