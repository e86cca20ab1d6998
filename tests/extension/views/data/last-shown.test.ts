import {beforeEach, describe, expect, it, vi} from 'vitest';
import type {LastShown, Shown} from '../../../../extension/views/data/last-shown.ts';
import {withoutPeople} from '../../../../extension/views/data/without-people.ts';

let version = '1.2';
vi.stubGlobal('chrome', {runtime: {id: 'regulars', getManifest: () => ({version})}});
const {asOfText, forgetShown, keepShown, readLastShown} = await import('../../../../extension/views/data/last-shown.ts');

const SHOWN: Shown = {
  today: [
    {kind: 'run', run: {id: 'r', name: 'email:ada@example.org', next: 1, size: 2}},
    {kind: 'declined', count: 9, filter: 'state:declined'},
  ],
  segments: [{id: 'one', name: 'The "best"', filter: 'name:"Ada Adler"', count: 1}],
  sync: {kind: 'local'},
  waiting: 0,
  connections: [],
  files: [{vendor: 'patreon', asOf: 5}],
  isSample: false,
  size: 412,
};
const LAST: LastShown = {
  shown: withoutPeople(SHOWN),
  at: Date.UTC(2026, 10, 20, 12),
  clock: '12:00',
  dayAndClock: '20 Nov, 12:00',
};

/** A browser's own store as far as it is used; its keys are its properties there too. */
function stubStorage(held: Record<string, string> = {}): Record<string, string> {
  const methods = {
    getItem: (name: string) => held[name] ?? null,
    setItem: (name: string, text: string) => {
      held[name] = text;
    },
    removeItem: (name: string) => {
      delete held[name];
    },
  };
  const storage = new Proxy(held, {get: (_, name) => methods[name as keyof typeof methods]});
  vi.stubGlobal('localStorage', storage);
  return held;
}

describe('what the popup showed last', () => {
  beforeEach(() => {
    version = '1.2';
    stubStorage();
  });

  it('is kept with the time of its counts', () => {
    expect(readLastShown()).toBeUndefined();
    keepShown(LAST);
    expect(readLastShown()).toEqual(LAST);
  });

  it('holds counts and the names of filters, and nobody whom a filter or a list of messages names (F47)', () => {
    const held = stubStorage();
    keepShown(LAST);
    expect(JSON.stringify(held)).not.toMatch(/Ada|ada@/);
    expect(readLastShown()?.shown).toMatchObject({
      today: [{kind: 'declined', count: 9}],
      segments: [{name: 'The "best"', filter: 'in:"The \\"best\\""', count: 1}],
      size: 412,
    });
  });

  it('says the time of its counts, with the day once that is over', () => {
    expect(asOfText(LAST, LAST.at + 60_000)).toBe('12:00');
    expect(asOfText(LAST, LAST.at + 86_400_000)).toBe('20 Nov, 12:00');
  });

  it('is another version’s own, and gone with the first one that a new version keeps', () => {
    const held = stubStorage({'other/key': 'stays'});
    keepShown(LAST);
    version = '1.3';
    expect(readLastShown()).toBeUndefined();
    keepShown(LAST);
    expect(Object.keys(held)).toEqual(['other/key', 'shown/1.3']);
  });

  it('is forgotten as a whole, where everything is erased', () => {
    const held = stubStorage({'shown/1.0': '{}', 'other/key': 'stays'});
    keepShown(LAST);
    forgetShown();
    expect(held).toEqual({'other/key': 'stays'});
  });

  it('is nothing in a browser that keeps nothing', () => {
    vi.stubGlobal('localStorage', undefined);
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    expect(readLastShown()).toBeUndefined();
    expect(() => keepShown(LAST)).not.toThrow();
    Object.defineProperty(globalThis, 'localStorage', {configurable: true, writable: true, value: undefined});
  });
});
