import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {createToasts} from '../../../extension/views/toasts.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('toasts', () => {
  it('say what was done for ten seconds', () => {
    const toasts = createToasts();
    toasts.say('Note added.', () => undefined);
    expect(toasts.shown.value).toMatchObject([{text: 'Note added.', isTrouble: false}]);
    vi.advanceTimersByTime(9_999);
    expect(toasts.shown.value).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(toasts.shown.value).toEqual([]);
  });

  it('stay while somebody is at them, and go ten seconds later at most', () => {
    const toasts = createToasts();
    toasts.say('Note added.', () => undefined);
    toasts.hold(true);
    vi.advanceTimersByTime(60_000);
    expect(toasts.shown.value).toHaveLength(1);
    toasts.hold(false);
    vi.advanceTimersByTime(10_000);
    expect(toasts.shown.value).toEqual([]);
  });

  it('say trouble until it is closed', () => {
    const toasts = createToasts();
    toasts.warn('The browser did not save this.');
    vi.advanceTimersByTime(3_600_000);
    const [toast] = toasts.shown.value;
    expect(toast?.isTrouble).toBe(true);
    toasts.dismiss(toast?.id ?? 0);
    expect(toasts.shown.value).toEqual([]);
  });

  it('keep the three newest, each text once', () => {
    const toasts = createToasts();
    for (const text of ['a', 'b', 'b', 'c', 'd']) toasts.warn(text);
    expect(toasts.shown.value.map(({text}) => text)).toEqual(['b', 'c', 'd']);
  });

  it('tell how far long work is until it ends, and stop it', () => {
    const toasts = createToasts();
    const stop = vi.fn();
    const work = toasts.work('Undoing…', 31_000, stop);
    vi.advanceTimersByTime(60_000);
    work.tell(1_200);
    expect(toasts.shown.value).toMatchObject([{text: 'Undoing…', work: {done: 1_200, of: 31_000}}]);
    toasts.shown.value[0]?.work?.onStop();
    expect(stop).toHaveBeenCalledOnce();
    work.end();
    expect(toasts.shown.value).toEqual([]);
  });
});
