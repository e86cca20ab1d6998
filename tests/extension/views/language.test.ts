import {describe, expect, it, vi} from 'vitest';
import {speak} from '../../fixtures/i18n.ts';

const spoken = {language: 'en'};
vi.stubGlobal('chrome', {runtime: {id: 'regulars'}, i18n: {getUILanguage: () => spoken.language}});
const {formats, interfaceLanguage} = await import('../../../extension/views/language.ts');

/** A browser that speaks a language, and took our sentences in one of ours. */
async function browserThat(speaks: string, took: 'en' | 'fr' | 'es'): Promise<void> {
  spoken.language = speaks;
  await speak(took);
}

describe('the interface’s language', () => {
  it.each([
    ['fr-CA', 'fr', 'fr-CA'],
    ['en-GB', 'en', 'en-GB'],
    ['es', 'es', 'es'],
    ['de', 'en', 'en'],
    ['en-US', 'fr', 'fr'],
  ] as const)('of a browser that speaks %s and took %s sentences is %s', async (speaks, took, language) => {
    await browserThat(speaks, took);
    expect(interfaceLanguage()).toBe(language);
  });

  it('writes dates among its sentences too (F48)', async () => {
    await browserThat('de', 'en');
    expect(formats().month(Date.UTC(2026, 9, 5))).toBe('Oct');
    await browserThat('en-US', 'fr');
    expect(formats().month(Date.UTC(2026, 9, 5))).toBe('oct.');
  });
});
