import {type Column, type Columns, looksLikeName, valueKind} from './columns';
import type {Group} from './groups';
import type {Identities} from './identities';
import type {Surroundings} from './surroundings';
import {childrenOf, roleOf, type Tree, textOf} from './tree';
import {type IdentityKind, type RowWho, readWho} from './who';
import {type Field, isContent, isMaker, isReaction} from './words';

export type Verdict = 'people' | 'uncertain' | 'no-people';

/** What was looked at. Each either speaks for a list of people or against it. */
export const TESTS = [
  'enough-rows',
  'says-who',
  'covers-the-rows',
  'distinct',
  'person-comes-first',
  'not-by-somebody',
  'no-reading-matter',
  'words-for-people',
  'not-a-menu',
] as const;
export type Test = (typeof TESTS)[number];
export type Reason = {readonly test: Test; readonly passed: boolean; readonly figure?: number};

export type Judgement = {
  readonly verdict: Verdict;
  /** 0 to 1: how sure the verdict is. */
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  readonly about: 'members' | 'sales';
  readonly kind: IdentityKind | undefined;
  /** How many rows have an identity of each kind. */
  readonly kinds: Readonly<Partial<Record<IdentityKind, number>>>;
  readonly who: readonly RowWho[];
  /** Where rows name several: the column that says whom they are about. */
  readonly column?: number;
  /** Share of the rows that say who they are. */
  readonly coverage: number;
  /** Different people per row that says who it is. */
  readonly distinct: number;
};

type Seen = {
  readonly tree: Tree;
  readonly group: Group;
  readonly columns: Columns;
  readonly identities: Identities;
  readonly around: Surroundings;
};

const SAMPLE = 40;
const MIN_COVERAGE = 0.6;
const MIN_DISTINCT = 0.9;
/** Customers come back. */
const MIN_DISTINCT_SALES = 0.25;
const LONG_TEXT = 60;
const VERY_LONG_TEXT = 110;
const SURE: Record<IdentityKind, number> = {
  email: 0.85,
  link: 0.8,
  attribute: 0.75,
  'masked-email': 0.6,
  'email-prefix': 0.65,
  handle: 0.55,
  name: 0.45,
};
const PERSON_FIELDS = new Set<Field>([
  'status',
  'tier',
  'amount',
  'lifetime',
  'since',
  'last-charge',
  'discord',
  'location',
  'activity',
]);

export function* judge(seen: Seen): Generator<void, Judgement> {
  const {kind, kinds, who, ...column} = yield* readWho(seen, MIN_COVERAGE);
  const about = aboutOf(seen);
  const named = who.filter(({value}) => value !== undefined);
  const coverage = seen.group.rows.length === 0 ? 0 : named.length / seen.group.rows.length;
  const distinct = named.length === 0 ? 0 : new Set(named.map(({value}) => value)).size / named.length;
  const first = personComesFirst(seen, kind);
  yield;
  const words = hasWords(seen, kind);
  const reasons: Reason[] = [
    {test: 'enough-rows', passed: seen.group.rows.length >= (hasHeaders(seen) ? 2 : 3), figure: seen.group.rows.length},
    {test: 'says-who', passed: kind !== undefined},
    {test: 'covers-the-rows', passed: coverage >= MIN_COVERAGE, figure: round(coverage)},
    {test: 'distinct', passed: distinct >= (about === 'sales' ? MIN_DISTINCT_SALES : MIN_DISTINCT), figure: round(distinct)},
    {test: 'person-comes-first', passed: first},
    {test: 'not-by-somebody', passed: !isBySomebody(seen, kind)},
    {test: 'no-reading-matter', passed: !isReadingMatter(seen)},
    {test: 'words-for-people', passed: words},
    {test: 'not-a-menu', passed: !seen.around.isMenu},
  ];
  return {
    ...verdictOf(reasons, seen, kind),
    reasons,
    about,
    kind,
    kinds,
    who,
    ...column,
    coverage: round(coverage),
    distinct: round(distinct),
  };
}

function verdictOf(
  reasons: readonly Reason[],
  seen: Seen,
  kind: IdentityKind | undefined,
): {verdict: Verdict; confidence: number} {
  const failed = reasons.filter(({passed}) => !passed).map(({test}) => test);
  if (failed.length === 0 && kind !== undefined) {
    const fields = seen.columns.columns.filter(({field}) => field !== undefined).length;
    const page = seen.around.near === 'people' || seen.around.page === 'people' ? 0.05 : 0;
    return {verdict: 'people', confidence: round(Math.min(0.99, SURE[kind] + 0.03 * Math.min(fields, 3) + page))};
  }
  // without a word for people a list of addresses may still be one: the creator says
  const [only] = failed;
  const isOpen = failed.length === 1 && (only === 'words-for-people' || only === 'covers-the-rows');
  if (isOpen && kind !== undefined && kind !== 'name') return {verdict: 'uncertain', confidence: 0.5};
  return {verdict: 'no-people', confidence: round(Math.min(0.99, 0.6 + 0.12 * failed.length))};
}

function aboutOf({columns: {columns}, around}: Seen): 'members' | 'sales' {
  const has = (field: Field) => columns.some(column => column.field === field);
  const money = has('amount') || columns.some(({values}) => values === 'money');
  const isMembership = has('tier') || has('since') || has('lifetime') || has('last-charge');
  if (money && (around.near ?? around.page) === 'sales') return 'sales';
  return money && has('product') && !isMembership ? 'sales' : 'members';
}

function hasHeaders({columns: {columns}}: Seen): boolean {
  return columns.filter(({field}) => field !== undefined).length >= 2;
}

function hasWords({columns: {columns}, around}: Seen, kind: IdentityKind | undefined): boolean {
  const isCounting = columns.some(({field, values, header}) => field === 'name' && values === 'number' && header !== undefined);
  if (isCounting) return false;
  const says = columns.filter(({field}) => field === 'name' || field === 'email').length;
  const more = columns.filter(({field}) => field !== undefined && PERSON_FIELDS.has(field)).length;
  const all = columns.filter(({field}) => field !== undefined).length;
  const isTable = says >= 1 && (kind === 'name' ? all >= 3 : says + more >= 2);
  const subject = around.near ?? around.page;
  if (kind === 'name') return isTable && (subject === 'people' || subject === 'sales');
  if (subject === 'other') return isTable && (around.page === 'people' || says + more >= 3);
  return isTable || subject !== undefined || around.page === 'people';
}

/** What a row leads with must be the person, or a member list's own words must say where the person stands. */
function personComesFirst(seen: Seen, kind: IdentityKind | undefined): boolean {
  const {tree, group} = seen;
  const isNamed = seen.columns.columns.some(({field}) => field === 'name' || field === 'email');
  const sample = group.rows.slice(0, SAMPLE);
  const good = sample.filter(row => {
    const lead = leadOf(tree, row);
    const element = tree.elements[lead];
    if (lead < 0 || !element) return isNamed;
    const text = textOf(tree, lead, 120);
    if (element.tagName === 'A' && LEADS_TO_MATTER.test(element.getAttribute('href') ?? '')) return false;
    if (isNamed) return true;
    const holds = kind !== undefined && kind !== 'name' && seen.identities.one(kind, lead) !== undefined;
    return holds || looksLikeName(text) || (valueKind(text) === 'text' && text.length <= 32 && text.split(' ').length <= 4);
  });
  return good.length >= 0.7 * sample.length;
}

const LEADS_TO_MATTER =
  /\/(?:posts?|articles?|stories|story|blog|topics?|threads?|questions?|products?|issues|pull|p|t|news|comments?|plugins?)\/|post\.php|[?&]p=\d|\/\d{4}\/\d{2}\//i;

/** The first title or link of a row, else the first thing to read. */
function leadOf(tree: Tree, row: number): number {
  let text = -1;
  for (let at = row; at < (tree.ends[row] ?? 0); at++) {
    const element = tree.elements[at];
    const start = element === undefined ? '' : textOf(tree, at, 40);
    if (element === undefined || valueKind(start) === 'empty' || valueKind(start) === 'number') continue;
    if (/^(?:A|H[1-6])$/.test(element.tagName) || /^(?:rowheader|heading|link)$/.test(roleOf(element))) return at;
    if (text < 0 && tree.texts[at] !== '' && childrenOf(tree, at).length === 0) text = at;
  }
  return text;
}

/** Posts, comments and changes name their author. */
function isBySomebody(seen: Seen, kind: IdentityKind | undefined): boolean {
  const {tree, group, columns, identities} = seen;
  const money = columns.columns.some(({values}) => values === 'money');
  if (!money && columns.columns.some(({header}) => header !== undefined && isContent(header))) return true;
  const sample = group.rows.slice(0, SAMPLE);
  const inMaker = sample.filter(row => {
    const cell = columns
      .cells(row)
      .findIndex(place => kind !== undefined && kind !== 'name' && identities.one(kind, place) !== undefined);
    const header = columns.columns[cell]?.header;
    return header !== undefined && isMaker(header);
  });
  const marked = sample.filter(row => hasInside(tree, row, BY_SOMEBODY));
  return Math.max(inMaker.length, marked.length) >= 0.5 * sample.length;
}

const BY_SOMEBODY = '[rel~=author],[itemprop=author],blockquote';

function hasInside(tree: Tree, row: number, selector: string): boolean {
  for (let at = row; at < (tree.ends[row] ?? 0); at++) if (tree.elements[at]?.matches(selector)) return true;
  return false;
}

/** Columns of a member list that may hold a lot of text. */
const LONG_FIELDS = new Set<Field>(['notes', 'address', 'product', 'email', 'discord', 'tier']);

function isReadingMatter({tree, group, columns}: Seen): boolean {
  const sample = group.rows.slice(0, SAMPLE);
  const money = columns.columns.some(({values}) => values === 'money');
  const long = sample.filter(row => {
    const spared = columns.cells(row).filter((_, n) => isSpared(columns.columns[n]));
    if (tree.texts.slice(row, tree.ends[row]).some(isReaction)) return true;
    const longest = longestText(tree, row, spared);
    return longest > (hasHeaders2(columns) || money ? VERY_LONG_TEXT : LONG_TEXT);
  });
  return long.length >= 0.3 * sample.length;
}

function hasHeaders2({columns}: Columns): boolean {
  return columns.filter(({field}) => field !== undefined).length >= 2;
}

function isSpared(column: Column | undefined): boolean {
  return column?.field !== undefined && LONG_FIELDS.has(column.field);
}

function longestText({texts, ends}: Tree, row: number, spared: readonly number[]): number {
  let longest = 0;
  for (let at = row; at < (ends[row] ?? 0); at++) {
    if (spared.includes(at)) at = (ends[at] ?? at + 1) - 1;
    else longest = Math.max(longest, texts[at]?.length ?? 0);
  }
  return longest;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
