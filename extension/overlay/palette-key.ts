/** The key that opens the palette, while something of ours has the focus. */
export function isPaletteKey(event: KeyboardEvent): boolean {
  const {key, ctrlKey, metaKey, altKey} = event;
  if (key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey) return true;
  const [target] = event.composedPath();
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return key === ':' && !isField;
}
