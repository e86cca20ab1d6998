import type {Group} from './groups';
import {climb, roleOf, type Tree, textOf} from './tree';
import {fold, subjectOf} from './words';

export type Subject = 'people' | 'sales' | 'other';

export type Surroundings = {
  /** What the nearest title of the list says it is; undefined without words of ours. */
  readonly near: Subject | undefined;
  /** The same of the page's address, title and main heading. */
  readonly page: Subject | undefined;
  /** Inside a menu, a navigation bar, a footer, an open choice. */
  readonly isMenu: boolean;
};

export type PageFacts = {readonly titles: readonly number[]; readonly title: string; readonly address: string};

const TITLE = /^(?:H[1-5]|CAPTION|LEGEND)$/;
const MENU = /^(?:NAV|FOOTER|MENU|DIALOG-MENU)$/;
const MENU_ROLE = /^(?:navigation|menu|menubar|listbox|tablist|combobox|contentinfo|tree)$/;
const MAX_TITLE = 120;
const ELEMENTS_PER_STEP = 500;

/** The places of everything that is a title. */
export function* readTitles(tree: Tree): Generator<void, number[]> {
  const titles: number[] = [];
  for (let at = 0; at < tree.elements.length; at++) {
    const element = tree.elements[at];
    if (element && (TITLE.test(element.tagName) || roleOf(element) === 'heading')) titles.push(at);
    if (at % ELEMENTS_PER_STEP === 0) yield;
  }
  return titles;
}

/** What stands around a list and says what it is. */
export function readSurroundings(tree: Tree, {container, rows}: Group, facts: PageFacts): Surroundings {
  const first = rows[0] ?? container;
  const last = tree.ends[rows.at(-1) ?? container] ?? 0;
  // titles inside rows are people's names
  const titles = facts.titles.filter(at => at < first || at >= last);
  const near = titles.filter(at => at < first).at(-1);
  const main = titles.find(at => tree.elements[at]?.tagName === 'H1');
  const list = climb(tree, container, element => element.hasAttribute('aria-label'));
  const label = list < 0 ? '' : (tree.elements[list]?.getAttribute('aria-label') ?? '');
  const text = (at: number | undefined) => (at === undefined ? '' : textOf(tree, at, MAX_TITLE));
  return {
    near: subjectOf(text(near)) ?? subjectOf(label),
    page: subjectOf(text(main)) ?? subjectOf(facts.address) ?? subjectOf(facts.title),
    isMenu: climb(tree, container, element => MENU.test(element.tagName) || MENU_ROLE.test(roleOf(element))) >= 0,
  };
}

/** The part of an address that may say what a page shows: no host, no ids. */
export function addressWords({pathname, hash, search}: {pathname: string; hash: string; search: string}): string {
  const parts = `${hash.split('?')[0]} ${pathname} ${search}`.split(/[^\p{L}-]+/u).filter(part => part.length > 2);
  return fold(parts.map(part => part.replaceAll(/[-_]/g, ' ')).join(' '));
}
