/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map(value => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(left: string, right: string): number {
  const [one, two] = [luminance(left), luminance(right)];
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
}

/** What is written on a ground: white or black, whichever stands out more. One of them always has 4.5. */
export function textOn(ground: string): string {
  return contrast(ground, '#ffffff') >= contrast(ground, '#000000') ? '#ffffff' : '#000000';
}

/** The colour moved towards white or black until it has the contrast on the ground. */
export function readableOn(colour: string, ground: string, least: number): string {
  const target = luminance(ground) > 0.2 ? 0 : 255;
  for (let step = 0; step <= 20; step += 1) {
    const moved = printed(channels(colour).map(value => value + ((target - value) * step) / 20));
    if (contrast(moved, ground) >= least) return moved;
  }
  return target === 0 ? '#000000' : '#ffffff';
}

function channels(colour: string): number[] {
  return [1, 3, 5].map(start => Number.parseInt(colour.slice(start, start + 2), 16));
}

function printed(values: readonly number[]): string {
  return `#${values.map(value => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
