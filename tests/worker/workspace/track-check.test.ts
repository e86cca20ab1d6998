import {describe, expect, it} from 'vitest';
import type {TrackedEvent} from '#shared/protocol/track';
import {checkEvent, isPage, isRobot} from '../../../worker/workspace/track-check.ts';

const NOW = Date.UTC(2026, 10, 23);
const RULES = {origins: ['https://ada.example'], pages: ['/*'], columns: ['topic'], siteAsks: false};
const event = (more: Partial<TrackedEvent>): TrackedEvent => ({id: 'event-01', at: NOW, kind: 'visit', ...more});

describe('the pages that count', () => {
  it.each([
    ['/ebook', '/ebook', true],
    ['/ebook', '/ebook/', true],
    ['/ebook', '/ebooks', false],
    ['/blog/*', '/blog/one', true],
    ['/blog/*', '/blog', false],
    ['/*', '/', true],
    ['/*/guide', '/en/guide', true],
    ['/*/guide', '/guide', false],
    ['/a*b*c', '/a-b-c', true],
    ['/a*bc*bc', '/abc', false],
    ['/a*b*b', '/ab', false],
    ['/.*', '/one', false],
    ['/*', 'https://other.example/', false],
  ])('%s takes %s: %s', (pattern, path, counts) => {
    expect(isPage(pattern, path)).toBe(counts);
  });

  it('are matched in a moment, however many stars and however long the path', () => {
    const started = performance.now();
    expect(isPage(`/${'*a'.repeat(50)}b`, `/${'a'.repeat(200)}`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(50);
  });
});

describe('an event', () => {
  it('loses the query of an address, and keeps the question mark of a title', () => {
    expect(checkEvent(event({kind: 'download', what: '/guide.pdf?key=secret'}), RULES, NOW)).toMatchObject({what: '/guide.pdf'});
    expect(checkEvent(event({kind: 'review', what: 'Why cats?'}), RULES, NOW)).toMatchObject({what: 'Why cats?'});
    expect(checkEvent(event({kind: 'share', value: 'more'}), RULES, NOW)).toEqual(event({kind: 'share'}));
  });

  it('that says nothing is not counted', () => {
    for (const kind of ['visit', 'read', 'preference', 'referral'] as const)
      expect(checkEvent(event({kind, what: ' '}), RULES, NOW)).toBe('not-counted');
    expect(checkEvent(event({kind: 'preference', what: 'topic', value: ' '}), RULES, NOW)).toBe('not-counted');
  });
});

describe('what says of itself that it is a robot', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36', false],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1',
      false,
    ],
    ['Mozilla/5.0 (Linux; Android 14; CUBOT NOTE 21) AppleWebKit/537.36 Chrome/150.0.0.0 Mobile Safari/537.36', false],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36', true],
    ['Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0) Chrome/116.0 Safari/537.36', true],
    ['Mozilla/5.0 (compatible; GPTBot/1.2; +https://openai.com/gptbot)', true],
    ['Mozilla/5.0 (compatible; YandexBot/3.0)', true],
    ['facebookexternalhit/1.1', true],
    ['python-requests/2.32', true],
    ['curl/8.14.1', true],
  ])('%s: %s', (agent, robot) => {
    expect(isRobot(agent)).toBe(robot);
  });

  it('is whoever gives no name', () => {
    expect(isRobot(null)).toBe(true);
  });
});
