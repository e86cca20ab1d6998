import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';

const ADVICE = {en: /Hide a tier/, fr: /Masquez un niveau/, es: /Oculta un nivel/} as const;

describe('what is said of a member without a tier', () => {
  it.each(Object.entries(ADVICE))(
    'advises in %s to hide a tier that has members, not to delete it (ARM-75)',
    (language, advice) => {
      const words = readFileSync(new URL(`../../../extension/locales/${language}.yml`, import.meta.url), 'utf8');
      const doubts = words.slice(words.indexOf('\ndoubt:'));
      expect(/lostTier: '(.*)'/.exec(doubts)?.[1]).toMatch(advice);
    },
  );
});
