/** Thrown where a part is no XML as spreadsheets write it. */
export class XmlError extends Error {
  override name = 'XmlError' as const;
}

/** One step through XML: a tag with its attributes, or text between tags. */
export type XmlStep =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly of: (attribute: string) => string | undefined;
      readonly isEmpty: boolean;
    }
  | {readonly kind: 'close'; readonly name: string}
  | {readonly kind: 'text'; readonly text: string};

const STEP =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)(?:\w+:)?([A-Za-z][\w.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/y;

/**
 * Goes through XML without namespaces. Strict and small on purpose: no document type, so no entity of its own, and nothing that is not
 * closed as a tag.
 *
 * @throws XmlError
 */
export function* xmlSteps(xml: string): Generator<XmlStep> {
  const step = new RegExp(STEP);
  let at = xml.startsWith('\uFEFF') ? 1 : 0;
  while (at < xml.length) {
    step.lastIndex = at;
    const match = step.exec(xml);
    if (match === null) throw new XmlError(`no XML at ${at}`);
    at = step.lastIndex;
    const [whole, data, slash, name, attributes = '', end] = match;
    if (data !== undefined) yield {kind: 'text', text: data};
    else if (name === undefined) {
      if (!whole.startsWith('<')) yield {kind: 'text', text: plain(whole)};
    } else if (slash === '/') yield {kind: 'close', name};
    else yield {kind: 'open', name, of: attribute => attributeOf(attributes, attribute), isEmpty: end === '/'};
  }
}

/** Every tag with one of these names. Throws `XmlError`. */
export function readTags(xml: string, names: readonly string[]): Extract<XmlStep, {kind: 'open'}>[] {
  return [...xmlSteps(xml)].flatMap(step => (step.kind === 'open' && names.includes(step.name) ? [step] : []));
}

/** The text of each element of this name, parts of it with formats of their own joined; how it is spoken is left out. Throws `XmlError`. */
export function childTexts(xml: string, name: string): string[] {
  const texts: string[] = [];
  let text: string | undefined;
  let isRead = false;
  let isSpoken = false;
  for (const step of xmlSteps(xml)) {
    if (step.kind === 'text') {
      if (isRead && !isSpoken && text !== undefined) text += step.text;
    } else if (step.name === name) {
      if (step.kind === 'close' || step.isEmpty) texts.push(text ?? '');
      text = step.kind === 'open' && !step.isEmpty ? '' : undefined;
    } else if (step.name === 't') isRead = step.kind === 'open' && !step.isEmpty;
    else if (step.name === 'rPh') isSpoken = step.kind === 'open' && !step.isEmpty;
  }
  return texts;
}

const ATTRIBUTES = new Map<string, RegExp>();

function attributeOf(attributes: string, name: string): string | undefined {
  const known = ATTRIBUTES.get(name);
  const pattern = known ?? new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  if (known === undefined) ATTRIBUTES.set(name, pattern);
  const match = pattern.exec(attributes);
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? undefined : plain(value);
}

const NAMED: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"};

/** The text with the five entities of XML and characters by number in their place. Throws `XmlError` for any other. */
function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));?/gi, (whole, hex, decimal, name) => {
    const code = hex === undefined ? (decimal === undefined ? undefined : Number(decimal)) : Number.parseInt(hex, 16);
    const found = code === undefined ? NAMED[String(name)] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (found === undefined) throw new XmlError(`the entity ${whole.slice(0, 20)}`);
    return found;
  });
}
