import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import type {Page} from '@playwright/test';
import {violationsOf} from '../../e2e/axe.ts';
import {ROOT} from '../../setup/root.ts';

export const LANGUAGES = ['en', 'fr', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];
const THEMES = ['light', 'dark'] as const;

/** Takes pictures named view--state--theme--lang.png. */
export type Camera = {
  readonly language: Language;
  /** A picture in each theme. `view--state` is the name's first half. */
  shoot(page: Page, name: string): Promise<void>;
  readonly taken: readonly string[];
  /** What goes against the rules of accessibility, printed when it is found; empty unless it was asked for. */
  readonly violations: readonly string[];
};

export const SHOTS = join(ROOT, 'shots');

/** @param hasAxe - holds each of our own pages against the rules of accessibility too, in each theme */
export function createCamera(language: Language, hasAxe = false): Camera {
  mkdirSync(SHOTS, {recursive: true});
  const taken: string[] = [];
  const violations: string[] = [];
  return {
    language,
    taken,
    violations,
    async shoot(page, name) {
      for (const theme of THEMES) {
        await page.emulateMedia({colorScheme: theme, reducedMotion: 'reduce'});
        // Chips and bar look at the page's own ground again after it changed.
        await sleep(150);
        const picture = `${name}--${theme}--${language}`;
        const path = join(SHOTS, `${picture}.png`);
        await page.screenshot({path, caret: 'initial'});
        taken.push(path);
        // A vendor's page is not ours to judge, and our parts in it are in closed roots.
        if (!hasAxe || !page.url().startsWith('chrome-extension:')) continue;
        for (const line of await violationsOf(page)) {
          console.log(`${picture}: ${line}`);
          violations.push(line);
        }
      }
    },
  };
}
