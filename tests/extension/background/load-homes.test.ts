import {beforeEach, describe, expect, it, vi} from 'vitest';

const ADDRESS = 'chrome-extension://regulars/homes.js';
const place = globalThis as {regularsHomes?: unknown};
const homes = {send: async () => undefined};

vi.stubGlobal('chrome', {runtime: {id: 'regulars', getURL: (path: string) => `chrome-extension://regulars${path}`}});
const {keepHomes, loadHomes} = await import('../../../extension/background/load-homes.ts');

beforeEach(() => {
  vi.unstubAllGlobals();
  vi.stubGlobal('chrome', {runtime: {id: 'regulars', getURL: (path: string) => `chrome-extension://regulars${path}`}});
  delete place.regularsHomes;
});

const arrive = () => {
  place.regularsHomes = homes;
};

describe('the heavy part of the background, in a worker', () => {
  it('is loaded while the extension is installed, so that the browser keeps it', () => {
    const importScripts = vi.fn(arrive);
    const addEventListener = vi.fn();
    vi.stubGlobal('importScripts', importScripts);
    vi.stubGlobal('addEventListener', addEventListener);
    keepHomes();
    expect(importScripts).not.toHaveBeenCalled();
    expect(addEventListener).toHaveBeenCalledWith('install', expect.any(Function));
    addEventListener.mock.calls[0]?.[1]();
    expect(importScripts.mock.calls).toEqual([[ADDRESS]]);
  });

  it('is loaded at the first need and no second time', async () => {
    const importScripts = vi.fn(arrive);
    vi.stubGlobal('importScripts', importScripts);
    expect(await loadHomes()).toBe(homes);
    expect(await loadHomes()).toBe(homes);
    expect(importScripts.mock.calls).toEqual([[ADDRESS]]);
  });

  it('is asked for again after the browser could not load it', async () => {
    const importScripts = vi.fn().mockImplementationOnce(() => {
      throw new Error('NetworkError');
    });
    vi.stubGlobal('importScripts', importScripts.mockImplementation(arrive));
    await expect(loadHomes()).rejects.toThrow('NetworkError');
    expect(await loadHomes()).toBe(homes);
  });

  it('is missing when its script ran and left nothing', async () => {
    vi.stubGlobal('importScripts', () => undefined);
    await expect(loadHomes()).rejects.toThrow('did not load');
  });
});

describe('the heavy part of the background, in a page as in Firefox', () => {
  it('is there already, from the manifest, and no script is loaded', async () => {
    const importScripts = vi.fn(arrive);
    vi.stubGlobal('importScripts', importScripts);
    vi.stubGlobal('document', {});
    keepHomes();
    await expect(loadHomes()).rejects.toThrow('did not load');
    arrive();
    expect(await loadHomes()).toBe(homes);
    expect(importScripts).not.toHaveBeenCalled();
  });
});
