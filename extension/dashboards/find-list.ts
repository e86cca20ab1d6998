import {fieldsByWord} from './columns-by-header';
import {rowSelectorOf} from './detect/row-selector';
import type {Field} from './fields';
import type {HeaderWords} from './header-words';

/** A list of which no selector is known, as its headers tell it. */
export type FoundList = {readonly container: Element; readonly rowSelector: string; readonly head: Element};
export type Sought = {readonly headers: HeaderWords; readonly needs: readonly Field[]};

type Fields = ReadonlySet<Field>;
type FieldOf = (text: string) => Field | undefined;

const TABLES = 'table,[role=table],[role=grid],[role=treegrid]';
const HEADS = 'th,thead td,[role=columnheader]';
const HEAD_ROW = 'tr,[role=row]';
/** A row of boxes is a row of headers from so many known words on. */
const LEAST_WORDS = 3;
const MAX_STEPS_UP = 4;
const OURS = '[data-regulars]';

/** The list whose headers hold the most of our words: of a table, of roles, or of boxes alone. */
export function findList({headers, needs}: Sought, page: Document): FoundList | undefined {
  const fieldOf = fieldsByWord(headers);
  const fits = (fields: Fields) => fields.size >= 2 && needs.every(field => fields.has(field)) && names(fields);
  let best: {list: FoundList; size: number} | undefined;
  for (const table of page.querySelectorAll(TABLES)) {
    const head = headOf(table, fieldOf);
    const rowSelector = head && rowsOf(table);
    const fields = head && fieldsIn([...head.querySelectorAll(HEADS)], fieldOf);
    if (!rowSelector || !fields || !fits(fields) || fields.size <= (best?.size ?? 0)) continue;
    best = {list: {container: table, rowSelector, head}, size: fields.size};
  }
  return best?.list ?? findBoxes(page, fieldOf, fits);
}

/** The row of a table's headers with a word of ours in it. */
export function headOf(table: Element, fieldOf: FieldOf): Element | undefined {
  for (const cell of table.querySelectorAll(HEADS)) {
    if (fieldOf(cell.textContent ?? '') !== undefined) return cell.closest(HEAD_ROW) ?? undefined;
  }
  return undefined;
}

/** The table around a row. */
export function tableOf(row: Element): Element | undefined {
  return row.closest(TABLES) ?? undefined;
}

function rowsOf(table: Element): string | undefined {
  return ['tbody tr', '[role=row]:not(:has([role=columnheader]))'].find(selector => table.querySelector(selector) !== null);
}

/** Somebody has to be named somewhere. */
function names(fields: Fields): boolean {
  return fields.has('name') || fields.has('email');
}

function fieldsIn(cells: readonly Element[], fieldOf: FieldOf): Set<Field> {
  return new Set(cells.flatMap(cell => fieldOf(cell.textContent ?? '') ?? []));
}

/** Headers are short texts close together: an element around enough of them may be their row. */
function findBoxes(page: Document, fieldOf: FieldOf, fits: (fields: Fields) => boolean): FoundList | undefined {
  const held = new Map<Element, Set<Field>>();
  const isHead = (fields: Fields) => fields.size >= LEAST_WORDS && fits(fields);
  let head: Element | undefined;
  // labels of a filter may look like headers with one row below
  let lone: FoundList | undefined;
  const texts = page.createTreeWalker(page.body ?? page, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    // the headers have been read to their end; mostly that is long before the rows are
    if (head && !head.contains(text)) {
      const found = firstList(held, isHead);
      if (found && found.rows > 1) return found.list;
      lone ??= found?.list;
      head = undefined;
    }
    const field = fieldOf(text.nodeValue ?? '');
    if (field === undefined) continue;
    for (const above of around(text)) {
      const fields = held.get(above) ?? new Set();
      held.set(above, fields.add(field));
      if (isHead(fields)) head ??= above;
    }
  }
  return (head && firstList(held, isHead)?.list) ?? lone;
}

type Found = {readonly list: FoundList; readonly rows: number};

/** No element is looked at twice. */
function firstList(held: Map<Element, Set<Field>>, isHead: (fields: Fields) => boolean): Found | undefined {
  for (const [head, fields] of held) {
    if (!isHead(fields)) continue;
    fields.clear();
    const found = boxesUnder(head);
    if (found) return found;
  }
  return undefined;
}

/** The nearest elements around a text, the innermost first. */
function around(text: Node): Element[] {
  const found: Element[] = [];
  for (let at = text.parentElement; at !== null && found.length < MAX_STEPS_UP; at = at.parentElement) found.push(at);
  return found;
}

/** The rows stand in the box after their headers, or beside them. */
function boxesUnder(head: Element): Found | undefined {
  // the box of all rows may have about as many parts as a row: what is inside it goes first
  const inside = head.nextElementSibling && likeRows(head, [...head.nextElementSibling.children]);
  const rows = inside ?? likeRows(head, siblingsAfter(head));
  const container = head.parentElement;
  const rowSelector = rows && rowSelectorOf({rows});
  return rowSelector && container ? {list: {container, rowSelector, head}, rows: rows.length} : undefined;
}

function siblingsAfter(head: Element): Element[] {
  const siblings = [...(head.parentElement?.children ?? [])];
  return siblings.slice(siblings.indexOf(head) + 1);
}

/** The boxes that have about as many parts as there are headers; all of one kind. */
function likeRows(head: Element, boxes: readonly Element[]): Element[] | undefined {
  const parts = widest(head);
  const [first, ...others] = boxes.filter(
    box => !box.matches(OURS) && widest(box) >= LEAST_WORDS && Math.abs(widest(box) - parts) <= 2,
  );
  return first && [first, ...others.filter(({localName}) => localName === first.localName)];
}

function widest(element: Element): number {
  let box = element;
  while (box.children.length === 1 && box.firstElementChild) box = box.firstElementChild;
  return box.children.length;
}
