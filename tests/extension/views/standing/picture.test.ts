import {describe, expect, it} from 'vitest';
import {initials, looksOf} from '../../../../extension/views/standing/drawn-badge.tsx';
import {checkPicture, fewerShades, MOST_BYTES, placeWithin} from '../../../../extension/views/standing/picture-check.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
const WEBP = bytes('RIFF....WEBPVP8 ');

describe('a picture of the creator’s own', () => {
  it('is known by its first bytes, whatever its name says (LOY-80)', () => {
    expect(checkPicture(PNG, 9)).toEqual({ok: true, type: 'png'});
    expect(checkPicture(JPEG, 9)).toEqual({ok: true, type: 'jpeg'});
    expect(checkPicture(WEBP, 16)).toEqual({ok: true, type: 'webp'});
    expect(checkPicture(bytes('GIF89a'), 6)).toEqual({ok: true, type: 'gif'});
    for (const svg of ['<svg xmlns="http://www.w3.org/2000/svg">', '\uFEFF<?xml version="1.0"?>\n<!-- a -->\n<svg width="1">']) {
      expect(checkPicture(bytes(svg), svg.length)).toEqual({ok: true, type: 'svg'});
    }
  });

  it('is refused where it is empty, too large, or no picture at all (LOY-80)', () => {
    expect(checkPicture(new Uint8Array(), 0)).toEqual({ok: false, problem: 'empty'});
    expect(checkPicture(PNG, MOST_BYTES + 1)).toEqual({ok: false, problem: 'large'});
    for (const text of ['<html><svg></svg></html>', '<script>alert(1)</script>', 'MZ', 'RIFF....WAVE', '%PDF-1.7']) {
      expect(checkPicture(bytes(text), text.length)).toEqual({ok: false, problem: 'type'});
    }
  });

  it('is drawn whole in the middle of a square, and loses shades rather than its shape', () => {
    expect(placeWithin(512, 256, 256)).toEqual({x: 0, y: 64, width: 256, height: 128});
    expect(placeWithin(10, 30, 96)).toEqual({x: 32, y: 0, width: 32, height: 96});
    const pixels = new Uint8ClampedArray([0, 3, 128, 255]);
    fewerShades(pixels, 4);
    expect([...pixels]).toEqual([0, 0, 136, 255]);
    fewerShades(pixels, 8);
    expect([...pixels]).toEqual([0, 0, 136, 255]);
  });
});

describe('a badge without a picture', () => {
  it('is drawn from its name, always in the same way (LOY-80)', () => {
    expect(initials('Twelve months')).toBe('TM');
    expect(initials('  été-indien ')).toBe('ÉI');
    expect(initials('★')).toBe('·');
    expect(looksOf('Twelve months')).toEqual(looksOf(' twelve MONTHS '));
    expect(new Set(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(name => looksOf(name).shape)).size).toBeGreaterThan(2);
  });
});
