import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {trackRequestSchema} from '#shared/protocol/track';
import {minified, SNIPPET} from './snippet.ts';
import {openSnippetPage} from './snippet-page.ts';

describe('the snippet that is delivered', () => {
  const delivered = readFileSync(SNIPPET, 'utf8');

  it('is the source that is read, minified', () => {
    expect(delivered, 'npx node tests/setup/snippet.ts writes it anew').toBe(minified());
  });

  it('evaluates no text, loads no other script and sets no cookie', () => {
    expect(delivered).not.toMatch(
      /eval\(|Function\(|innerHTML|createElement|import\(|document\.cookie|sessionStorage|XMLHttpRequest/,
    );
  });

  it('is less than 2 kB', () => {
    expect(Buffer.byteLength(delivered)).toBeLessThan(2_048);
  });
});

describe('a page with the snippet', () => {
  const kinds = (page: ReturnType<typeof openSnippetPage>) =>
    page.sent.flatMap(({events}) => events.map(({kind, what}) => [kind, what]));

  it('keeps and sends nothing before consent, however long somebody looks', async () => {
    const page = openSnippetPage({search: '?regulars=abcdefghijklmnopqrst'});
    page.regulars.track('review', {name: 'Blue mug'});
    page.regulars.email('ada@example.org');
    page.scroll(1);
    await page.pass(90);
    expect([page.sent, [...page.stored]]).toEqual([[], []]);
  });

  it('begins by itself where the site asked already, and where the visitor agreed before', async () => {
    const asked = openSnippetPage({dataset: {asked: ''}});
    await asked.pass(3);
    expect(kinds(asked)).toEqual([['visit', '/blog/one']]);
    const again = openSnippetPage({stored: asked.stored});
    await again.pass(3);
    expect(again.sent.map(({visitor}) => visitor)).toEqual(asked.sent.map(({visitor}) => visitor));
  });

  it.each([[{globalPrivacyControl: true}], [{doNotTrack: '1'}], [{webdriver: true}]])(
    'stays silent for %j, whatever the page says',
    async navigator => {
      const page = openSnippetPage({navigator, dataset: {asked: ''}, stored: new Map([['regulars', 'v'.repeat(28)]])});
      page.regulars.consent(true);
      page.regulars.track('wish', {name: 'Blue mug'});
      await page.pass(60);
      expect(page.sent).toEqual([]);
    },
  );

  it('sends what the server takes, together, with the link that the visitor came by', async () => {
    const page = openSnippetPage({search: '?regulars=abcdefghijklmnopqrst&page=2'});
    page.regulars.consent(true);
    page.regulars.consent(true);
    for (let number = 0; number < 21; number += 1) page.regulars.track('wish', {name: `Mug ${number}`});
    page.regulars.track('preference', {name: 'topic', value: 'cats'});
    await page.pass(3);
    expect(page.sent.map(({events}) => events.length)).toEqual([20, 3]);
    for (const request of page.sent) expect(trackRequestSchema.safeParse(request).error).toBeUndefined();
    expect(new Set(page.sent.map(({visitor, person}) => `${visitor} ${person}`)).size).toBe(1);
    expect(page.sent[0]?.person).toBe('abcdefghijklmnopqrst');
    expect(new Set(page.sent.flatMap(({events}) => events.map(({id}) => id))).size).toBe(23);
  });

  it('counts as read what was in front of somebody for half a minute and mostly scrolled past, once', async () => {
    const page = openSnippetPage({dataset: {asked: ''}});
    await page.pass(60);
    expect(kinds(page)).toEqual([['visit', '/blog/one']]);
    page.scroll(0.6);
    await page.pass(60);
    expect(kinds(page)).toEqual([
      ['visit', '/blog/one'],
      ['read', '/blog/one'],
    ]);
  });

  it('keeps what could not be sent for the next time, under the same ids', async () => {
    const page = openSnippetPage({dataset: {asked: ''}});
    page.setOnline(false);
    await page.pass(3);
    page.setOnline(true);
    page.regulars.track('invite');
    await page.pass(3);
    expect(kinds(page)).toEqual([
      ['visit', '/blog/one'],
      ['invite', undefined],
    ]);
  });

  it('forgets the visitor who takes the consent back, here and there', async () => {
    const page = openSnippetPage();
    page.regulars.consent(true);
    await page.pass(3);
    page.regulars.consent(false);
    page.regulars.track('invite');
    await page.pass(3);
    expect(page.stored.size).toBe(0);
    expect(page.sent.at(-1)).toEqual({visitor: page.sent[0]?.visitor, events: [], forget: true});
    expect(page.sent).toHaveLength(2);
  });

  it('works for the one page where storage is barred', async () => {
    const page = openSnippetPage({hasStorage: false});
    page.regulars.consent(true);
    await page.pass(3);
    expect(kinds(page)).toEqual([['visit', '/blog/one']]);
  });
});
