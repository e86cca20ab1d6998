import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import type {Page} from '@playwright/test';
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
};

export const SHOTS = join(ROOT, 'shots');

export function createCamera(language: Language): Camera {
  mkdirSync(SHOTS, {recursive: true});
  const taken: string[] = [];
  return {
    language,
    taken,
    async shoot(page, name) {
      for (const theme of THEMES) {
        await page.emulateMedia({colorScheme: theme, reducedMotion: 'reduce'});
        // Chips and bar look at the page's own ground again after it changed.
        await sleep(150);
        const path = join(SHOTS, `${name}--${theme}--${language}.png`);
        await page.screenshot({path, caret: 'initial'});
        taken.push(path);
      }
    },
  };
}
