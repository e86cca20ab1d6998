import type {Page} from '@playwright/test';
import {Refusal} from '../../setup/refusal.ts';
import {launchExtended} from '../extension.ts';
import {type Driven, freshPath, type Newcomer} from './driven.ts';

const WELCOME_MS = 20_000;

/** Chromium with the package of a folder, in a new profile; no name leads anywhere. */
export async function newInChromium(folder: string): Promise<Newcomer> {
  const startedAt = Date.now();
  const extended = await launchExtended({folder, isFirstRun: true, args: ['--host-resolver-rules=MAP * ~NOTFOUND']});
  const isWelcome = (page: Page) => page.url().includes('page.html#/welcome');
  while (!extended.context.pages().some(isWelcome)) {
    if (Date.now() > startedAt + WELCOME_MS) throw new Refusal('The welcome did not open after the install.');
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  const page = extended.context.pages().find(isWelcome);
  if (page === undefined) throw new Refusal('The welcome was closed.');
  return {name: 'Chromium', startedAt, welcome: drivenBy(page, extended.id), close: () => extended.close()};
}

function drivenBy(page: Page, id: string): Driven {
  return {
    ask: (work, argument) => page.evaluate(work as never, argument as never),
    click: (x, y) => page.mouse.click(x, y),
    type: text => page.keyboard.type(text),
    go: async path => void (await page.goto(`chrome-extension://${id}/${freshPath(path)}`)),
    choose: (selector, path) => page.locator(selector).first().setInputFiles(path),
  };
}
