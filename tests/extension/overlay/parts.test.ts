import {beforeEach, describe, expect, it, vi} from 'vitest';
import {forgetParts, loadPart, offerPart, type Parts} from '../../../extension/overlay/parts.ts';

const frame = {createFrame: vi.fn()} as unknown as Parts['frame'];
const later = {createFrame: vi.fn()} as unknown as Parts['frame'];

beforeEach(forgetParts);

describe('a part of the overlay', () => {
  it('is injected at its first need and no second time', async () => {
    const inject = vi.fn(async () => offerPart('frame', frame));
    expect(await loadPart('frame', inject)).toBe(frame);
    expect(await loadPart('frame', inject)).toBe(frame);
    expect(inject.mock.calls).toEqual([['frame']]);
  });

  it('is asked for again after a failure', async () => {
    await expect(loadPart('frame', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    await expect(loadPart('frame', async () => undefined)).rejects.toThrow('did not load');
    expect(await loadPart('frame', async () => offerPart('frame', frame))).toBe(frame);
  });

  it('of an earlier copy is not used by a later one', async () => {
    offerPart('frame', frame);
    forgetParts();
    expect(await loadPart('frame', async () => offerPart('frame', later))).toBe(later);
  });
});
