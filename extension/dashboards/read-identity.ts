import {normaliseEmail} from '#shared/identity/normalise';
import type {RowIdentity} from '../messages';
import type {AddressRule, IdentityRule, Place} from './adapter';
import type {CellOf} from './columns-by-header';
import {drawnAt, findDrawn} from './composed';

/** What a rule finds: texts for identifiers, all of one type, or what is left of one. */
type Found = {
  readonly type?: string;
  readonly identifiers?: readonly string[];
  readonly prefix?: string;
  readonly name?: string;
  /** There is a place for an e-mail or a name, and nothing, or nothing readable, in it. */
  readonly isMasked?: boolean;
};
export type Rule = (row: Element, cellOf: CellOf) => Found | undefined;

type Where = Pick<Location, 'host' | 'pathname' | 'search' | 'hash'>;

const CUT = /(?:\.{3}|…)$/;
const MASKED = /[*•●…]/;
/** What stands in a cell without anything in it. */
const NOTHING = /^[-–—]$/;
const MAX_NAME = 100;

/** Who a row is, by the rules in their order; undefined where it says nothing. */
export function identityOf(row: Element, rules: readonly Rule[], cellOf: CellOf): RowIdentity | undefined {
  const identifiers: string[] = [];
  const types = new Set<string>();
  let [emailPrefix, name, masked, conflict]: [string?, string?, boolean?, boolean?] = [];
  for (const rule of rules) {
    const found = rule(row, cellOf);
    if (found?.identifiers?.[0] !== undefined && !types.has(found.type ?? '')) {
      types.add(found.type ?? '');
      identifiers.push(...found.identifiers);
      conflict ||= found.identifiers.length > 1;
    }
    emailPrefix ??= found?.prefix;
    name ??= found?.name;
    masked ||= found?.isMasked;
  }
  if (identifiers.length > 0 || emailPrefix !== undefined) {
    return {identifiers, ...(emailPrefix === undefined ? {} : {emailPrefix}), ...(conflict ? {conflict} : {})};
  }
  if (name !== undefined) return {identifiers, name};
  // a row without any text is still loading
  return masked && row.textContent?.trim() ? {identifiers, masked} : undefined;
}

export function compileRule(rule: IdentityRule | AddressRule, where: Where): Rule {
  if ('kind' in rule) return compileRowRule(rule, where);
  const {type, pattern, account} = rule;
  const id = new RegExp(pattern).exec(where.pathname + where.search + where.hash)?.[1];
  const found = id === undefined ? undefined : identified(type, account && where.host, [decode(id)]);
  return () => found;
}

function compileRowRule(rule: IdentityRule, where: Where): Rule {
  switch (rule.kind) {
    case 'vendor-id':
      return vendorId(rule, where);
    case 'email':
      return rule.from === 'href' ? emailInLink(rule.in) : emailInText(rule.in);
    case 'email-prefix': {
      const pattern = new RegExp(rule.pattern);
      return (row, cellOf) => {
        const texts = elementsAt(rule.in, row, cellOf).flatMap(textsIn);
        const prefix = texts.map(text => pattern.exec(text)?.[1]).find(text => text !== undefined);
        return prefix === undefined ? undefined : {prefix: prefix.normalize('NFC').toLowerCase()};
      };
    }
    case 'name':
      return nameIn(rule.in, new Set(rule.nobody));
  }
}

function vendorId(rule: IdentityRule & {kind: 'vendor-id'}, {host}: Where): Rule {
  const pattern = new RegExp(rule.pattern);
  const attribute = rule.from === 'href' ? 'href' : (rule.attribute ?? 'id');
  return row => {
    const elements = rule.in === undefined ? [row] : findDrawn(rule.in, row);
    const ids = elements.flatMap(element => pattern.exec(element.getAttribute(attribute) ?? '')?.[1] ?? []);
    return identified(rule.type, rule.account && host, ids);
  };
}

/** The same id or address as often as a page likes is one. */
function identified(type: string, account: string | undefined, values: readonly string[]): Found | undefined {
  const known = type === 'email' ? values.flatMap(value => normaliseEmail(value) ?? []) : values;
  const start = account === undefined ? `${type}:` : `${type}:${account}:`;
  return known.length === 0 ? undefined : {type, identifiers: [...new Set(known)].map(value => start + value)};
}

function emailInLink(place: Place): Rule {
  return (row, cellOf) => {
    const links = elementsAt(place, row, cellOf).map(element => element.getAttribute('href') ?? '');
    const mails = links.filter(link => link.startsWith('mailto:'));
    return identified(
      'email',
      undefined,
      mails.map(link => decode(link.slice('mailto:'.length).split('?')[0] ?? '')),
    );
  };
}

function emailInText(place: Place): Rule {
  return (row, cellOf) => {
    const elements = elementsAt(place, row, cellOf);
    const texts = elements.flatMap(textsIn);
    const words = texts.flatMap(text => text.split(/[\s<>(),;]+/)).filter(word => word.includes('@') && !CUT.test(word));
    const whole = words.filter(word => !MASKED.test(word));
    if (whole.length > 0) return identified('email', undefined, whole);
    const isCut = texts.some(text => CUT.test(text));
    const isMasked = elements.length > 0 && !isCut && (words.length > 0 || texts.every(text => NOTHING.test(text)));
    return isMasked ? {isMasked} : undefined;
  };
}

function nameIn(place: Place, nobody: ReadonlySet<string>): Rule {
  return (row, cellOf) => {
    const [element] = elementsAt(place, row, cellOf);
    const name = element && textsIn(element)[0];
    if (name === undefined || nobody.has(name) || NOTHING.test(name)) return element && {isMasked: true};
    return name.length > MAX_NAME || name.includes('@') || MASKED.test(name) ? undefined : {name};
  };
}

function elementsAt(place: Place, row: Element, cellOf: CellOf): readonly Element[] {
  if (typeof place === 'string') return findDrawn(place, row);
  const cell = cellOf(place.column);
  return cell ? drawnAt(cell) : [];
}

/** The text of an element, and where it is of several parts, each of them: pages print an address twice without a space. */
function textsIn(element: Element): string[] {
  const whole = element.textContent?.trim() ?? '';
  if (whole === '') return [];
  if (element.firstElementChild === null || normaliseEmail(whole) !== undefined) return [whole];
  const parts: string[] = [];
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const part = text.nodeValue?.trim() ?? '';
    if (part !== '') parts.push(part);
  }
  return parts;
}

/** Pages write what they like into addresses. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
