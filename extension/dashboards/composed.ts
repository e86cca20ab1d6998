/**
 * Lists may stand in open shadow roots, and the texts of their rows may be elements of the page that are slotted into the cells.
 * A closed root is the page's own affair: nothing is found in it.
 */

const HOP = /\s*shadow>>\s*/;

/** The first element that a selector finds; `A shadow>> B` finds B in the open shadow root of an A. */
export function findFirst(selector: string, root: ParentNode): Element | undefined {
  const [first = '', ...inner] = selector.split(HOP);
  if (inner.length === 0) return root.querySelector(selector) ?? undefined;
  let found = [...root.querySelectorAll(first)];
  for (const step of inner) found = found.flatMap(({shadowRoot}) => [...(shadowRoot?.querySelectorAll(step) ?? [])]);
  return found[0];
}

/** Whether a selector leads into a shadow root, whose changes are not heard outside. */
export function leadsInside(selector: string): boolean {
  return HOP.test(selector);
}

/** The element whose shadow root an element stands in. */
export function shadowHostOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}

/** The elements of the page that are drawn inside an element. */
export function slottedInto(element: Element): Element[] {
  const slots = element instanceof HTMLSlotElement ? [element] : [...element.querySelectorAll('slot')];
  return slots.flatMap(slot => slot.assignedElements({flatten: true}));
}

/** What stands where an element is drawn: itself, or what is slotted into it. */
export function drawnAt(element: Element): readonly Element[] {
  const slotted = shadowHostOf(element) ? slottedInto(element) : [];
  return slotted.length > 0 ? slotted : [element];
}

/** All that a selector finds in a row, through its slots too: a cell with a slot stands for what is slotted into it. */
export function findDrawn(selector: string, row: Element): readonly Element[] {
  const inside = [...row.querySelectorAll(selector)];
  if (!shadowHostOf(row)) return inside;
  const slotted = slottedInto(row).flatMap(part => [part, ...part.querySelectorAll('*')]);
  return [...inside.flatMap(drawnAt), ...slotted.filter(element => element.matches(selector))];
}

/** Whether a node is drawn inside an element. */
export function isDrawnIn(element: Element, node: Node): boolean {
  return element.contains(node) || slottedInto(element).some(part => part.contains(node));
}

/** As `closest`, but from what is slotted on to the slot. */
export function closestDrawn(node: Node, selector: string): Element | undefined {
  let at = node instanceof Element ? node : node.parentElement;
  while (at) {
    const found = at.closest(selector);
    if (found) return found;
    at = slotAround(at);
  }
  return undefined;
}

function slotAround(element: Element): Element | null {
  for (let at: Element | null = element; at; at = at.parentElement) if (at.assignedSlot) return at.assignedSlot;
  return null;
}
