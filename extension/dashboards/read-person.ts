import type {RowIdentity} from '../messages';
import type {PersonView} from './adapter';
import {compileRule, identityOf} from './read-identity';
import {firstOf} from './read-rows';

const NO_COLUMNS = () => undefined;

/** Whom a page is about, by the first of its views that says so; undefined where it is about nobody, or two at once. */
export function readPerson(views: readonly PersonView[], page: Document): RowIdentity | undefined {
  for (const {within, identity} of views) {
    const root = within === undefined ? page.documentElement : firstOf(within, page);
    const rules = identity.map(rule => compileRule(rule, page.location));
    const found = root && identityOf(root, rules, NO_COLUMNS);
    // a page about two people is about neither
    if (found && !found.conflict && !found.masked) return found;
  }
  return undefined;
}

/** Whether the address alone says who it is, whatever is on the page. */
export function isToldByAddress({within, identity}: PersonView): boolean {
  return within === undefined && identity.every(rule => !('kind' in rule));
}
