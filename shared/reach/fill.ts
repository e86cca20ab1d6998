import type {FieldKey, Part} from '#shared/reach/template-text';

/** What is known of one person, by field; a field that is absent is not known. */
export type Values = Partial<Readonly<Record<FieldKey, string>>>;

export type Filled = {
  readonly text: string;
  /** Fields that are not known of the person and have nothing to stand in for them. */
  readonly blank: readonly FieldKey[];
};

/** The text for one person. Where nothing stands for a field, the blank before it goes too: "Hello {{name}}," is "Hello,". */
export function fill(parts: readonly Part[], values: Values): Filled {
  const blank: FieldKey[] = [];
  let text = '';
  for (const part of parts) {
    if (part.kind === 'text') {
      text += part.text;
      continue;
    }
    const said = values[part.key] ?? part.fallback ?? '';
    if (said === '') {
      if (part.fallback === undefined) blank.push(part.key);
      text = text.replace(/[ \u00a0\u202f]$/, '');
    }
    text += said;
  }
  return {text, blank: [...new Set(blank)]};
}

/** How many people each of the fields is not known of, whether something stands in for it or not; fields known of all left out. */
export function missingFields(
  parts: readonly Part[],
  people: Iterable<Values>,
): {readonly key: FieldKey; readonly count: number; readonly fallback: string | undefined}[] {
  const fields = new Map(parts.flatMap(part => (part.kind === 'field' ? [[part.key, part.fallback] as const] : [])));
  const counts = new Map<FieldKey, number>();
  for (const values of people) {
    for (const key of fields.keys()) if (values[key] === undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => ({key, count, fallback: fields.get(key)}));
}
