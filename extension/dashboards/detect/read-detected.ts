import type {RowIdentity} from '../../messages';
import type {RowReader} from '../read-rows';
import {ANCHOR_KINDS, type AnchorKind, anchorsOf} from './anchors';
import {cellsOf} from './columns';
import type {DetectedList} from './detect';
import {rowSelectorOf} from './row-selector';
import {readTree, type Tree} from './tree';

const OURS = '[data-regulars]';
const MAX_ELEMENTS_OF_ROW = 400;

/**
 * A detected list as the row loop reads an adapter's view. Rows are read anew each time: pages keep rows and change who is in
 * them. Only addresses, whole or cut, become identifiers; the vendor's own ids have a meaning that only an adapter knows.
 *
 * @returns undefined where the rows cannot be told from other elements by their place alone
 */
export function readDetected(list: DetectedList): RowReader | undefined {
  const rowSelector = rowSelectorOf(list);
  if (rowSelector === undefined) return undefined;
  const {container, column} = list;
  const identify = (row: Element) => identifyRow(row, column);
  return {
    container,
    rowSelector,
    rows: () => [...container.querySelectorAll(rowSelector)].filter(row => identify(row) !== undefined),
    identify,
    placeFor: row => row.querySelector('td,[role=cell],[role=gridcell]') ?? row.firstElementChild ?? undefined,
  };
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
