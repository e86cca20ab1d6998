import type {Column} from './columns';
import {readColumns} from './columns';
import {findGroups, type Group} from './groups';
import {readIdentities} from './identities';
import {type Judgement, judge, type Verdict} from './judge';
import {addressWords, readSurroundings, readTitles} from './surroundings';
import {findTotal, type PageTotal} from './total';
import {readTree, type Tree, textOf} from './tree';
import type {IdentityKind} from './who';

/** Everything here lives in one document, sends nothing and changes nothing. */

export type DetectedRow = {
  readonly element: Element;
  /** Absent where the row does not say who it is. */
  readonly identity?: {readonly kind: IdentityKind; readonly value: string};
  /** What the row's cells hold, in the order of the columns. */
  readonly cells: readonly string[];
};

export type DetectedList = Omit<Judgement, 'who'> & {
  readonly columns: readonly Column[];
  /** The element that holds the rows. */
  readonly container: Element;
  readonly rows: readonly Element[];
  /** A row's parts, read when asked for. */
  readonly read: (place: number) => DetectedRow | undefined;
  /** The page keeps only some of its rows in the document and moves them. */
  readonly virtual: boolean;
};

export type Detection = {
  /** The list that is most likely one of people; absent where nothing repeats. */
  readonly best: DetectedList | undefined;
  /** The next ones, the likelier first. */
  readonly others: readonly DetectedList[];
  readonly total: PageTotal | undefined;
  readonly elements: number;
  /** False where the page was larger than what is read. */
  readonly whole: boolean;
};

export type DetectOptions = {
  /** More elements than this are not looked at. */
  readonly maxElements?: number;
  /** What is not of the page: our own elements. */
  readonly ignore?: string;
};

const MAX_ELEMENTS = 60_000;
const OURS = '[data-regulars]';
const MAX_OTHERS = 4;
const RANK: Record<Verdict, number> = {people: 2, uncertain: 1, 'no-people': 0};

/** Looks at a page at once. For a large page use `detectInSlices`. */
export function detectNow(page: Document, options: DetectOptions = {}): Detection {
  const steps = detect(page, options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

export type Slices = {
  readonly sliceMs: number;
  /** Resolves when the page has had its turn. */
  readonly pause: () => Promise<void>;
  readonly now: () => number;
  readonly signal: AbortSignal;
};

/** Looks at a page in slices of time; undefined when the signal ended it. The page may change meanwhile: ask again then. */
export async function detectInSlices(
  page: Document,
  slices: Slices,
  options: DetectOptions = {},
): Promise<Detection | undefined> {
  const steps = detect(page, options);
  let until = slices.now() + slices.sliceMs;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (slices.now() < until) continue;
    await slices.pause();
    if (slices.signal.aborted) return undefined;
    until = slices.now() + slices.sliceMs;
  }
}

function* detect(page: Document, {maxElements = MAX_ELEMENTS, ignore = OURS}: DetectOptions): Generator<void, Detection> {
  const tree = yield* readTree(page.body ?? page.documentElement, {maxElements, ignore});
  const identities = yield* readIdentities(tree);
  const groups = yield* findGroups(tree, identities);
  const titles = yield* readTitles(tree);
  const facts = {titles, title: page.title, address: addressWords(page.location ?? {pathname: '', hash: '', search: ''})};
  const lists: {list: DetectedList; group: Group}[] = [];
  for (const group of groups) {
    const columns = readColumns(tree, group);
    yield;
    const judgement = yield* judge({tree, group, columns, identities, around: readSurroundings(tree, group, facts)});
    lists.push({group, list: toList({tree, group, judgement, columns})});
    yield;
  }
  lists.sort((a, b) => weight(b.list) - weight(a.list));
  const best = lists[0];
  const total = yield* findTotal(tree, best === undefined || best.list.verdict === 'no-people' ? [] : best.group.rows);
  return {
    best: best?.list,
    others: lists.slice(1, 1 + MAX_OTHERS).map(({list}) => list),
    total,
    elements: tree.elements.length,
    whole: tree.whole,
  };
}

type Parts = {tree: Tree; group: Group; judgement: Judgement; columns: ReturnType<typeof readColumns>};

function toList({tree, group, judgement, columns}: Parts): DetectedList {
  const {who, ...rest} = judgement;
  const rows = group.rows.flatMap(place => tree.elements[place] ?? []);
  return {
    ...rest,
    columns: columns.columns,
    container: tree.elements[group.container] ?? tree.elements[0] ?? document.body,
    rows,
    virtual: isVirtual(tree, group),
    read(n) {
      const one = who[n];
      const element = one === undefined ? undefined : tree.elements[one.place];
      if (one === undefined || element === undefined) return undefined;
      const identity = one.kind === undefined || one.value === undefined ? {} : {identity: {kind: one.kind, value: one.value}};
      return {element, ...identity, cells: columns.cells(one.place).map(cell => textOf(tree, cell, 80))};
    },
  };
}

/** Rows that are placed one by one, or have empty ones beside them for what is not there. */
function isVirtual(tree: Tree, {rows, container}: Group): boolean {
  const first = tree.elements[rows[0] ?? -1];
  if (first instanceof HTMLElement && (first.style.position === 'absolute' || first.style.transform.includes('translate'))) {
    return true;
  }
  const height = first?.getBoundingClientRect().height ?? 0;
  const all = tree.elements[tree.parents[rows[0] ?? -1] ?? -1]?.getBoundingClientRect().height ?? 0;
  if (height > 0 && rows.length >= 5 && all > 1.8 * height * rows.length + 200) return true;
  const last = tree.elements[rows.at(-1) ?? -1];
  if ([first?.previousElementSibling, last?.nextElementSibling].some(isSpacer)) return true;
  for (let at = container; at >= 0; at = tree.parents[at] ?? -1) {
    if (Number(tree.elements[at]?.getAttribute('aria-rowcount') ?? 0) > 1.5 * rows.length + 2) return true;
  }
  return false;
}

function isSpacer(element: Element | null | undefined): boolean {
  const isEmpty = element?.matches('[aria-hidden=true],occluded-content,.occluded-content') && element.textContent?.trim() === '';
  return isEmpty === true && element !== null && element !== undefined && element.getBoundingClientRect().height > 0;
}

/** People before what may be people before the rest; then the surer one, then the longer one. */
function weight({verdict, confidence, kind, rows, coverage}: DetectedList): number {
  const sure = verdict === 'no-people' ? (kind === undefined ? 0 : coverage / 2) : confidence;
  return RANK[verdict] * 10 + sure * 4 + Math.min(3, Math.log10(rows.length + 1));
}
