import type {DetectedList, Detection} from './detect/detect';
import type {Counts, Health} from './health';

/**
 * What a creator may send us when a page changed: how the page is built, and no data. Only tags, roles of ARIA, our own words
 * and counts leave; every part of a class, test id or address that is not on our list of words is a dot.
 */
export type CopyReport = {
  readonly adapter: {readonly id: string; readonly version: number} | null;
  readonly health: Health;
  readonly counts: Counts;
  readonly verdict: string;
  readonly confidence: number;
  readonly identity: string | null;
  readonly against: readonly string[];
  readonly columns: readonly string[];
  readonly address: string;
  readonly elements: number;
  /** From the body down to the rows. */
  readonly path: readonly string[];
  /** The first rows, as trees. */
  readonly rows: readonly Shape[];
};

export type Shape = {readonly is: string; readonly texts: number; readonly children: readonly Shape[]; readonly more?: number};

type Options = {
  readonly adapter: {readonly id: string; readonly version: number} | undefined;
  readonly health: Health;
  readonly counts: Counts;
  readonly detection: Detection;
  readonly page: Document;
};

const ROWS = 2;
const MAX_CHILDREN = 12;
const MAX_DEPTH = 8;
const MAX_PATH = 20;

export function copyReport({adapter, health, counts, detection, page}: Options): CopyReport {
  const {best} = detection;
  return {
    adapter: adapter === undefined ? null : {id: adapter.id, version: adapter.version},
    health,
    counts,
    verdict: best?.verdict ?? 'no-people',
    confidence: best?.confidence ?? 0,
    identity: best?.kind ?? null,
    against: best?.reasons.filter(({passed}) => !passed).map(({test}) => test) ?? [],
    columns: best?.columns.map(({field, values}) => `${field ?? '?'}: ${values}`) ?? [],
    address: ['pathname', 'hash'].map(part => ourWords(page.location?.[part as 'hash'].split('?')[0] ?? '')).join(' '),
    elements: detection.elements,
    path: best === undefined ? [] : pathTo(best),
    rows: best?.rows.slice(0, ROWS).map(row => shapeOf(row, MAX_DEPTH)) ?? [],
  };
}

function pathTo({container, rows: [first]}: DetectedList): string[] {
  const path: string[] = [];
  for (let at: Element | null = first ? above(first) : container; at && path.length < MAX_PATH; at = above(at))
    path.unshift(nameOf(at));
  return path;
}

function above(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

function shapeOf(element: Element, depth: number): Shape {
  const children = [...(element.shadowRoot ?? element).children];
  const texts = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim()).length;
  const shown = depth > 0 ? children.slice(0, MAX_CHILDREN).map(child => shapeOf(child, depth - 1)) : [];
  const more = children.length - shown.length;
  return {is: nameOf(element), texts, children: shown, ...(more > 0 ? {more} : {})};
}

/** `tr[members-list-item].·.row@row` */
function nameOf(element: Element): string {
  const tag = /^[a-z][a-z0-9]{0,9}$/.test(element.localName) ? element.localName : ourWords(element.localName);
  const testId = element.getAttribute('data-testid');
  const role = element.getAttribute('role') ?? '';
  const classes = [...element.classList].slice(0, 6).map(ourWords);
  return [
    tag,
    testId === null ? '' : `[${ourWords(testId)}]`,
    classes.length > 0 ? `.${classes.join('.')}` : '',
    ROLES.has(role) ? `@${role}` : '',
    element.shadowRoot ? '#shadow' : '',
  ].join('');
}

/** Keeps the words of a name that are on our list, in their order: what is left can name nobody. */
function ourWords(text: string): string {
  const parts = text.split(/[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])/).filter(part => part !== '');
  return parts.map(part => (WORDS.has(part.toLowerCase()) ? part.toLowerCase() : '·')).join('-');
}

const ROLES = new Set(
  'row rowgroup table grid treegrid gridcell cell columnheader rowheader list listitem button link heading img main region navigation dialog presentation none checkbox article feed tab tablist tabpanel group'.split(
    ' ',
  ),
);

const WORDS = new Set(
  (
    'member members membership memberships subscriber subscribers supporter supporters customer customers audience patron patrons fan fans ' +
    'follower followers sponsor sponsors user users contact contacts people sale sales order orders transaction transactions payment payments ' +
    'list lists item items row rows table body head header footer cell cells column columns col grid card cards page pages view main content ' +
    'container wrapper inner outer section panel name email mail title text label status tier plan amount price date avatar image icon link ' +
    'button checkbox check select selected active hidden virtual scroll sticky data detail details info location created open rate gh ghost ' +
    'admin manage dashboard app root sponsors dialog current last total time relative flex block w h'
  ).split(' '),
);
