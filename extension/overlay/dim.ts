/**
 * Rows that a filter leaves out are dimmed, never hidden: a virtual list that loses rows fetches more of them. Only the row's
 * own inline opacity is set, and what stood there before comes back.
 */
const before = new WeakMap<HTMLElement, string>();
const DIMMED = '0.32';

export function setDim(row: Element, dim: boolean): void {
  if (!(row instanceof HTMLElement)) return;
  const dimmed = before.has(row);
  if (dim) {
    if (!dimmed) before.set(row, row.style.opacity);
    // the page may have rewritten the row's style since
    if (row.style.opacity !== DIMMED) row.style.opacity = DIMMED;
  } else if (dimmed) {
    row.style.opacity = before.get(row) ?? '';
    if (row.getAttribute('style') === '') row.removeAttribute('style');
    before.delete(row);
  }
}
