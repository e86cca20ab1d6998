import type {RowReader} from '../dashboards/read-rows';
import {HOST_ATTRIBUTE} from './chip';
import {edgesOf} from './clip';
import type {DecoratedRow} from './decorator';

/** Where a chip of the layer goes, in viewport pixels; not `seen`: its row is hidden, or something lies over it there. */
export type Spot = {readonly row: DecoratedRow; readonly x: number; readonly y: number; readonly seen: boolean};

type Measures = {readonly insetPx: number; readonly width: number; readonly height: number; readonly isRightToLeft: boolean};

const cells = new WeakMap<Element, Element>();

/** At the end of the row's cell, or beside it, in the middle of its height. Reads boxes; writes nothing. */
export function spotOf(row: DecoratedRow, reader: RowReader, {insetPx, width, height, isRightToLeft}: Measures): Spot {
  const box = edgesOf(cellOf(row.row, reader));
  const inside = insetPx < 0 ? 0 : width;
  const x = isRightToLeft ? box.left + insetPx - (width - inside) : box.right - insetPx - inside;
  const y = (box.top + box.bottom - height) / 2;
  const isThere = box.right > box.left && box.bottom > box.top;
  return {row, x, y, seen: isThere && !isCovered(row.row, x + width / 2, y + height / 2)};
}

function cellOf(row: Element, reader: RowReader): Element {
  const known = cells.get(row);
  if (known?.isConnected) return known;
  const cell = reader.placeFor(row) ?? row;
  cells.set(row, cell);
  return cell;
}

/** Whether something else of the page lies over the row there: a header that stays in view, a dialog. */
function isCovered(row: Element, x: number, y: number): boolean {
  const root = row.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return false;
  const first = root.elementsFromPoint(x, y).find(element => !element.hasAttribute(HOST_ATTRIBUTE));
  return first !== undefined && !row.contains(first) && !first.contains(row);
}
