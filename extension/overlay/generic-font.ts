const GENERIC = new Set([
  'system-ui',
  'ui-sans-serif',
  'ui-serif',
  'ui-monospace',
  'ui-rounded',
  'sans-serif',
  'serif',
  'monospace',
]);

/**
 * The browser's own font that is nearest to a page's: what its list of families ends in. The page's fonts themselves are not for
 * our texts: a font that is cut into files by character tells the page's server which characters it had to draw.
 *
 * @param families a computed `font-family`
 */
export function genericFont(families: string): string {
  const found = families.split(',').map(family => family.trim());
  return found.findLast(family => GENERIC.has(family)) ?? 'system-ui, sans-serif';
}
