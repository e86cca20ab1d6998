import {beforeEach, describe, expect, it, vi} from 'vitest';
import type {PartName, Parts} from '../../../extension/overlay/parts.ts';

const frame = {createFrame: vi.fn()} as unknown as Parts['frame'];
const later = {createFrame: vi.fn()} as unknown as Parts['frame'];

/** The module as each script of the extension has it: a state of its own beside the world that all share. */
async function script() {
  vi.resetModules();
  return import('../../../extension/overlay/parts.ts');
}

beforeEach(() => void Reflect.deleteProperty(globalThis, 'regularsParts'));

describe('a part of the overlay', () => {
  it('is injected at its first need and no second time, two needs at once included', async () => {
    const {loadPart, offerPart} = await script();
    const inject = vi.fn<(name: PartName) => Promise<void>>(async () => offerPart('frame', frame));
    expect(await Promise.all([loadPart('frame', inject), loadPart('frame', inject)])).toEqual([frame, frame]);
    expect(await loadPart('frame', inject)).toBe(frame);
    expect(inject.mock.calls).toEqual([['frame']]);
  });

  it('is asked for again after a failure', async () => {
    const {loadPart, offerPart} = await script();
    await expect(loadPart('frame', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    await expect(loadPart('frame', async () => undefined)).rejects.toThrow('did not load');
    expect(await loadPart('frame', async () => offerPart('frame', frame))).toBe(frame);
  });

  it('of an earlier copy is not used by a later one, and stays for what the earlier one has under way', async () => {
    const early = await script();
    await early.loadPart('frame', async () => early.offerPart('frame', frame));
    const late = await script();
    let arrive: () => void = vi.fn();
    const running = new Promise<void>(resolve => {
      arrive = resolve;
    });
    const arrived = late.loadPart('frame', () => running);
    expect(Reflect.get(globalThis, 'regularsParts')).toEqual({frame});
    late.offerPart('frame', later);
    arrive();
    expect(await arrived).toBe(later);
  });
});
