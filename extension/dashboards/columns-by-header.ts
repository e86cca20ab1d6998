import {fold} from '#shared/filter/fold';
import {FIELDS, type Field} from './fields';
import type {HeaderWords} from './header-words';

/** Which column of a row holds what, by the words above it. Columns may come, go and change places while the list is shown. */
export type Columns = {
  /** A row's cells by field; each is undefined where the list has no such column. */
  of(row: Element): CellOf;
};
export type CellOf = (field: Field) => Element | undefined;

const CELLS = 'td,th,[role=cell],[role=gridcell],[role=rowheader],[role=columnheader]';
/** Cells that say themselves what they hold. */
const LABELS = ['data-label', 'data-colname', 'data-title'];
const OURS = '[data-regulars]';

/** What a header's text says its column holds; undefined for the columns that are the page's own affair. */
export function fieldsByWord(words: HeaderWords): (text: string) => Field | undefined {
  const fields = new Map(FIELDS.flatMap(field => words[field]?.map((word): [string, Field] => [plain(word), field]) ?? []));
  return text => (text.length > 40 ? undefined : fields.get(plain(text)));
}

/** @param headOf - the row of headers above a row */
export function columnsByHeader(words: HeaderWords, headOf: (row: Element) => Element | undefined): Columns {
  const fieldOf = fieldsByWord(words);
  let known: {text: string; cells: number; places: ReadonlyMap<Field, number>} | undefined;

  function placesIn(row: Element, cells: readonly Element[]): ReadonlyMap<Field, number> {
    const labels = cells.map(labelOf);
    const head = labels.some(label => label !== '') ? undefined : headOf(row);
    const text = head === undefined ? labels.join('\n') : (head.textContent ?? '');
    if (known?.text === text && known.cells === cells.length) return known.places;
    const places = head === undefined ? placesOf(labels.map(fieldOf)) : aligned(cellsOf(head), cells, fieldOf);
    known = {text, cells: cells.length, places};
    return places;
  }

  return {
    of(row) {
      let read: {cells: readonly Element[]; places: ReadonlyMap<Field, number>} | undefined;
      return field => {
        if (read === undefined) {
          const cells = cellsOf(row);
          read = {cells, places: placesIn(row, cells)};
        }
        return read.cells[read.places.get(field) ?? -1];
      };
    },
  };
}

/** A row's cells: a table's own, those that say they are, or the boxes of a row built of boxes. */
export function cellsOf(row: Element): readonly Element[] {
  const named = [...row.querySelectorAll(CELLS)];
  if (named.length > 0) return named;
  let box = row;
  for (let only = onlyBox(box); only !== undefined && only.children.length > 0; only = onlyBox(box)) box = only;
  return boxesIn(box);
}

function boxesIn(element: Element): Element[] {
  return [...element.children].filter(child => !child.matches(OURS));
}

function onlyBox(element: Element): Element | undefined {
  const [first, second] = boxesIn(element);
  return second === undefined ? first : undefined;
}

function labelOf(cell: Element): string {
  for (const name of LABELS) {
    const label = cell.getAttribute(name);
    if (label) return label;
  }
  return '';
}

function placesOf(fields: readonly (Field | undefined)[]): Map<Field, number> {
  const places = new Map<Field, number>();
  fields.forEach((field, place) => {
    if (field !== undefined && !places.has(field)) places.set(field, place);
  });
  return places;
}

/** Where there are more cells than headers (a box to tick, a menu), what is drawn above decides. */
function aligned(
  heads: readonly Element[],
  cells: readonly Element[],
  fieldOf: (text: string) => Field | undefined,
): Map<Field, number> {
  const places = placesOf(heads.map(head => fieldOf(head.textContent ?? '')));
  if (heads.length === cells.length) return places;
  const boxes = cells.map(cell => cell.getBoundingClientRect());
  for (const [field, place] of places) {
    const above = heads[place]?.getBoundingClientRect();
    const below = boxes.findIndex(box => above !== undefined && standsAbove(above, box));
    if (below < 0) places.delete(field);
    else places.set(field, below);
  }
  return places;
}

function standsAbove(above: DOMRect, below: DOMRect): boolean {
  const common = Math.min(above.right, below.right) - Math.max(above.left, below.left);
  return common > 0 && common > 0.5 * Math.min(above.width, below.width);
}

/** Headers carry arrows, colons and counts. */
function plain(text: string): string {
  return fold(text)
    .replaceAll('’', "'")
    .replaceAll(/\(\d+\)|[↑↓▲▼▴▾⇅:*]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
