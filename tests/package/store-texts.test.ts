import {join} from 'node:path';
import {parseMessagesFile} from '@wxt-dev/i18n/build';
import {describe, expect, it} from 'vitest';
import {SENT_TO_SERVER} from '../../extension/site-access/sent-to-server.ts';
import {ROOT} from '../setup/root.ts';
import {LANGUAGES, type Language, readListing, sections, storeText} from './store-texts.ts';

async function manifestText(language: Language, key: string): Promise<string | undefined> {
  const messages = await parseMessagesFile(join(ROOT, `extension/locales/${language}.yml`));
  const found = messages.find(message => message.key.join('.') === `manifest.${key}`);
  return found?.type === 'simple' ? found.message : undefined;
}

// The least of three: Edge takes 45 characters for a name and 10,000 for a description, Chrome 132 for a summary.
const MAX = {name: 45, summary: 132, description: 10_000, terms: 7, term: 30, words: 21, answer: 1_000};
const MIN_DESCRIPTION = 250;

describe('the texts for the stores', () => {
  it.each(LANGUAGES)('%s: name and summary are the manifest’s, and everything fits the stores’ forms', async language => {
    const {name, summary, description, searchTerms} = readListing(language);
    expect(name).toBe(await manifestText(language, 'name'));
    expect(summary).toBe(await manifestText(language, 'description'));
    expect(name.length).toBeLessThanOrEqual(MAX.name);
    expect(summary.length).toBeLessThanOrEqual(MAX.summary);
    expect(description.length).toBeGreaterThan(MIN_DESCRIPTION);
    expect(description.length).toBeLessThanOrEqual(MAX.description);
    expect(searchTerms.length).toBeLessThanOrEqual(MAX.terms);
    expect(searchTerms.filter(term => term.length > MAX.term)).toEqual([]);
    expect(searchTerms.join(' ').split(' ').length).toBeLessThanOrEqual(MAX.words);
  });

  it.each(LANGUAGES)(
    '%s: the description is plain text, as stores print it, and says with whom it has nothing to do',
    language => {
      const {description} = readListing(language);
      expect(description).not.toMatch(/\*\*|\]\(|<\w|^#|^\||!(?!\S)/m);
      const last = description.trim().split('\n\n').at(-1) ?? '';
      for (const vendor of ['Patreon', 'Ghost', 'Substack', 'Mailchimp', 'beehiiv', 'YouTube', 'Ko-fi', 'Gumroad']) {
        expect(last).toContain(vendor);
      }
    },
  );

  it('say the same in each language: as many parts, as many points', () => {
    const shape = (text: string) => [text.match(/^#+ /gm)?.length ?? 0, text.match(/^- /gm)?.length ?? 0];
    for (const path of ['listing.md', 'privacy.md']) {
      const [en, ...others] = LANGUAGES.map(language => shape(storeText(`${language}/${path}`)));
      for (const other of others) expect(other).toEqual(en);
    }
  });

  it.each(LANGUAGES)('%s: the privacy policy names the terms of keeping, Limited Use, and no other receiver', language => {
    const policy = storeText(`${language}/privacy.md`);
    expect(policy.match(/13 (months|mois|meses)/g)).toHaveLength(2);
    expect(policy).toMatch(/Limited Use/);
    expect(policy).toMatch(/Chrome Web Store/);
    expect(policy).not.toMatch(/\bworker\b/i);
  });

  it('are as French sets them: a narrow space before high signs and within quotes', () => {
    for (const path of ['fr/listing.md', 'fr/privacy.md']) {
      expect(storeText(path).match(/[^\u202f\d\s][;?»!]|[^\u202f\sA-Z\d]:(?!\/)|«[^\u202f]/g)).toBeNull();
      expect(storeText(path)).not.toMatch(/ [:;?!»]/);
    }
  });

  it('explain each permission within the room of the form', () => {
    const answers = sections(storeText('permissions.md'), 2);
    for (const [name, reason] of answers) {
      expect(reason.length, name).toBeGreaterThan(80);
      expect(reason.length, name).toBeLessThanOrEqual(MAX.answer);
    }
    expect(storeText('purpose.md').length).toBeLessThanOrEqual(MAX.answer);
  });

  it('name every kind of data that Firefox asks about', () => {
    for (const kind of SENT_TO_SERVER) {
      expect(sections(storeText('permissions.md'), 2).get('data collection permissions')).toContain(kind);
      expect(storeText('data-use.md')).toContain(`\`${kind}\``);
    }
  });
});
