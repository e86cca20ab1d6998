import type {BrowserContext} from '@playwright/test';
import {Refusal} from '../setup/refusal.ts';

/** What a creator who agreed has in the extension's own storage; the version as in the extension's settings. */
export const AGREED = {consent: {at: Date.UTC(2026, 10, 1), version: 1}};

const WELCOME_MS = 15_000;

/**
 * Leaves a new profile as a creator leaves it who has agreed: the welcome that the install opens is closed, and the consent stands.
 * For every test and command that is not about the first run itself.
 */
export async function agree(context: BrowserContext, id: string): Promise<void> {
  const until = Date.now() + WELCOME_MS;
  const welcome = () => context.pages().find(page => page.url().startsWith(`chrome-extension://${id}/page.html`));
  while (welcome() === undefined) {
    if (Date.now() > until) throw new Refusal('The welcome did not open after the install.');
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  const page = welcome();
  await page?.evaluate(async items => chrome.storage.local.set(items), AGREED);
  await page?.close();
}
