import {describe, expect, it} from 'vitest';
import {trackingRulesSchema} from '#shared/protocol/track';
import {FRESH, rulesOf, rulesText} from '../../../../extension/views/site/site-rules.ts';
import {personalLink, snippetLine} from '../../../../extension/views/site/snippet-lines.ts';

describe('what the creator types about their own site', () => {
  it('becomes origins, paths and names of columns, each once', () => {
    const rules = rulesOf({
      origins: ' ada.example\nhttps://www.ada.example/blog?x\nhttps://ada.example\nhttp://localhost:8080\n\n',
      pages: '/blog/*\nhttps://ada.example/ebook\n/ebook',
      columns: 'city\n topic\n\ncity',
      siteAsks: true,
    });
    expect(rules).toEqual({
      origins: ['https://ada.example', 'https://www.ada.example', 'http://localhost:8080'],
      pages: ['/blog/*', '/ebook'],
      columns: ['city', 'topic'],
      siteAsks: true,
    });
    expect(trackingRulesSchema.safeParse(rules).success).toBe(true);
    expect('line' in rules ? rules : rulesOf(rulesText(rules))).toEqual(rules);
  });

  it.each([
    ['origins', 'my site'],
    ['origins', 'ada'],
    ['origins', 'https://ada:secret@ada.example'],
    ['pages', 'blog/*'],
    ['pages', '/blog?page=2'],
  ] as const)('is shown back where it is none: %s %s', (field, line) => {
    expect(rulesOf({...FRESH, origins: 'ada.example', [field]: line})).toEqual({field, line});
  });

  it('begins with all pages, and nothing that people say about themselves', () => {
    expect(rulesOf({...FRESH, origins: 'ada.example'})).toMatchObject({pages: ['/*'], columns: [], siteAsks: false});
  });
});

describe('the lines for the pages', () => {
  const server = 'https://regulars.example';

  it('load the snippet with the key, and say where the site asks by itself', () => {
    expect(snippetLine({server, key: 'W.K', asked: false})).toBe(
      '<script src="https://regulars.example/v1/track.js" data-key="W.K" defer></script>',
    );
    expect(snippetLine({server, key: 'W.K', asked: true})).toContain(' data-asked ');
  });

  it('know a person by their own link', () => {
    expect(personalLink('https://ada.example', 'abc')).toBe('https://ada.example/?regulars=abc');
  });
});
