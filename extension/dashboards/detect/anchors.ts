import {normaliseEmail} from '#shared/identity/normalise';

/** How a place in the page says who a row is about, strongest first. */
export const ANCHOR_KINDS = ['email', 'link', 'attribute', 'masked-email', 'email-prefix', 'handle'] as const;
export type AnchorKind = (typeof ANCHOR_KINDS)[number];
export type Anchor = {readonly kind: AnchorKind; readonly value: string};

const PERSON =
  'users?|members?|customers?|subscribers?|people|persons?|profiles?|contacts?|accounts?|supporters?|patrons?|fans?|followers?|relationships';
// not the end of `@ada@social.example`
const EMAIL = /(?<![^\s<>(),;:"'|[\]])[^\s@<>(),;:"'|[\]]+@[^\s@<>(),;:"'|[\]]+\.\p{L}[\p{L}\p{N}-]+/u;
// `j***@example.org`, `j•••@e•••.org`, `j…@example.org`
const MASKED = /(?<!\S)[^\s@*•●…]{0,12}(?:[*•●]{2,}|…|\.{3})[^\s@]*@[^\s@]+/u;
// pages cut before the @ as well: then it is at least a long word with a dot or a digit in it
const CUT = /^([^\s@]{1,64}@[^\s@]*?|(?=\S*[._+\d-]\S*[\p{L}\d])[\p{L}\p{N}._+-]{12,64}?)(?:\.{3}|…)$/u;
const HANDLE = /^@[\p{L}\p{N}_][\p{L}\p{N}_.-]{1,60}(?:@[\p{L}\p{N}.-]+)?$/u;
const PATH_ID = new RegExp(`[/#](?:${PERSON})/([^/?#&]+)`, 'i');
const QUERY_ID = /[?&](?:u|uid|user|user_?id|member|member_?id|customer|customer_?id|subscriber_?id|contact_?id)=([^&#]+)/i;
const VENDOR_ID = /\/(cus_\w+|channel\/UC[\w-]+)/;
/** Pages beside the people, not one of them. */
const NO_ID = /^(new|add|edit|all|me|search|import|exports?|settings|activity|page|invite|groups?|tags?|list|paged)$/i;
const NAMES_PERSON =
  /(?:^|-)(?:user|member|customer|subscriber|contact|account|supporter|patron|follower|person)(?:-?(?:id|uuid|key|name))?$/;
const ID_OF_PERSON = /^(?:user|member|customer|subscriber|contact|supporter|patron|follower)[-_]([\w-]*\d[\w-]*)$/i;
const SAYS_EMAIL = /^(?:title|aria-label|email|data-(?:email|hovercard-id))$/;

/** Everything in one element, its descendants left out, that says who somebody is. */
export function anchorsOf(element: Element, text: string): Anchor[] {
  const anchors: Anchor[] = [];
  if (text !== '') readText(text, anchors);
  for (const {name, value} of element.attributes) readAttribute(name, value, anchors);
  return anchors;
}

/** The first e-mail address in a text. */
export function emailIn(text: string): string | undefined {
  const found = text.includes('@') ? EMAIL.exec(text)?.[0] : undefined;
  return found === undefined ? undefined : normaliseEmail(found.replace(/[.]+$/, ''));
}

function readText(text: string, anchors: Anchor[]): void {
  if (!text.includes('@') && !/(?:\.{3}|…)$/.test(text)) return;
  const cut = CUT.exec(text)?.[1];
  const masked = MASKED.exec(text)?.[0];
  const email = masked === undefined && cut === undefined ? emailIn(text) : undefined;
  if (email !== undefined) anchors.push({kind: 'email', value: email});
  else if (masked !== undefined) anchors.push({kind: 'masked-email', value: masked.toLowerCase()});
  else if (cut !== undefined) anchors.push({kind: 'email-prefix', value: cut.toLowerCase()});
  else if (HANDLE.test(text)) anchors.push({kind: 'handle', value: text.toLowerCase()});
}

function readAttribute(name: string, value: string, anchors: Anchor[]): void {
  if (value === '' || value.length > 2000) return;
  if (name === 'href') readLink(value, anchors);
  else if (name === 'id') push('attribute', ID_OF_PERSON.exec(value)?.[1], anchors);
  else if (SAYS_EMAIL.test(name)) push('email', emailIn(value), anchors);
  else if (NAMES_PERSON.test(name) && value.length <= 80 && !/^(?:true|false)$/.test(value)) {
    push('attribute', value, anchors);
    push('email', emailIn(value), anchors);
  }
}

function readLink(href: string, anchors: Anchor[]): void {
  if (href.startsWith('mailto:')) {
    push('email', emailIn(decode(href.slice('mailto:'.length).split('?')[0] ?? '')), anchors);
    return;
  }
  const id = QUERY_ID.exec(href)?.[1] ?? VENDOR_ID.exec(href)?.[1] ?? PATH_ID.exec(href)?.[1];
  if (id !== undefined && !NO_ID.test(id)) push('link', id, anchors);
}

function push(kind: AnchorKind, value: string | undefined, anchors: Anchor[]): void {
  if (value !== undefined && value !== '') anchors.push({kind, value});
}

/** Pages write what they like after `mailto:`. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
