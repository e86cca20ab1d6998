import {join} from 'node:path';
import {parseMessagesFile} from '@wxt-dev/i18n/build';
import {describe, expect, it} from 'vitest';
import {filesBelow, sourcesBelow} from './architecture/sources.ts';
import {ROOT} from './setup/root.ts';

const LANGUAGES = ['en', 'fr', 'es'] as const;
type Texts = Map<string, {text: string; kind: string; slots: number}>;

async function read(language: string): Promise<Texts> {
  const messages = await parseMessagesFile(join(ROOT, `extension/locales/${language}.yml`));
  return new Map(
    // The browser's own messages, `@@ui_locale` and its like, are nobody's sentences.
    messages
      .filter(({key}) => !key[0]?.startsWith('@@'))
      .map(message => {
        const text = message.type === 'plural' ? Object.values(message.plurals).join(' | ') : message.message;
        return [message.key.join('.'), {text, kind: message.type, slots: message.substitutions}];
      }),
  );
}

const [en, fr, es] = (await Promise.all(LANGUAGES.map(read))) as [Texts, Texts, Texts];
const sources = sourcesBelow('extension');
const strings = new Set(sources.flatMap(source => source.strings));
// A pattern that begins with something unknown could be anything.
const patterns = sources.flatMap(source => source.patterns).filter(({source}) => /^\^[a-z]+\\\./.test(source));
/** `__MSG_manifest_name__` in the manifest stands for `manifest.name`. */
const manifest = new Set(
  [...strings].flatMap(text => [...text.matchAll(/__MSG_(\w+?)__/g)].map(([, name = '']) => name.replaceAll('_', '.'))),
);

describe('what a creator reads', () => {
  it('is there in English, French and Spanish, all of it', () => {
    expect([...fr.keys()].sort()).toEqual([...en.keys()].sort());
    expect([...es.keys()].sort()).toEqual([...en.keys()].sort());
    expect(filesBelow('extension/locales')).toHaveLength(LANGUAGES.length);
  });

  it('has the same slots and plurals in each language', () => {
    const shapes = (texts: Texts) =>
      Object.fromEntries([...texts].sort().map(([key, {kind, slots}]) => [key, `${kind} ${slots}`]));
    expect(shapes(fr)).toEqual(shapes(en));
    expect(shapes(es)).toEqual(shapes(en));
  });

  it('is empty nowhere and never says Worker', () => {
    for (const texts of [en, fr, es]) {
      expect([...texts].filter(([, {text}]) => text.trim() === '').map(([key]) => key)).toEqual([]);
      expect([...texts].filter(([, {text}]) => /\bworker\b/i.test(text)).map(([key]) => key)).toEqual([]);
    }
  });

  it('keeps no sentence that nothing shows', () => {
    const isUsed = (key: string) => strings.has(key) || manifest.has(key) || patterns.some(pattern => pattern.test(key));
    expect([...en.keys()].filter(key => !isUsed(key))).toEqual([]);
  });
});
