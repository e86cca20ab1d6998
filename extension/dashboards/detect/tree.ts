/** The page as it is rendered: open shadow roots and what is slotted into them included, in document order. */
export type Tree = {
  readonly elements: readonly Element[];
  /** Place of the parent in `elements`; -1 for the first. */
  readonly parents: readonly number[];
  /** One past the place of the last descendant. */
  readonly ends: readonly number[];
  /** The text that stands directly in each element, white space folded, cut at `MAX_TEXT`. */
  readonly texts: readonly string[];
  /** False where the page has more elements than were read. */
  readonly whole: boolean;
};

const MAX_TEXT = 300;
/** The generator stops for breath after this many elements. */
const ELEMENTS_PER_STEP = 200;

// What shows no text of the page, or shows choices and not content.
const CLOSED = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT LINK META HEAD IFRAME OBJECT VIDEO AUDIO CANVAS SELECT DATALIST TEXTAREA svg'.split(' '),
);

type Open = {readonly place: number; readonly nodes: readonly Node[]; next: number};

/** Reads a page step by step. Elements that match `ignore` are left out with everything in them. */
export function* readTree(root: Element, {maxElements, ignore}: {maxElements: number; ignore: string}): Generator<void, Tree> {
  const elements: Element[] = [root];
  const parents = [-1];
  const ends = [0];
  const texts = [''];
  const open: Open[] = [{place: 0, nodes: nodesOf(root), next: 0}];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const node = top.nodes[top.next++];
    if (!node) {
      ends[top.place] = elements.length;
      open.pop();
    } else if (node.nodeType === Node.TEXT_NODE) {
      texts[top.place] = withText(texts[top.place] ?? '', node.nodeValue ?? '');
    } else if (node instanceof Element && elements.length < maxElements && !node.matches(ignore)) {
      open.push({place: elements.length, nodes: CLOSED.has(node.tagName) ? [] : nodesOf(node), next: 0});
      elements.push(node);
      parents.push(top.place);
      ends.push(0);
      texts.push('');
      if (elements.length % ELEMENTS_PER_STEP === 0) yield;
    }
  }
  return {elements, parents, ends, texts, whole: elements.length < maxElements};
}

/** The text of an element and everything in it, at most `limit` characters. */
export function textOf({texts, ends}: Tree, place: number, limit = MAX_TEXT): string {
  let text = '';
  for (let at = place; at < (ends[place] ?? 0) && text.length < limit; at++) {
    const own = texts[at];
    if (own) text += text === '' ? own : ` ${own}`;
  }
  return text.slice(0, limit);
}

/** The children of an element that show something or hold something that does. */
export function childrenOf({ends}: Tree, place: number): number[] {
  const children: number[] = [];
  const end = ends[place] ?? 0;
  for (let at = place + 1; at < end; at = ends[at] ?? end) children.push(at);
  return children;
}

/** The nearest place at or above one that fits; -1 where none does. */
export function climb(tree: Tree, place: number, fits: (element: Element) => boolean): number {
  for (let at = place; at >= 0; at = tree.parents[at] ?? -1) {
    const element = tree.elements[at];
    if (element && fits(element)) return at;
  }
  return -1;
}

export function roleOf(element: Element | undefined): string {
  return element?.getAttribute('role') ?? '';
}

/** A role that says how a list is built. What else a page writes there may differ from row to row. */
export function listRoleOf(element: Element): string {
  const role = roleOf(element);
  return /^(?:row|rowgroup|listitem|list|table|grid|treegrid|article|group|link|button|presentation|none)$/.test(role)
    ? role
    : '';
}

function nodesOf(element: Element): readonly Node[] {
  if (element.shadowRoot) return [...element.shadowRoot.childNodes];
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  return [...element.childNodes];
}

function withText(text: string, more: string): string {
  if (text.length >= MAX_TEXT) return text;
  const folded = more.slice(0, MAX_TEXT).replaceAll(/\s+/g, ' ').trim();
  if (folded === '') return text;
  return text === '' ? folded : `${text} ${folded}`;
}
