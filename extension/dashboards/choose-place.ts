/**
 * Which of the places for chips is the one, and whether they stand behind the text there, or above the end of the cell. `beside`:
 * in the free space next to the rows.
 */
export type ChosenPlace = {readonly kind: 'inline' | 'above'; readonly at: number} | {readonly kind: 'beside'};
/** The cell of a row that one place names. */
export type CellAt = (row: Element) => Element | undefined;

/** Between a row and a chip beside it. */
export const BESIDE_PX = 8;
/** A chip and the gaps around it. */
const ROOM_PX = 76;
const SAMPLE = 12;
const SHOWN = 'img,svg,button,input,select,video,canvas';

/**
 * In cells of which nothing is known a chip must not move anything: it stands behind the text of the first cell that has room on
 * its line in every row that was looked at, else beside the rows, else above the cell of which it covers the least. Reads boxes
 * and writes nothing.
 *
 * @param cells places in the order in which they are wished for
 */
export function choosePlace(rows: readonly Element[], cells: readonly CellAt[]): ChosenPlace {
  const drawn = rows.filter(row => row.getBoundingClientRect().height > 0).slice(0, SAMPLE);
  let least = {at: 0, covered: Number.POSITIVE_INFINITY};
  for (const [at, cellAt] of cells.entries()) {
    const found = drawn.map(cellAt);
    const covered = Math.max(...found.map(cell => (cell ? coveredOf(cell) : Number.POSITIVE_INFINITY)));
    if (covered <= 0) return {at, kind: found.every(cell => cell && endsInLine(cell)) ? 'inline' : 'above'};
    if (covered < least.covered) least = {at, covered};
  }
  return drawn.every(isFreeBeside) ? {kind: 'beside'} : {kind: 'above', at: least.at};
}

/** Whether nothing but what the row stands in is drawn at its end. */
function isFreeBeside(row: Element): boolean {
  const {left, right, top, bottom} = row.getBoundingClientRect();
  const isRightToLeft = getComputedStyle(row).direction === 'rtl';
  const end = isRightToLeft ? left - ROOM_PX : right + ROOM_PX;
  const [page, middle] = [row.ownerDocument, (top + bottom) / 2];
  if (end < 0 || end > page.documentElement.clientWidth || isCutOff(row, end)) return false;
  // what is below the window is as what is in it
  const isSeen = middle > 0 && middle < page.documentElement.clientHeight;
  return !isSeen || page.elementsFromPoint(end, middle)[0]?.contains(row) === true;
}

/** Whether a box around a row shows nothing at that point of the line. */
function isCutOff(row: Element, x: number): boolean {
  for (let box = row.parentElement; box !== null && box !== row.ownerDocument.body; box = box.parentElement) {
    if (getComputedStyle(box).overflowX === 'visible') continue;
    const {left, right} = box.getBoundingClientRect();
    if (x < left || x > right) return true;
  }
  return false;
}

/** The share of what a cell shows that a chip at its end would cover; 0 where there is room for it. */
function coveredOf(cell: Element): number {
  const {direction, paddingInlineEnd} = getComputedStyle(cell);
  const box = cell.getBoundingClientRect();
  const isRightToLeft = direction === 'rtl';
  const shown = Math.max(0, ...boxesIn(cell).map(({left, right}) => (isRightToLeft ? box.right - left : right - box.left)));
  const room = box.width - shown - Number.parseFloat(paddingInlineEnd || '0');
  return Math.max(0, ROOM_PX - room) / Math.max(1, shown);
}

function boxesIn(cell: Element): DOMRect[] {
  const boxes = [...cell.querySelectorAll(SHOWN)].map(element => element.getBoundingClientRect());
  const range = cell.ownerDocument.createRange();
  const texts = cell.ownerDocument.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    range.selectNodeContents(text);
    boxes.push(...range.getClientRects());
  }
  return boxes;
}

/** Behind a block there is a new line. */
function endsInLine(cell: Element): boolean {
  const last = cell.lastElementChild;
  if (last === null) return true;
  const {display, flexDirection} = getComputedStyle(cell);
  if (display.includes('flex')) return flexDirection.startsWith('row');
  return getComputedStyle(last).display.startsWith('inline');
}
