import {closestDrawn, shadowHostOf, slottedInto} from '../dashboards/composed';
import {HOST_ATTRIBUTE} from './chip';

export type RowWatch = {
  /** Rows touched since the last call whose records had not been delivered yet are reported before this returns. */
  catchUp(): void;
  /** Drops the records of what we have just done ourselves. */
  forgetOwn(): void;
};

type Options = {
  readonly container: Element;
  readonly rowSelector: string;
  /** Attributes that say who a row is, besides `href` and `id`. */
  readonly attributes?: readonly string[] | undefined;
  /** Called in the microtask of the change, before anything is painted. */
  readonly touched: (rows: ReadonlySet<Element>) => void;
  readonly signal: AbortSignal;
};

/** One observer for the whole list. */
export function watchRows({container, rowSelector, attributes = [], touched, signal}: Options): RowWatch {
  const observer = new MutationObserver(read);
  // an index-keyed or recycling list changes text and links and keeps the row
  const options = {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['href', 'id', ...attributes],
  };
  observer.observe(container, options);
  // what is slotted into rows changes outside their shadow root
  const outside = shadowHostOf(container);
  if (outside) observer.observe(outside, options);
  signal.addEventListener('abort', () => observer.disconnect());

  function read(records: readonly MutationRecord[]): void {
    const rows = new Set<Element>();
    for (const {target, addedNodes} of records) {
      const row = rowAround(target);
      if (row) rows.add(row);
      else for (const node of addedNodes) collect(node, rows);
    }
    if (rows.size > 0) touched(rows);
  }

  function rowAround(target: Node): Element | null | undefined {
    if (outside) return closestDrawn(target, rowSelector);
    return (target instanceof Element ? target : target.parentElement)?.closest(rowSelector);
  }

  function collect(node: Node, rows: Set<Element>): void {
    if (!(node instanceof Element)) return;
    const slottedRow = outside && closestDrawn(node, rowSelector);
    if (slottedRow) rows.add(slottedRow);
    else if (node.matches(rowSelector)) rows.add(node);
    else if (node.firstElementChild) for (const row of node.querySelectorAll(rowSelector)) rows.add(row);
  }

  return {
    catchUp() {
      const records = observer.takeRecords();
      if (records.length > 0) read(records);
    },
    forgetOwn() {
      observer.takeRecords();
    },
  };
}

/** Removes hosts in a part of the page that are not ours: of an older copy, or cloned by the page together with its row. */
export function sweepForeign(row: Element, isOurs: (host: Element) => boolean): void {
  const parts = shadowHostOf(row) ? [row, ...slottedInto(row)] : [row];
  for (const part of parts) {
    for (const host of part.querySelectorAll(`[${HOST_ATTRIBUTE}]`)) if (!isOurs(host)) host.remove();
  }
}
