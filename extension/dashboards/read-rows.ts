import type {RowIdentity} from '../messages';
import type {Place, View} from './adapter';
import {BESIDE_PX, type CellAt, choosePlace} from './choose-place';
import {type CellOf, type Columns, cellsOf, columnsByHeader} from './columns-by-header';
import {drawnAt, findDrawn, findFirst} from './composed';
import {FIELDS, type Field} from './fields';
import {followHead} from './find-head';
import {findList} from './find-list';
import {amountOf, decimalSign, type PageAmount, type PageState, stateOf} from './page-words';
import {compileRule, identityOf} from './read-identity';

/** One view bound to a page: what the row loop asks about rows. Elements of ours are never part of an answer. */
export type RowReader = {
  readonly container: Element;
  /** Matches this view's rows inside the container, ignored ones included. */
  readonly rowSelector: string;
  /** Attributes that say who a row is, besides `href` and `id`. */
  readonly attributes?: readonly string[];
  rows(): readonly Element[];
  /** Who the row says it is; undefined for a placeholder or a row that says nothing usable. */
  identify(row: Element): RowIdentity | undefined;
  /** The cell that the chip goes into. */
  placeFor(row: Element): Element | undefined;
  /** What the page itself says of somebody; absent where no column is known. */
  read?(row: Element): RowTexts;
  /** Whether the page's own box of the row is ticked; undefined where there is none. */
  isTicked?(row: Element): boolean | undefined;
};

/** What a row prints, and what of it is understood. */
export type RowTexts = {
  readonly texts: Readonly<Partial<Record<Field, string>>>;
  readonly state?: PageState;
  readonly tier?: string;
  readonly amount?: PageAmount;
};

/** So many amounts say how a column parts its decimals. */
const SAMPLE = 60;

type Rows = Pick<RowReader, 'container' | 'rowSelector'> & {readonly head?: Element | undefined};

/** Binds the first view whose rows are on the page; undefined while there is none. */
export function bindView(views: readonly View[], page: Document): {view: View; reader: RowReader} | undefined {
  const found = findRows(views, page);
  return found && bindRows(found.view, found.rows);
}

/** The first view whose rows are on the page, and where they are. */
export function findRows(views: readonly View[], page: Document): {view: View; rows: Rows} | undefined {
  for (const view of views) {
    const rows = rowsOf(view, page);
    if (rows) return {view, rows};
  }
  return undefined;
}

/** The first element that the first hitting selector of an ordered list finds. */
export function firstOf(selectors: readonly string[], root: ParentNode): Element | undefined {
  for (const selector of selectors) {
    const found = findFirst(selector, root);
    if (found) return found;
  }
  return undefined;
}

function rowsOf({container: containers, rows, headers = {}, needs = []}: View, page: Document): Rows | undefined {
  if (rows === 'detected') return findList({headers, needs}, page);
  const container = containers === undefined ? page.body : firstOf(containers, page);
  const rowSelector = container && rows.find(selector => container.querySelector(selector) !== null);
  return container && rowSelector !== undefined ? {container, rowSelector} : undefined;
}

/** A view's rules for rows that were found, by its own selectors or in another way. */
export function bindRows(view: View, found: Rows): {view: View; reader: RowReader} {
  const {container, rowSelector} = found;
  const ignored = view.rowIgnore?.join(',');
  const rules = view.identity.map(rule => compileRule(rule, container.ownerDocument.location));
  const head = followHead(view, found.head);
  const columns = columnsByHeader(view.headers ?? {}, head.above);
  const isRow = (row: Element) => !head.isIn(row) && !(ignored && row.matches(ignored));
  const rows = () => [...container.querySelectorAll(rowSelector)].filter(isRow);
  const texts = textReader(view, columns);
  const {places, placed} = placesOf(view, columns, rows);
  const reader: RowReader = {
    container,
    rowSelector,
    attributes: view.identity.flatMap(rule => (rule.kind === 'vendor-id' && rule.attribute ? [rule.attribute] : [])),
    rows,
    identify: row => (isRow(row) ? identityOf(row, rules, columns.of(row)) : undefined),
    placeFor(row) {
      for (const cellAt of places) {
        const cell = cellAt(row);
        if (cell) return drawnAt(cell)[0];
      }
      return undefined;
    },
    read: row =>
      understood(texts(row), () =>
        rows()
          .slice(0, SAMPLE)
          .map(one => texts(one).amount ?? ''),
      ),
    isTicked(row) {
      const box = view.select === undefined ? null : row.querySelector(view.select);
      return box === null ? undefined : box.matches(':checked,[aria-checked=true]');
    },
  };
  return {view: placed, reader};
}

/** Where chips go: as the view says, or for cells of which nothing is known as there is room when the list is first seen. */
function placesOf(view: View, columns: Columns, rows: () => readonly Element[]): {places: readonly CellAt[]; placed: View} {
  const {place} = view;
  const known = place.in.map(
    (one): CellAt =>
      row =>
        elementAt(one, row, columns.of(row)),
  );
  if (!place.inline || place.mode === 'layer') return {places: known, placed: view};
  const list = rows();
  const others = (list[0] ? cellsOf(list[0]) : []).map(
    (_, n): CellAt =>
      row =>
        cellsOf(row)[n],
  );
  const all = [...known, ...others];
  const chosen = choosePlace(list, all);
  if (chosen.kind === 'inline') return {places: [...all.slice(chosen.at, chosen.at + 1), ...known], placed: view};
  const layer = {...place, inline: false, mode: 'layer' as const};
  if (chosen.kind === 'above') return {places: all.slice(chosen.at), placed: {...view, place: layer}};
  return {places: [row => row], placed: {...view, place: {...layer, insetPx: -BESIDE_PX}}};
}

/** A list that was found in another way: its rows may carry the ids that the view knows to read, wherever they stand. */
export function withIds(reader: RowReader, {identity}: View): RowReader {
  const ids = identity.filter(({kind}) => kind === 'vendor-id');
  const rules = ids.map(rule => compileRule(rule, reader.container.ownerDocument.location));
  return {
    ...reader,
    identify(row) {
      const known = identityOf(row, rules, () => undefined);
      const seen = reader.identify(row);
      if (known === undefined) return seen;
      return {...seen, ...known, identifiers: [...known.identifiers, ...(seen?.identifiers ?? [])]};
    },
  };
}

function textReader({fields = {}}: View, columns: Columns): (row: Element) => RowTexts['texts'] {
  return row => {
    const cellOf = columns.of(row);
    const textOf = (field: Field) => {
      const selectors = fields[field];
      const element = (selectors && firstOf(selectors, row)) ?? cellOf(field);
      const drawn = element ? drawnAt(element) : [];
      return drawn.map(({textContent}) => textContent?.replaceAll(/\s+/g, ' ').trim()).join(' ');
    };
    const texts = FIELDS.map(field => [field, textOf(field)] as const).filter(([, text]) => text !== '');
    return Object.fromEntries(texts);
  };
}

/** @param amounts of the list, asked for only where one of them has to be read */
function understood(texts: RowTexts['texts'], amounts: () => readonly string[]): RowTexts {
  const state = stateOf(texts.status ?? '', texts.product === undefined ? 'membership' : 'sale');
  const amount = texts.amount === undefined ? undefined : amountOf(texts.amount, decimalSign(amounts()));
  return {
    texts,
    ...(state === undefined ? {} : {state}),
    ...(texts.tier === undefined ? {} : {tier: texts.tier}),
    ...(amount === undefined ? {} : {amount}),
  };
}

function elementAt(place: Place, row: Element, cellOf: CellOf): Element | undefined {
  return typeof place === 'string' ? findDrawn(place, row)[0] : cellOf(place.column);
}
