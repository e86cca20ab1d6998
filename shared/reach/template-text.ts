import {fold} from '#shared/filter/fold';
import {nearest} from '#shared/filter/nearest';

/** What a text to send can say of the person and of the creator's own links. */
export const FIELD_KEYS = [
  'first-name',
  'name',
  'tier',
  'months',
  'amount',
  'benefit',
  'survey-link',
  'form-link',
  'sign-up-link',
  'page-link',
] as const;
export type FieldKey = (typeof FIELD_KEYS)[number];

/** A field, and what stands there for people of whom it is not known; undefined: nothing does. */
export type Part =
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'field'; readonly key: FieldKey; readonly fallback: string | undefined};

/** `at`: where in the text, in UTF-16 units. */
export type TemplateProblem =
  | {readonly code: 'unknown-field'; readonly at: number; readonly found: string; readonly suggestion: string | undefined}
  /** Two braces that are never closed. */
  | {readonly code: 'unclosed'; readonly at: number}
  /** Plain text only: a tag would be sent as it stands here. */
  | {readonly code: 'html'; readonly at: number; readonly found: string};

export type ReadTemplate =
  | {readonly ok: true; readonly parts: readonly Part[]}
  | {readonly ok: false; readonly problem: TemplateProblem};

/** Names of fields on screen; the fixed keys are understood beside them, so that a text can be pasted in any language. */
export type FieldNames = Readonly<Record<FieldKey, string>>;

const KEYS: FieldNames = {
  'first-name': 'first-name',
  name: 'name',
  tier: 'tier',
  months: 'months',
  amount: 'amount',
  benefit: 'benefit',
  'survey-link': 'survey-link',
  'form-link': 'form-link',
  'sign-up-link': 'sign-up-link',
  'page-link': 'page-link',
};

/**
 * Reads `Hello {{first name|there}}`: a field by its name, and after a bar what stands in for it.
 *
 * @param names - the names on screen; absent: fixed keys alone
 */
export function readTemplate(text: string, names: FieldNames = KEYS): ReadTemplate {
  const html = /<\/?[a-z][^<>]*>/i.exec(text);
  if (html !== null) return {ok: false, problem: {code: 'html', at: html.index, found: html[0]}};
  const parts: Part[] = [];
  for (let at = 0; at < text.length; ) {
    const open = text.indexOf('{{', at);
    if (open !== at) parts.push({kind: 'text', text: text.slice(at, open < 0 ? undefined : open)});
    if (open < 0) break;
    const close = text.indexOf('}}', open);
    if (close < 0) return {ok: false, problem: {code: 'unclosed', at: open}};
    const [said = '', ...rest] = text.slice(open + 2, close).split('|');
    const key = keyOf(said, names);
    if (key === undefined) return {ok: false, problem: unknown(open, said.trim(), names)};
    parts.push({kind: 'field', key, fallback: rest.length === 0 ? undefined : rest.join('|').trim()});
    at = close + 2;
  }
  return {ok: true, parts};
}

/** The text with its fields by other names; what does not read stays as it is. */
export function renamedFields(text: string, from: FieldNames, to: FieldNames = KEYS): string {
  const read = readTemplate(text, from);
  return read.ok ? printTemplate(read.parts, to) : text;
}

/** Reads back to the same parts. */
export function printTemplate(parts: readonly Part[], names: FieldNames = KEYS): string {
  return parts.map(part => (part.kind === 'text' ? part.text : printField(names[part.key], part.fallback))).join('');
}

export function printField(name: string, fallback: string | undefined): string {
  return fallback === undefined ? `{{${name}}}` : `{{${name}|${fallback}}}`;
}

/** The fields of these parts, each once, in their order. */
export function fieldsIn(parts: readonly Part[]): FieldKey[] {
  return [...new Set(parts.flatMap(part => (part.kind === 'field' ? part.key : [])))];
}

function keyOf(said: string, names: FieldNames): FieldKey | undefined {
  const sought = plain(said);
  return FIELD_KEYS.find(key => plain(names[key]) === sought || plain(key) === sought);
}

function unknown(at: number, found: string, names: FieldNames): TemplateProblem {
  return {code: 'unknown-field', at, found, suggestion: nearest(found, Object.values(names))};
}

/** Case, accents, blanks and hyphens say nothing here. */
function plain(name: string): string {
  return fold(name)
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
}
