/** Nothing is painted in a hidden window. */
const PATIENCE_MS = 200;

/** Resolves once the browser has painted what stands in the window now: what is loaded before makes the first drawing late. */
export function afterPaint(): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, PATIENCE_MS);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
