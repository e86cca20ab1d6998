import {beforeEach, describe, expect, it, vi} from 'vitest';
import {fakeChrome} from './fake-chrome.ts';

const SITE = {origin: 'https://blog.example.org', adapter: 'ghost'};
const PATTERN = 'https://blog.example.org/*';

const chrome = fakeChrome();
vi.stubGlobal('chrome', chrome);
const {adoptWantedSite, disableSite, dropRevokedSites, enableSite} = await import(
  '../../../extension/site-access/enable-site.ts'
);
const {enabledPatterns, injectOverlay, registerOverlay} = await import('../../../extension/site-access/register-overlay.ts');
const {originPattern} = await import('../../../extension/site-access/origin-pattern.ts');

beforeEach(() => chrome.reset());

describe('switching Regulars on for a site', () => {
  it('asks for that one origin and runs the overlay there', async () => {
    expect(await enableSite(SITE)).toBe(true);
    expect([...chrome.granted]).toEqual([PATTERN]);
    await registerOverlay(await enabledPatterns());
    expect(chrome.registered()).toMatchObject([{id: 'overlay', matches: [PATTERN], allFrames: true}]);
  });

  it('changes nothing when the creator says no', async () => {
    chrome.permissions.asked.consents = false;
    expect(await enableSite(SITE)).toBe(false);
    await adoptWantedSite();
    expect(await enabledPatterns()).toEqual([]);
  });

  it('is finished by the background when the question closed the popup', async () => {
    // The popup got as far as noting the site; then the creator consented and the popup was gone.
    chrome.stored.wantedSite = SITE;
    await adoptWantedSite();
    expect(await enabledPatterns()).toEqual([]);
    chrome.granted.add(PATTERN);
    await adoptWantedSite();
    expect(await enabledPatterns()).toEqual([PATTERN]);
    expect(chrome.stored.wantedSite).toBeNull();
  });

  it('runs nothing before the creator agreed that pages are read (C40)', async () => {
    chrome.stored.consent = null;
    await enableSite(SITE);
    expect(await enabledPatterns()).toEqual([]);
    chrome.stored.consent = {at: 1, version: 1};
    expect(await enabledPatterns()).toEqual([PATTERN]);
  });

  it('leaves nothing behind when it is switched off, or its permission is taken away', async () => {
    await enableSite(SITE);
    await registerOverlay(await enabledPatterns());
    chrome.granted.delete(PATTERN);
    expect(await enabledPatterns()).toEqual([]);
    chrome.granted.add(PATTERN);
    await disableSite(SITE.origin);
    expect(chrome.granted.size).toBe(0);
    await registerOverlay(await enabledPatterns());
    expect(chrome.registered()).toEqual([]);
  });

  it('ends where its permission was taken away in the browser’s own settings, and only there', async () => {
    const other = {origin: 'https://letters.example.org', adapter: 'substack'};
    await enableSite(SITE);
    await enableSite(other);
    chrome.granted.delete(PATTERN);
    await dropRevokedSites();
    expect(chrome.stored.sites).toEqual([other]);
    expect(chrome.stored.sitesOff).toEqual([SITE]);
    expect([...chrome.granted]).toEqual(['https://letters.example.org/*']);
  });

  it('remembers where it was switched off, until it is on again', async () => {
    await enableSite(SITE);
    await disableSite(SITE.origin);
    expect(chrome.stored.sitesOff).toEqual([SITE]);
    await disableSite(SITE.origin);
    expect(chrome.stored.sitesOff).toEqual([SITE]);
    await enableSite(SITE);
    expect(chrome.stored).toMatchObject({sites: [SITE], sitesOff: []});
  });

  it('starts the overlay in tabs that are open already, once, and in no other', async () => {
    chrome.openTabs.push(
      {id: 1, url: 'https://blog.example.org/ghost/'},
      {id: 2, url: 'https://blog.example.org/ghost/', isAlive: true},
      {id: 3, url: 'https://other.example.org/'},
    );
    await injectOverlay([PATTERN]);
    expect(chrome.injected).toEqual([1]);
  });

  it('keeps the port of a site where the browser knows ports in patterns', async () => {
    expect(originPattern('http://127.0.0.1:8790', false)).toBe('http://127.0.0.1:8790/*');
    expect(originPattern('http://127.0.0.1:8790', true)).toBe('http://127.0.0.1/*');
  });
});
