import type {Identities} from './identities';
import {childrenOf, listRoleOf, roleOf, type Tree, textOf} from './tree';
import {fieldOf, subjectOf} from './words';

/** Elements that repeat side by side and may be rows. */
export type Group = {
  /** Place of what holds them all. */
  readonly container: number;
  /** In the page's order; placeholders and headers are left out. */
  readonly rows: readonly number[];
  /** How many neighbours make one row: 2 where each record has a second line of its own. */
  readonly span: number;
};

/** Rows by what they say, and by how they are built. */
type Found = {readonly container: number; readonly heads: Set<number>; readonly alike: Set<number>};

const MAX_GROUPS = 24;
const MIN_ROWS = 2;
const ELEMENTS_PER_STEP = 500;
const ROWS_PER_STEP = 100;
/** A row may have its own box in these: `table > tbody`, sections of an alphabet. */
const WRAPPER = /^(?:TBODY|UL|OL)$/;
const NEVER_ROWS =
  /^(?:TD|TH|SPAN|B|I|EM|STRONG|SMALL|BR|P|IMG|svg|BUTTON|INPUT|LABEL|H[1-6]|DT|DD|COL|COLGROUP|THEAD|CAPTION|OPTION|TIME|FORM)$/;
const CELL_ROLE = /^(?:cell|gridcell|columnheader|rowheader|option|menuitem|tab|button)$/;
const MAX_SPAN = 3;
const MAX_SECTION_TITLE = 20;

/** Candidates by what they say (one identity each) and by how they are built (neighbours of one kind), most rows first. */
export function* findGroups(tree: Tree, identities: Identities): Generator<void, Group[]> {
  const found = new Map<string, Found>();
  const sections = sectionsOf(tree);
  const add = (place: number, says: boolean): void => {
    const element = tree.elements[place];
    if (!element || cannotBeRow(tree, place)) return;
    const container = sections(containerOf(tree, place));
    const key = `${container} ${kindOf(element)}`;
    const group = found.get(key) ?? {container, heads: new Set(), alike: new Set()};
    (says ? group.heads : group.alike).add(place);
    found.set(key, group);
  };
  for (const kind of identities.kinds) {
    for (const place of identities.heads(kind)) add(place, true);
    yield;
  }
  for (let at = 0; at < tree.elements.length; at++) {
    for (const place of repeated(tree, at)) add(place, false);
    if (at % ELEMENTS_PER_STEP === 0) yield;
  }
  const groups: {group: Group; weight: number}[] = [];
  for (const one of found.values()) {
    const group = yield* toGroup(tree, one);
    if (group.rows.length >= MIN_ROWS) groups.push({group, weight: group.rows.length * (one.heads.size > 0 ? 4 : 1)});
  }
  return groups
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MAX_GROUPS)
    .map(({group}) => group);
}

/** Whether a row shows anybody: virtual lists keep empty ones for space, and hidden ones for later. */
function isShown(tree: Tree, place: number): boolean {
  const element = tree.elements[place];
  if (!element || element.getAttribute('aria-hidden') === 'true' || element.hasAttribute('hidden')) return false;
  return textOf(tree, place, 1) !== '' && !isHeader(tree, place);
}

export function isHeader(tree: Tree, place: number): boolean {
  const element = tree.elements[place];
  if (!element) return false;
  if (element.parentElement?.tagName === 'THEAD') return true;
  const cells = childrenOf(tree, place).map(at => tree.elements[at]);
  return cells.length > 1 && cells.every(cell => cell?.tagName === 'TH' || roleOf(cell) === 'columnheader');
}

function cannotBeRow(tree: Tree, place: number): boolean {
  const element = tree.elements[place];
  const parent = tree.elements[tree.parents[place] ?? -1];
  if (!element || !parent || (NEVER_ROWS.test(element.tagName) && roleOf(element) !== 'row')) return true;
  return CELL_ROLE.test(roleOf(element)) || parent.tagName === 'TR' || roleOf(parent) === 'row';
}

/** The wrapper's own box where rows come in several wrappers of one kind. */
function containerOf(tree: Tree, place: number): number {
  const parent = tree.parents[place] ?? 0;
  const wrapper = tree.elements[parent];
  const above = tree.parents[parent] ?? -1;
  if (!wrapper || above < 0) return parent;
  return WRAPPER.test(wrapper.tagName) || roleOf(wrapper) === 'rowgroup' ? above : parent;
}

/** What holds a section, for sections under short headings of their own ("A", "B"); other elements stay as they are. */
function sectionsOf(tree: Tree): (container: number) => number {
  const known = new Map<number, number>();
  return container => {
    let holder = known.get(container);
    if (holder === undefined) {
      const [first] = childrenOf(tree, container);
      const isTitled = first !== undefined && /^H[2-6]$/.test(tree.elements[first]?.tagName ?? '');
      const title = isTitled ? textOf(tree, first, MAX_SECTION_TITLE + 1) : '';
      const isSection = title !== '' && title.length <= MAX_SECTION_TITLE && subjectOf(title) === undefined;
      holder = isSection ? (tree.parents[container] ?? container) : container;
      known.set(container, holder);
    }
    return holder;
  };
}

function kindOf(element: Element): string {
  return `${element.tagName} ${listRoleOf(element)}`;
}

/** The children of an element that are built alike: the most frequent kind, if each holds at least two things to read. */
function repeated(tree: Tree, place: number): number[] {
  const end = tree.ends[place] ?? 0;
  if (end - place < 6) return [];
  const kinds = new Map<string, number[]>();
  for (const child of childrenOf(tree, place)) {
    const element = tree.elements[child];
    if (!element || cannotBeRow(tree, child)) continue;
    const kind = kindOf(element);
    const same = kinds.get(kind) ?? [];
    kinds.set(kind, same);
    same.push(child);
  }
  const most = [...kinds.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  const first = most.slice(0, 12);
  const rich = first.filter(child => hasTwoTexts(tree, child));
  return most.length >= MIN_ROWS && rich.length * 2 >= first.length ? most : [];
}

function hasTwoTexts({texts, ends}: Tree, place: number): boolean {
  let count = 0;
  for (let at = place; at < (ends[place] ?? 0) && count < 2; at++) if (texts[at] !== '') count++;
  return count >= 2;
}

/** Adds the neighbours that are built as the heads are: rows of people whose name was taken away are rows. */
function* toGroup(tree: Tree, {container, heads, alike}: Found): Generator<void, Group> {
  const known = heads.size > 0 ? heads : alike;
  const first = tree.elements[[...known][0] ?? -1];
  const parents = new Set([...known].map(place => tree.parents[place] ?? 0));
  const siblings: number[] = [];
  let looked = 0;
  for (const place of [...parents].flatMap(parent => childrenOf(tree, parent))) {
    const element = tree.elements[place];
    if (element && first && kindOf(element) === kindOf(first) && isShown(tree, place)) siblings.push(place);
    if (++looked % ROWS_PER_STEP === 0) yield;
  }
  siblings.sort((a, b) => a - b);
  if (siblings[0] !== undefined && isWordsOfHeaders(tree, siblings[0])) siblings.shift();
  const span = spanOf(siblings, known);
  const rows = span === 1 ? siblings : siblings.filter(place => known.has(place));
  return {container, rows, span};
}

/** A list built of boxes has its headers in a box like its rows. */
function isWordsOfHeaders({texts, ends}: Tree, place: number): boolean {
  const words = texts.slice(place, ends[place]).filter(text => text !== '');
  const known = words.filter(word => fieldOf(word) !== undefined);
  return known.length >= 2 && known.length * 2 >= words.length;
}

/** Records of several neighbours: one that says who it is, then always the same number that do not. */
function spanOf(siblings: readonly number[], known: ReadonlySet<number>): number {
  for (let span = 2; span <= MAX_SPAN; span++) {
    const isPeriodic = siblings.length >= 3 * span && siblings.every((place, n) => known.has(place) === (n % span === 0));
    if (isPeriodic) return span;
  }
  return 1;
}
