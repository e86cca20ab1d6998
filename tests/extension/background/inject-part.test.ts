import {beforeEach, describe, expect, it, vi} from 'vitest';

const executeScript = vi.fn(async () => [{}]);
vi.stubGlobal('chrome', {runtime: {id: 'regulars'}, scripting: {executeScript}});
const {injectPart} = await import('../../../extension/background/inject-part.ts');

beforeEach(() => executeScript.mockClear());

describe('a part of the overlay', () => {
  it('is run in the frame that asked for it, and in no other', async () => {
    await injectPart('frame', {tab: {id: 7}, frameId: 3});
    await injectPart('boxes', {tab: {id: 7}, frameId: 3});
    await injectPart('detector', {tab: {id: 7}});
    expect(executeScript.mock.calls).toEqual([
      [{target: {tabId: 7, frameIds: [3]}, files: ['/frame.js']}],
      [{target: {tabId: 7, frameIds: [3]}, files: ['/boxes.js']}],
      [{target: {tabId: 7, frameIds: [0]}, files: ['/detector.js']}],
    ]);
  });

  it('is never run for who is no page, nor by another name', async () => {
    await expect(injectPart('frame', {})).rejects.toThrow('only an overlay');
    await expect(injectPart('homes' as 'frame', {tab: {id: 7}})).rejects.toThrow('only an overlay');
    expect(executeScript).not.toHaveBeenCalled();
  });

  it('is not run in our own page, which brings it: the browser would refuse', async () => {
    vi.stubGlobal('location', {origin: 'chrome-extension://regulars'});
    await injectPart('frame', {tab: {id: 7}, origin: 'chrome-extension://regulars'});
    expect(executeScript).not.toHaveBeenCalled();
    await injectPart('frame', {tab: {id: 7}, origin: 'https://blog.example'});
    expect(executeScript).toHaveBeenCalledOnce();
    vi.stubGlobal('location', undefined);
  });

  it('fails where the browser refuses, so that the overlay asks again', async () => {
    executeScript.mockRejectedValueOnce(new Error('no permission'));
    await expect(injectPart('frame', {tab: {id: 7}})).rejects.toThrow('no permission');
  });
});
