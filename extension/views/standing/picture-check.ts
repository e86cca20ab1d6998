/** A file of a picture may be this large; what is kept of it is far smaller. */
export const MOST_BYTES = 5_000_000;
/** As `model/picture` says: base64 of at most 48 kB. */
export const MOST_KEPT = 48_000;

export type PictureType = 'png' | 'jpeg' | 'webp' | 'gif' | 'svg';
export type PictureProblem = 'empty' | 'large' | 'type' | 'unreadable';

/** How many bytes of a file's beginning tell what it is. */
export const HEAD_BYTES = 1_024;

/**
 * What a file is by its first bytes: neither its name nor what the system says of it counts.
 *
 * @param head - the first `HEAD_BYTES` of the file
 */
export function checkPicture(
  head: Uint8Array,
  size: number,
): {readonly ok: true; readonly type: PictureType} | {readonly ok: false; readonly problem: PictureProblem} {
  if (size === 0) return {ok: false, problem: 'empty'};
  if (size > MOST_BYTES) return {ok: false, problem: 'large'};
  const type = typeOf(head);
  return type === undefined ? {ok: false, problem: 'type'} : {ok: true, type};
}

const SIGNS: readonly {readonly type: PictureType; readonly at: number; readonly bytes: readonly number[]}[] = [
  {type: 'png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]},
  {type: 'jpeg', at: 0, bytes: [0xff, 0xd8, 0xff]},
  {type: 'gif', at: 0, bytes: [0x47, 0x49, 0x46, 0x38]},
  {type: 'webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50]},
];

function typeOf(head: Uint8Array): PictureType | undefined {
  const sign = SIGNS.find(({at, bytes}) => bytes.every((byte, place) => head[at + place] === byte));
  if (sign !== undefined) return sign.type;
  const text = new TextDecoder().decode(head).replace(/^\uFEFF/, '');
  return /^\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i.test(text) ? 'svg' : undefined;
}

/** How a picture is drawn until it is small enough: whole first, then with fewer shades, then smaller. */
export const ATTEMPTS: readonly {readonly side: number; readonly bits: number}[] = [
  {side: 256, bits: 8},
  {side: 256, bits: 5},
  {side: 256, bits: 4},
  {side: 192, bits: 5},
  {side: 192, bits: 4},
  {side: 128, bits: 5},
  {side: 96, bits: 4},
];

/** Leaves each colour so many bits: what compresses badly in a photo is its noise. Clear stays clear. */
export function fewerShades(pixels: Uint8ClampedArray, bits: number): void {
  if (bits >= 8) return;
  const steps = 2 ** bits - 1;
  for (let at = 0; at < pixels.length; at++) pixels[at] = Math.round(((pixels[at] ?? 0) / 255) * steps) * (255 / steps);
}

/** Where a picture of any shape stands within a square: whole, in the middle. */
export function placeWithin(width: number, height: number, side: number) {
  const scale = side / Math.max(width, height, 1);
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  return {x: Math.round((side - w) / 2), y: Math.round((side - h) / 2), width: w, height: h};
}
