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
  type Script = {src: string; onload?: () => void; onerror?: () => void; remove(): void};

  it('comes by a script element, and by another one after a failure', async () => {
    const scripts: Script[] = [];
    const answers = ['onerror', 'onload'] as const;
    vi.stubGlobal('document', {
      createElement: (): Script => ({src: '', remove: () => undefined}),
      head: {
        append(script: Script) {
          const answer = answers[scripts.push(script) - 1] ?? 'onload';
          if (answer === 'onload') arrive();
          queueMicrotask(() => script[answer]?.());
        },
      },
    });
    keepHomes();
    await expect(loadHomes()).rejects.toThrow(ADDRESS);
    expect(await loadHomes()).toBe(homes);
    expect(scripts.map(({src}) => src)).toEqual([ADDRESS, ADDRESS]);
  });
});
