/** A list whose rows are all of one height, in pixels. */
export type Rows = {readonly count: number; readonly rowHeight: number};

/** How far the box is scrolled, and how high the part of it is that shows rows. */
export type Place = {readonly scrollTop: number; readonly view: number};

/** From the first row to draw up to, and without, `until`. */
export type Span = {readonly from: number; readonly until: number};

/** Rows drawn beyond the visible ones, on either side. */
const SPARE = 8;
/** Firefox draws nothing higher than 17.9 million pixels, Chromium than 33.5 million. */
export const HIGHEST = 15_000_000;

/**
 * The rows to draw. A list that is higher than browsers draw is scrolled in larger steps, so that its end is reached too.
 *
 * @returns `height` of the drawn list; `shift` of each row against index × rowHeight
 */
export function visibleRows({count, rowHeight}: Rows, {scrollTop, view}: Place): Span & {height: number; shift: number} {
  const all = count * rowHeight;
  const height = Math.min(all, HIGHEST);
  const top = scrollTop * scaleOf(all, height, view);
  const from = Math.max(0, Math.floor(top / rowHeight) - SPARE);
  const until = Math.min(count, Math.ceil((top + view) / rowHeight) + SPARE);
  return {from: Math.min(from, until), until, height, shift: scrollTop - top};
}

/** Where to scroll so that a row is in sight: not at all where it is already. */
export function scrollTopFor({count, rowHeight}: Rows, {scrollTop, view}: Place, index: number): number {
  const all = count * rowHeight;
  const scale = scaleOf(all, Math.min(all, HIGHEST), view);
  const top = scrollTop * scale;
  const [start, end] = [index * rowHeight, (index + 1) * rowHeight];
  if (start < top) return start / scale;
  return end > top + view ? (end - view) / scale : scrollTop;
}

/** Pixels of the list for one pixel of the scroll bar. */
function scaleOf(all: number, height: number, view: number): number {
  return height === all || height <= view ? 1 : (all - view) / (height - view);
}
