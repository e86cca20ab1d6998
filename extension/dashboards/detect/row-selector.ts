import type {DetectedList} from './detect';
import {listRoleOf} from './tree';

const MAX_STEPS = 12;

/**
 * A selector for a detected list's rows, built of tags and roles and no class or id: it goes up from the row until it fits nothing
 * but neighbours of the rows (headers, placeholders). Where that never happens, the boxes around the rows are told by their
 * place: good for as long as the page stays as it is, not for keeping.
 *
 * @returns undefined where no such path is unambiguous
 */
export function rowSelectorOf({rows}: Pick<DetectedList, 'rows'>): string | undefined {
  const [first] = rows;
  if (!first) return undefined;
  if (!first.isConnected) return undefined;
  return pathTo(first, rows, stepOf) ?? pathTo(first, rows, placedStepOf);
}

function pathTo(first: Element, rows: readonly Element[], step: (element: Element) => string): string | undefined {
  const root = first.getRootNode() as Document | ShadowRoot;
  const parents = new Set(rows.map(row => row.parentNode));
  const known = new Set(rows);
  let selector = stepOf(first);
  let at = first.parentElement;
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const found = [...root.querySelectorAll(selector)];
    if (found.every(element => known.has(element) || parents.has(element.parentNode))) {
      return rows.every(row => row.matches(selector)) ? selector : undefined;
    }
    if (!at) return undefined;
    selector = `${step(at)} > ${selector}`;
    at = at.parentElement;
  }
  return undefined;
}

function placedStepOf(element: Element): string {
  const siblings = [...(element.parentNode?.children ?? [])];
  return `${stepOf(element)}:nth-child(${siblings.indexOf(element) + 1})`;
}

function stepOf(element: Element): string {
  const role = listRoleOf(element);
  return role === '' ? CSS.escape(element.localName) : `${CSS.escape(element.localName)}[role=${role}]`;
}
