import {join} from 'node:path';
import {parseMessagesFile} from '@wxt-dev/i18n/build';
import {describe, expect, it} from 'vitest';
import {ROOT} from './setup/root.ts';

const LANGUAGES = ['en', 'fr', 'es'] as const;
type Language = (typeof LANGUAGES)[number];

/** A sentence as a creator reads it, under its key; each form of a plural by itself. */
type Sentence = {readonly key: string; readonly text: string};
type Forms = Readonly<Record<string, string>>;

const messages = Object.fromEntries(
  await Promise.all(
    LANGUAGES.map(async name => [name, await parseMessagesFile(join(ROOT, `extension/locales/${name}.yml`))] as const),
  ),
) as Record<Language, Awaited<ReturnType<typeof parseMessagesFile>>>;

const sentences = (language: Language): Sentence[] =>
  messages[language].flatMap(message => {
    const key = message.key.join('.');
    return (message.type === 'plural' ? Object.values(message.plurals) : [message.message]).map(text => ({key, text}));
  });

const plurals = (language: Language): {key: string; forms: Forms}[] =>
  messages[language].flatMap(message =>
    message.type === 'plural' ? [{key: message.key.join('.'), forms: message.plurals}] : [],
  );

/** The form that is shown for a number, as the library chooses it: an exact one, else the one of all others. */
const chosen = (forms: Forms, count: number): string => (forms[String(count)] === undefined ? 'n' : String(count));

/** Sentences with a word that has no place in them; `except` are keys where it means something else. */
function withWord(language: Language, word: RegExp, except: readonly RegExp[] = []): string[] {
  return sentences(language)
    .filter(({key, text}) => word.test(text) && !except.some(one => one.test(key)))
    .map(({key, text}) => `${key}: ${text}`);
}

describe('plural forms', () => {
  it.each(LANGUAGES)('follow the categories of %s for every number that can be shown', language => {
    const rules = new Intl.PluralRules(language);
    const wrong = plurals(language).flatMap(({key, forms}) =>
      [0, 1, 2, 5, 11, 21, 100, 101, 200_000].flatMap(count => {
        const form = chosen(forms, count);
        const isFit = rules.select(count) === 'one' ? form !== 'n' : form !== '1';
        return isFit ? [] : [`${key}: ${count} → ${form}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('need no third form below a million, which no list of people reaches', () => {
    for (const language of LANGUAGES) {
      const rules = new Intl.PluralRules(language);
      const categories = new Set(Array.from({length: 1_000}, (_, step) => rules.select(step * 1_000 + (step % 7))));
      expect([...categories].filter(category => category !== 'one' && category !== 'other')).toEqual([]);
    }
  });

  it('all have a form for one and a form for all others', () => {
    for (const language of LANGUAGES) {
      expect(
        plurals(language)
          .filter(({forms}) => forms.n === undefined || forms['1'] === undefined)
          .map(({key}) => key),
      ).toEqual([]);
    }
  });
});

describe('the glossary', () => {
  it('has no exclamation in any language', () => {
    for (const language of LANGUAGES) expect(withWord(language, /[!¡]/)).toEqual([]);
  });

  it('says person, left and score, never lost, churned, fans or praise', () => {
    expect(withWord('en', /\b(churn\w*|fans?|awesome|great|oops|sorry|please)\b/i)).toEqual([]);
    expect(withWord('en', /\b(low|bad|poor|weak) loyalty\b/i)).toEqual([]);
    expect(withWord('fr', /\b(oups|désolé\w*|super|génial\w*)\b|s’il vous plaît/i)).toEqual([]);
    expect(withWord('es', /\b(ups|lo sentimos|genial|por favor)\b/i)).toEqual([]);
  });

  it('calls people « membre », places « place » and loyalty levels « palier » in French', () => {
    expect(withWord('fr', /soutien|\bfans?\b/i)).toEqual([]);
    expect(withWord('fr', /\brangs?\b/i)).toEqual([]);
    expect(withWord('fr', /\btiers?\b/i, FILTERS)).toEqual([]);
  });

  it('keeps the vendor’s tier apart from the loyalty level in French and Spanish', () => {
    const levels = sentences('en').filter(({text}) => /\b(loyalty )?levels?\b/i.test(text));
    const tiers = sentences('en').filter(({text}) => /\btiers?\b/i.test(text));
    const [levelKeys, tierKeys] = [levels, tiers].map(found => new Set(found.map(({key}) => key)));
    const misused = (language: Language, level: RegExp, tier: RegExp) =>
      sentences(language).filter(
        ({key, text}) => (level.test(text) && levelKeys?.has(key) !== true) || (tier.test(text) && tierKeys?.has(key) !== true),
      );
    expect(misused('fr', /\bpaliers?\b/i, /\bniveaux?\b/i)).toEqual([]);
    expect(misused('es', /\bcategorías?\b/i, /\bnivel(es)?\b/i)).toEqual([]);
  });

  it('says that something is not known, in the same words everywhere', () => {
    const notKnown = (language: Language, word: RegExp) =>
      sentences(language).filter(({key, text}) => NOT_KNOWN.has(key) && !word.test(text));
    expect(NOT_KNOWN.size).toBeGreaterThan(3);
    expect(notKnown('fr', /inconn|n[e’].*(conn|sait|dit|indiqu)|aucun/i)).toEqual([]);
    expect(notKnown('es', /sin datos|no se (sabe|conoce)|ning[uú]n|nada/i)).toEqual([]);
    for (const language of LANGUAGES) {
      const zero = sentences(language).filter(({key, text}) => NOT_KNOWN.has(key) && /\b0\b/.test(text));
      expect(zero).toEqual([]);
    }
  });
});

/** Sentences that show what is typed into a filter. */
const FILTERS = [/^table\.filterHint$/, /^overlay\.bar\.placeholder$/, /^filter\.too(Long|Deep)$/];

/** Where English says that nobody knows. */
const NOT_KNOWN = new Set(
  sentences('en')
    .filter(({text}) => /\bnot known\b/i.test(text))
    .map(({key}) => key),
);

describe('French typography', () => {
  it('keeps high signs and guillemets at their words by narrow no-break spaces', () => {
    expect(withWord('fr', /[^\u202f][:;?»%](\s|$|\.)/, FILTERS)).toEqual([]);
    expect(withWord('fr', /«(?!\u202f)/)).toEqual([]);
    expect(withWord('fr', /\u00a0/)).toEqual([]);
  });

  it('has curly apostrophes, no straight one', () => {
    for (const language of LANGUAGES) expect(withWord(language, /\p{L}'\p{L}/u)).toEqual([]);
  });

  it('says vous, and Spanish says tú to one person', () => {
    expect(withWord('fr', /(?<!\p{L})(tu|toi|ton|tes)(?!\p{L})/iu)).toEqual([]);
    expect(withWord('es', /(?<!\p{L})(ustedes|usted|vosotr[oa]s|vuestr[oa]s?|\p{L}+[áé]is)(?!\p{L})/iu)).toEqual([]);
  });
});
