export type Theme = 'light' | 'dark';

const DARK_BELOW = 0.25;
const OPAQUE_FROM = 0.5;

/** Whether the page under an element is light or dark, by the first background that covers, walking up; else the root's scheme. */
export function themeUnder(element: Element): Theme {
  for (let box: Element | null = element; box; box = box.parentElement) {
    const {backgroundColor, backgroundImage} = getComputedStyle(box);
    const {luminance, alpha} = readColor(backgroundColor);
    if (alpha >= OPAQUE_FROM) return luminance < DARK_BELOW ? 'dark' : 'light';
    // what an image shows cannot be read
    if (backgroundImage !== 'none') break;
  }
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  return scheme === 'dark' || (scheme.includes('dark') && dark) ? 'dark' : 'light';
}

/** Calls back when the page may have changed between light and dark. */
export function watchGround(changed: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(changed);
  const options = {attributes: true, attributeFilter: ['class', 'style', 'data-theme', 'data-color-scheme']};
  observer.observe(document.documentElement, options);
  observer.observe(document.body, options);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed, {signal});
  signal.addEventListener('abort', () => observer.disconnect());
}

let canvas: OffscreenCanvasRenderingContext2D | null | undefined;

// The computed value may be rgb(), oklch() or color(): the canvas knows them all.
function readColor(css: string): {luminance: number; alpha: number} {
  canvas ??= new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  if (!canvas) return {luminance: 1, alpha: 0};
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = css;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  const luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  return {luminance, alpha: alpha / 255};
}

function linear(byte: number): number {
  const part = byte / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
