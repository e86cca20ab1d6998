import {emailIn} from './anchors';
import {type Group, isHeader} from './groups';
import {childrenOf, climb, roleOf, type Tree, textOf} from './tree';
import {type Field, fieldOf} from './words';

export type ValueKind = 'email' | 'money' | 'date' | 'number' | 'text' | 'empty';

export type Column = {
  /** What stands above it, or what its cells call themselves; absent where the page says neither. */
  readonly header?: string;
  readonly field?: Field;
  /** What most of its cells hold. */
  readonly values: ValueKind;
};

export type Columns = {
  readonly columns: readonly Column[];
  /** The places of a row's cells, in the order of the columns. */
  cells(row: number): readonly number[];
};

const SAMPLE = 40;
const MONTH =
  '(?:jan|feb|fev|fév|ene|mar|apr|avr|abr|may|mai|jun|juin|jul|juil|aug|aou|aoû|ago|sep|oct|nov|dec|déc|dic)[\\p{L}]*\\.?';
const DATE = new RegExp(
  `^(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|\\d{1,2}(?:\\s+de)?\\s+${MONTH}|${MONTH}\\s+\\d{1,4}|il y a |hace |\\d+ \\p{L}+ ago)`,
  'iu',
);
const MONEY =
  /(?:[$€£¥₹]|\b(?:USD|EUR|GBP|CAD|AUD|MXN|CHF|JPY|BRL)\b)\s*-?\d|\d\s*(?:[$€£¥₹]|\b(?:USD|EUR|GBP|CAD|AUD|MXN|CHF|JPY|BRL)\b)/;
/** "12", "4 %", "12 customers". */
const NUMBER = /^-?\d[\d\s.,']*(?:%|\p{L}+)?$/u;

/** Reads what a group's rows have in columns: by the table's own cells, or by the parts of a row built of boxes. */
export function readColumns(tree: Tree, group: Group): Columns {
  const cells = (row: number) => cellsOf(tree, row);
  const sample = group.rows.slice(0, SAMPLE).map(cells);
  const headers = headersOf(tree, group, sample[0] ?? []);
  const width = Math.max(0, ...sample.map(row => row.length));
  const columns = Array.from({length: width}, (_, n): Column => {
    const places = sample.flatMap(row => row[n] ?? []);
    const header = headers[n] ?? ownHeader(tree, places[0]);
    const field = header === undefined ? undefined : fieldOf(header);
    return {
      ...(header === undefined || header === '' ? {} : {header}),
      ...(field === undefined ? {} : {field}),
      values: mostly(places.map(place => valueKind(textOf(tree, place, 80)))),
    };
  });
  return {columns, cells};
}

/** What a text is, by its form. */
export function valueKind(text: string): ValueKind {
  if (text === '' || /^[-–—]$|^n\/a$/i.test(text)) return 'empty';
  if (emailIn(text) !== undefined) return 'email';
  if (DATE.test(text)) return 'date';
  if (text.length < 40 && MONEY.test(text)) return 'money';
  return NUMBER.test(text) ? 'number' : 'text';
}

/** The places of a row's cells: a table's own, or the parts of a row built of boxes. */
export function cellsOf(tree: Tree, row: number): number[] {
  const named = namedCells(tree, row);
  if (named.length > 0) return named;
  let box = row;
  for (let children = filled(tree, box); children.length === 1 && tree.texts[box] === ''; children = filled(tree, box)) {
    const only = children[0];
    if (only === undefined || filled(tree, only).length === 0) break;
    box = only;
  }
  const children = childrenOf(tree, box);
  return children.length === 0 ? [box] : children;
}

function namedCells(tree: Tree, row: number): number[] {
  const cells: number[] = [];
  for (let at = row + 1, end = tree.ends[row] ?? 0; at < end; ) {
    const element = tree.elements[at];
    const isCell = element !== undefined && /^T[DH]$|^(?:grid)?cell$|^rowheader$/.test(roleOf(element) || element.tagName);
    if (isCell) cells.push(at);
    at = isCell ? (tree.ends[at] ?? end) : at + 1;
  }
  return cells;
}

/** The children with something in them. */
function filled(tree: Tree, place: number): number[] {
  return childrenOf(tree, place).filter(child => textOf(tree, child, 1) !== '');
}

function ownHeader(tree: Tree, cell: number | undefined): string | undefined {
  const element = cell === undefined ? undefined : tree.elements[cell];
  for (const name of ['data-label', 'data-colname', 'data-title', 'data-header']) {
    const header = element?.getAttribute(name);
    if (header) return header;
  }
  return undefined;
}

function headersOf(tree: Tree, {container, rows}: Group, cells: readonly number[]): (string | undefined)[] {
  const table = climb(tree, container, element => /^TABLE$|^(?:table|grid|treegrid)$/.test(roleOf(element) || element.tagName));
  const places = headerPlaces(tree, table < 0 ? container : table, rows[0] ?? 0);
  const headers = places.length > 0 ? places : headersAbove(tree, rows[0] ?? 0, cells.length);
  if (headers.length === cells.length) return headers.map(place => textOf(tree, place, 60));
  return cells.map(cell => {
    const above = headers.find(header => standsAbove(tree.elements[header], tree.elements[cell]));
    return above === undefined ? undefined : textOf(tree, above, 60);
  });
}

function headerPlaces(tree: Tree, from: number, before: number): number[] {
  const places: number[] = [];
  for (let at = from; at < before; at++) {
    const element = tree.elements[at];
    if (element && (element.tagName === 'TH' || roleOf(element) === 'columnheader')) places.push(at);
    else if (element?.tagName === 'TD' && isHeaderRow(tree, at)) places.push(at);
  }
  return places;
}

function isHeaderRow(tree: Tree, cell: number): boolean {
  return isHeader(tree, tree.parents[cell] ?? -1);
}

/** A list of boxes has its headers in the box before the first row, or before the list. */
function headersAbove(tree: Tree, first: number, cells: number): number[] {
  const before = (parent: number, child: number) =>
    childrenOf(tree, parent)
      .filter(at => at < child)
      .at(-1);
  let child = first;
  for (let steps = 0; steps < 3 && child > 0; steps++) {
    const parent = tree.parents[child] ?? -1;
    const candidate = parent < 0 ? undefined : before(parent, child);
    const places = candidate === undefined ? [] : cellsOf(tree, candidate);
    const known = places.filter(place => fieldOf(textOf(tree, place, 60)) !== undefined);
    if (known.length >= 2 && Math.abs(places.length - cells) <= 2) return places;
    if (parent < 0) return [];
    child = parent;
  }
  return [];
}

/** Where there are more cells than headers (a box to tick, a menu), what is drawn above decides. */
function standsAbove(header: Element | undefined, cell: Element | undefined): boolean {
  if (!header || !cell) return false;
  const [above, below] = [header.getBoundingClientRect(), cell.getBoundingClientRect()];
  if (above.width === 0 || below.width === 0) return false;
  const common = Math.min(above.right, below.right) - Math.max(above.left, below.left);
  return common > 0.5 * Math.min(above.width, below.width);
}

function mostly(kinds: readonly ValueKind[]): ValueKind {
  const counts = new Map<ValueKind, number>();
  for (const kind of kinds) if (kind !== 'empty') counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'empty';
}

/** Two words or more, each with a capital, no digits: how people are called in lists. Also e-mail addresses in a name's place. */
export function looksLikeName(text: string): boolean {
  if (text.length < 3 || text.length > 60) return false;
  if (emailIn(text) !== undefined) return true;
  return (
    /^\p{Lu}[\p{L}\p{M}'’.-]*(?:\s+(?:(?:de|la|del|van|von|der|da|di|le|y|bin|al)\s+)*\p{Lu}[\p{L}\p{M}'’.-]*){1,4}$/u.test(
      text,
    ) || /^[\p{Lo}\p{M} ]{2,40}$/u.test(text)
  );
}
