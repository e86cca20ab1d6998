import {beforeEach, describe, expect, it, vi} from 'vitest';
import {AGREED} from '../../e2e/agree.ts';
import {fakeChrome} from '../site-access/fake-chrome.ts';

const chrome = fakeChrome();
const opened: string[] = [];
vi.stubGlobal('chrome', {
  ...chrome,
  runtime: {
    ...chrome.runtime,
    getURL: (path: string) => `chrome-extension://regulars${path}`,
    getContexts: async () => [],
  },
  tabs: {...chrome.tabs, create: async ({url}: {url: string}) => void opened.push(url)},
});
const {greet} = await import('../../../extension/background/greet.ts');
const {CONSENT_VERSION} = await import('../../../extension/settings.ts');

beforeEach(() => {
  chrome.reset();
  chrome.stored.consent = null;
  opened.length = 0;
});

describe('after an install', () => {
  it('the welcome opens once for a profile, and nobody has agreed yet', async () => {
    await greet('install');
    await greet('install');
    expect(opened).toEqual(['chrome-extension://regulars/page.html#/welcome']);
    expect(chrome.stored.consent).toBeNull();
  });
});

describe('after an update', () => {
  it('whoever has a site on goes on without being asked', async () => {
    chrome.stored.sites = [{origin: 'https://blog.example.org', adapter: 'ghost'}];
    await greet('update');
    expect(chrome.stored.consent).toMatchObject({version: CONSENT_VERSION});
    expect(opened).toEqual([]);
  });

  it('whoever follows a private server goes on too', async () => {
    chrome.stored.session = {server: 'https://s.example', token: 't', workspace: 'w', name: 'Mine'};
    await greet('update');
    expect(chrome.stored.consent).toMatchObject({version: CONSENT_VERSION});
  });

  it('whoever used nothing yet is asked, and an answer is never overwritten', async () => {
    await greet('update');
    expect(chrome.stored.consent).toBeNull();
    chrome.stored.consent = {at: 5, version: CONSENT_VERSION};
    chrome.stored.sites = [{origin: 'https://blog.example.org', adapter: 'ghost'}];
    await greet('update');
    expect(chrome.stored.consent).toEqual({at: 5, version: CONSENT_VERSION});
  });
});

describe('what tests set for a creator who agreed', () => {
  it('is an answer to the text as it is now', () => {
    expect(AGREED.consent.version).toBe(CONSENT_VERSION);
  });
});
