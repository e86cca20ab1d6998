import {normaliseEmail} from '#shared/identity/normalise';
import type {RowIdentity} from '../messages';
import type {IdentityRule, View} from './adapter';

/** One view bound to a page: what the row loop asks about rows. Elements of ours are never part of an answer. */
export type RowReader = {
  readonly container: Element;
  /** Matches this view's rows inside the container, ignored ones included. */
  readonly rowSelector: string;
  rows(): readonly Element[];
  /** Who the row says it is; undefined for a placeholder or a row that says nothing usable. */
  identify(row: Element): RowIdentity | undefined;
  /** The cell that the chip goes into. */
  placeFor(row: Element): Element | undefined;
};

/** Binds the first view whose rows are on the page; undefined while there is none. */
export function bindView(views: readonly View[], page: Document): {view: View; reader: RowReader} | undefined {
  for (const view of views) {
    const container = firstOf(view.container, page);
    const rowSelector = container && view.rows.find(selector => container.querySelector(selector) !== null);
    if (container && rowSelector) return {view, reader: reader(view, container, rowSelector)};
  }
  return undefined;
}

/** The first element that the first hitting selector of an ordered list finds. */
export function firstOf(selectors: readonly string[], root: ParentNode): Element | undefined {
  for (const selector of selectors) {
    const found = root.querySelector(selector);
    if (found) return found;
  }
  return undefined;
}

function reader(view: View, container: Element, rowSelector: string): RowReader {
  const ignored = view.rowIgnore?.join(',');
  const rules = view.identity.map(rule => compile(rule, container.ownerDocument.location.host));
  return {
    container,
    rowSelector,
    rows: () => [...container.querySelectorAll(rowSelector)].filter(row => !ignored || !row.matches(ignored)),
    identify(row) {
      if (ignored && row.matches(ignored)) return undefined;
      return identityOf(row, rules);
    },
    placeFor: row => firstOf(view.place.in, row),
  };
}

type Found = {readonly identifier?: string; readonly prefix?: string};
type Rule = (row: Element) => Found | undefined;

function identityOf(row: Element, rules: readonly Rule[]): RowIdentity | undefined {
  const identifiers: string[] = [];
  let emailPrefix: string | undefined;
  for (const rule of rules) {
    const found = rule(row);
    if (found?.identifier !== undefined && !identifiers.includes(found.identifier)) identifiers.push(found.identifier);
    emailPrefix ??= found?.prefix;
  }
  if (identifiers.length === 0 && emailPrefix === undefined) return undefined;
  return emailPrefix === undefined ? {identifiers} : {identifiers, emailPrefix};
}

function compile(rule: IdentityRule, host: string): Rule {
  switch (rule.kind) {
    case 'vendor-id':
      return vendorId(rule, host);
    case 'email': {
      const {in: selector, from} = rule;
      return row => email(from === 'text' ? row.querySelector(selector)?.textContent : mailto(row.querySelector(selector)));
    }
    case 'email-prefix': {
      const pattern = new RegExp(rule.pattern);
      return row => {
        const prefix = pattern.exec(row.querySelector(rule.in)?.textContent?.trim() ?? '')?.[1];
        return prefix === undefined ? undefined : {prefix: fold(prefix)};
      };
    }
  }
}

function vendorId(rule: IdentityRule & {kind: 'vendor-id'}, host: string): Rule {
  const pattern = new RegExp(rule.pattern);
  const attribute = rule.from === 'href' ? 'href' : (rule.attribute ?? 'id');
  const start = rule.account === 'host' ? `${rule.type}:${host}:` : `${rule.type}:`;
  const selector = rule.in;
  return row => {
    const element = selector === undefined ? row : row.querySelector(selector);
    const id = pattern.exec(element?.getAttribute(attribute) ?? '')?.[1];
    return id === undefined ? undefined : {identifier: start + id};
  };
}

function mailto(link: Element | null): string | undefined {
  const href = link?.getAttribute('href');
  return href?.startsWith('mailto:') ? decodeURIComponent(href.slice('mailto:'.length).split('?')[0] ?? '') : undefined;
}

function email(text: string | null | undefined): Found | undefined {
  const address = text ? normaliseEmail(text) : undefined;
  return address === undefined ? undefined : {identifier: `email:${address}`};
}

function fold(text: string): string {
  return text.trim().normalize('NFC').toLowerCase();
}
