import type {Subject} from '#shared/filter/fields/subject';

/** Names by header: few different ones, asked for at every person. */
const names = new Map<string, string>();
const KEPT = 1_000;

const NONE: readonly (readonly [string, string])[] = [];

/** Vendors' columns that no field stands for, as `custom.NAME`: their own header, in lower case (ARM-59). */
export function customCells({supporter: {records}}: Subject): readonly (readonly [name: string, value: string])[] {
  let found: (readonly [string, string])[] | undefined;
  for (const {fields} of records) {
    if (fields.custom === undefined) continue;
    for (const [header, value] of Object.entries(fields.custom)) {
      found ??= [];
      found.push([nameOf(header), value]);
    }
  }
  return found ?? NONE;
}

function nameOf(header: string): string {
  let name = names.get(header);
  if (name === undefined) {
    name = `custom.${header.trim().replace(/\s+/g, ' ').toLowerCase()}`;
    if (names.size >= KEPT) names.clear();
    names.set(header, name);
  }
  return name;
}
