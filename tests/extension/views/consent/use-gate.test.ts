import {beforeEach, describe, expect, it, vi} from 'vitest';

const chrome = await vi.hoisted(async () => {
  const {fakeChrome} = await import('../../site-access/fake-chrome.ts');
  const fake = fakeChrome();
  vi.stubGlobal('chrome', fake);
  return fake;
});

import {CONSENT_VERSION, isAgreed} from '../../../../extension/settings.ts';
import {takeBack} from '../../../../extension/views/consent/take-back.ts';
import {nextQuestion} from '../../../../extension/views/consent/use-gate.ts';

beforeEach(() => chrome.reset());

describe('what stands before work that reads', () => {
  it('is the consent, for pages and for files (C40)', () => {
    expect(nextQuestion(false, false, false)).toBe('consent');
    expect(nextQuestion(false, false, true)).toBe('consent');
    expect(nextQuestion(false, true, true)).toBe('consent');
  });

  it('is nothing once the creator agreed and nobody of the sample is here', () => {
    expect(nextQuestion(true, false, true)).toBeUndefined();
  });

  it('is the sample people’s leaving before people of the creator’s own come, not before a page is read', () => {
    expect(nextQuestion(true, true, true)).toBe('samples');
    expect(nextQuestion(true, true, false)).toBeUndefined();
  });
});

describe('an answer', () => {
  it('counts for the text that was shown, not for a newer one, and not once it was taken back', () => {
    expect(isAgreed({at: 1, version: CONSENT_VERSION})).toBe(true);
    expect(isAgreed({at: 1, version: CONSENT_VERSION - 1})).toBe(false);
    expect(isAgreed({at: 1, version: 0})).toBe(false);
    expect(isAgreed(null)).toBe(false);
    expect(isAgreed(undefined)).toBe(false);
  });

  it('that is taken back switches every site off, so that overlays end at once (C40)', async () => {
    const sites = [
      {origin: 'https://blog.example.org', adapter: 'ghost'},
      {origin: 'https://www.patreon.com', adapter: 'patreon'},
    ];
    chrome.stored.sites = sites;
    for (const {origin} of sites) chrome.granted.add(`${origin}/*`);
    await takeBack(7);
    expect(chrome.stored.consent).toEqual({at: 7, version: 0});
    expect(chrome.stored.sites).toEqual([]);
    expect(chrome.granted.size).toBe(0);
  });
});
