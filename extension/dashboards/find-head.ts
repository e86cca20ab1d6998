import type {View} from './adapter';
import {fieldsByWord} from './columns-by-header';
import {findList, headOf, tableOf} from './find-list';

/** The row of headers above a list's rows: pages render it anew when columns are shown, hidden and moved. */
export type Head = {
  above(row: Element): Element | undefined;
  /** Whether an element is, or holds, the row of headers as it was found last. */
  isIn(row: Element): boolean;
};

/** A page may be between the old headers and the new ones; not every row has to look. */
const AGAIN_AFTER_MS = 200;

/** @param found - where the list was found by its headers */
export function followHead({headers = {}, needs = [], rows}: View, found: Element | undefined): Head {
  const fieldOf = fieldsByWord(headers);
  let head = found;
  let missedAt = Number.NEGATIVE_INFINITY;

  function find(row: Element): Element | undefined {
    const table = tableOf(row);
    if (table) return headOf(table, fieldOf);
    return rows === 'detected' ? findList({headers, needs}, row.ownerDocument)?.head : undefined;
  }

  return {
    above(row) {
      if (head?.isConnected) return head;
      if (performance.now() - missedAt < AGAIN_AFTER_MS) return undefined;
      head = find(row);
      if (head === undefined) missedAt = performance.now();
      return head;
    },
    isIn: row => head !== undefined && (row === head || row.contains(head)),
  };
}
