import {ATTEMPTS, checkPicture, fewerShades, HEAD_BYTES, MOST_KEPT, type PictureProblem, placeWithin} from './picture-check';

export type Drawn = {readonly ok: true; readonly png: string} | {readonly ok: false; readonly problem: PictureProblem};

/**
 * The creator's picture, drawn anew: a square PNG of at most 256 pixels and 48 kB. Nothing of the file remains, neither scripts and
 * addresses of an SVG nor the place where a photo was taken.
 */
export async function drawPicture(file: Blob): Promise<Drawn> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const checked = checkPicture(head, file.size);
  if (!checked.ok) return checked;
  // As an image an SVG runs nothing and loads nothing, whatever it asks for.
  const type = checked.type === 'svg' ? 'image/svg+xml' : `image/${checked.type}`;
  const url = URL.createObjectURL(new Blob([file], {type}));
  try {
    const image = await load(url);
    for (const attempt of ATTEMPTS) {
      const png = await pngOf(image, attempt);
      if (png !== undefined && png.size <= MOST_KEPT) return {ok: true, png: await base64(png)};
    }
    return {ok: false, problem: 'unreadable'};
  } catch {
    // What the browser cannot read, or will not give back the pixels of.
    return {ok: false, problem: 'unreadable'};
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function load(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}

async function pngOf(image: HTMLImageElement, {side, bits}: (typeof ATTEMPTS)[number]): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d', {willReadFrequently: true});
  if (context === null) return undefined;
  // A drawing without a size of its own is a square.
  const {x, y, width, height} = placeWithin(image.naturalWidth || side, image.naturalHeight || side, side);
  context.drawImage(image, x, y, width, height);
  const pixels = context.getImageData(0, 0, side, side);
  fewerShades(pixels.data, bits);
  context.putImageData(pixels, 0, 0);
  return (await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'))) ?? undefined;
}

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
