import {describe, expect, it} from 'vitest';
import {supporterOf} from '../../../extension/mirror/documents.ts';
import {lookUp, lookUpPrefix} from '../../../extension/mirror/look-up.ts';
import {freshMirror} from './fresh-mirror.ts';
import {page, ridNumber, supporter} from './people.ts';

async function mirrorOf(...people: Parameters<typeof supporter>[0][]) {
  const mirror = await freshMirror();
  await mirror.apply('server', page(0, people.map(supporter)));
  return {mirror, state: await mirror.read('server')};
}

describe('looking a row up', () => {
  it('finds a person by any identifier that a record holds', async () => {
    const {state} = await mirrorOf({number: 1, email: 'ada@example.org'}, {number: 2});
    expect(lookUp(state, ['email:ada@example.org'])).toBe(0);
    expect(lookUp(state, ['ghost-member:site:2'])).toBe(1);
    expect(lookUp(state, ['ghost-member:other:2', 'email:nobody@example.org'])).toBeUndefined();
  });

  it('is unsure when two strong keys of a row belong to two people', async () => {
    const {state} = await mirrorOf({number: 1, email: 'ada@example.org'}, {number: 2, email: 'bela@example.org'});
    expect(lookUp(state, ['ghost-member:site:1', 'email:bela@example.org'])).toBe('ambiguous');
  });

  it('is unsure about an address that two people share, until another key tells them apart', async () => {
    const {state} = await mirrorOf({number: 1, email: 'office@example.org'}, {number: 2, email: 'office@example.org'});
    expect(lookUp(state, ['email:office@example.org'])).toBe('ambiguous');
    expect(lookUp(state, ['email:office@example.org', 'ghost-member:site:2'])).toBe(1);
  });

  it('lets a typed-in address count only where no strong key is known', async () => {
    const {state} = await mirrorOf({number: 1, email: 'ada@example.org', weak: true}, {number: 2, email: 'bela@example.org'});
    expect(lookUp(state, ['email:ada@example.org'])).toBe(0);
    expect(lookUp(state, ['email:ada@example.org', 'email:bela@example.org'])).toBe(1);
  });

  it('finds a cut e-mail address when it fits one person only', async () => {
    const {state} = await mirrorOf({number: 1, email: 'ada.lovelace@example.org'}, {number: 2, email: 'ada.adler@example.org'});
    expect(lookUpPrefix(state, 'ada.lov')).toBe(0);
    expect(lookUpPrefix(state, 'ada.')).toBe('ambiguous');
    expect(lookUpPrefix(state, 'bela')).toBeUndefined();
    expect(lookUpPrefix(state, '')).toBeUndefined();
  });

  it('opens a supporter by an id from before a merge', async () => {
    const {mirror, state} = await mirrorOf({number: 1, also: [2, 3]});
    expect((await supporterOf(mirror, state, ridNumber(3)))?.id).toBe(ridNumber(1));
    expect(await supporterOf(mirror, state, ridNumber(4))).toBeUndefined();
  });
});
