import type {RowIdentity} from '../../messages';
import {BESIDE_PX, type CellAt, choosePlace} from '../choose-place';
import type {RowReader} from '../read-rows';
import {ANCHOR_KINDS, type AnchorKind, anchorsOf} from './anchors';
import {cellsOf} from './columns';
import type {DetectedList} from './detect';
import {rowSelectorOf} from './row-selector';
import {readTree, type Tree} from './tree';

const OURS = '[data-regulars]';
const MAX_ELEMENTS_OF_ROW = 400;
const CELL = 'td,[role=cell],[role=gridcell]';
const INSET_PX = 4;

/** How a chip stands in the element that the reader says. */
export type DetectedPlace = {readonly insetPx: number; readonly inline?: boolean; readonly mode?: 'layer'};

/**
 * A detected list as the row loop reads an adapter's view. Rows are read anew each time: pages keep rows and change who is in
 * them. Only addresses, whole or cut, become identifiers; the vendor's own ids have a meaning that only an adapter knows.
 *
 * @returns undefined where the rows cannot be told from other elements by their place alone
 */
export function readDetected(list: DetectedList): {reader: RowReader; place: DetectedPlace} | undefined {
  const rowSelector = rowSelectorOf(list);
  if (rowSelector === undefined) return undefined;
  const {container, column} = list;
  // asked at every change of the list: whoever has to know who a row is asks that
  const rows = () => [...container.querySelectorAll(rowSelector)].filter(isShown);
  const {cellAt, place} = placeIn(list, rows());
  const placeFor = (row: Element) => cellAt(row) ?? row.querySelector(CELL) ?? row.firstElementChild ?? undefined;
  return {reader: {container, rowSelector, rows, identify: row => identifyRow(row, column), placeFor}, place};
}

/** The name's cell if there is room in it, else the next best one: as for an adapter that does not know its cells. */
function placeIn({columns}: DetectedList, rows: readonly Element[]): {cellAt: CellAt; place: DetectedPlace} {
  const names = columns.findIndex(({field}) => field === 'name');
  const emails = columns.findIndex(({field, values}) => field === 'email' || values === 'email');
  const order = [...new Set([names, emails, ...columns.keys()])].filter(n => n >= 0);
  const cells = order.map(
    (n): CellAt =>
      row =>
        cellOf(row, n),
  );
  const chosen = choosePlace(rows, cells);
  if (chosen.kind === 'beside') return {cellAt: row => row, place: {insetPx: -BESIDE_PX, mode: 'layer'}};
  const cellAt = cells[chosen.at] ?? (() => undefined);
  return {cellAt, place: chosen.kind === 'inline' ? {insetPx: INSET_PX, inline: true} : {insetPx: INSET_PX, mode: 'layer'}};
}

/** Not a header, and none of the empty or hidden ones that virtual lists keep. */
function isShown(row: Element): boolean {
  if (row.matches('[aria-hidden=true],[hidden],thead > *')) return false;
  // what is slotted into a row is text of its own tree's host
  if (row.textContent?.trim() === '' && row.querySelector('slot') === null) return false;
  return row.querySelector('th,[role=columnheader]') === null || row.querySelector(CELL) !== null;
}

function cellOf(row: Element, column: number): Element | undefined {
  const tree = treeOf(row);
  const place = cellsOf(tree, 0)[column];
  return place === undefined || place === 0 ? undefined : tree.elements[place];
}

function identifyRow(row: Element, column: number | undefined): RowIdentity | undefined {
  const found = new Map<AnchorKind, Set<string>>(ANCHOR_KINDS.map(kind => [kind, new Set()]));
  const tree = treeOf(row);
  const cell = column === undefined ? 0 : (cellsOf(tree, 0)[column] ?? 0);
  for (let at = cell; at < (tree.ends[cell] ?? 0); at++) {
    const element = tree.elements[at];
    for (const {kind, value} of element ? anchorsOf(element, tree.texts[at] ?? '') : []) found.get(kind)?.add(value);
  }
  const emails = [...(found.get('email') ?? [])];
  // two addresses are two people, or one with two: nobody is shown as somebody else
  if (emails.length > 1) return undefined;
  const [email] = emails;
  if (email !== undefined) return {identifiers: [`email:${email}`]};
  const [emailPrefix, other] = found.get('email-prefix') ?? [];
  return emailPrefix === undefined || other !== undefined ? undefined : {identifiers: [], emailPrefix};
}

function treeOf(row: Element): Tree {
  const steps = readTree(row, {maxElements: MAX_ELEMENTS_OF_ROW, ignore: OURS});
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
