import type {Subject} from '#shared/filter/fields/subject';

const NONE: readonly (readonly [string, string])[] = [];

/** Vendors' columns that no field stands for, as `custom.NAME`: their own header, in lower case (ARM-59). */
export function customCells({supporter: {records}}: Subject): readonly (readonly [name: string, value: string])[] {
  let found: (readonly [string, string])[] | undefined;
  for (const {fields} of records) {
    if (fields.custom === undefined) continue;
    for (const [header, value] of Object.entries(fields.custom)) {
      found ??= [];
      found.push([`custom.${header.trim().replace(/\s+/g, ' ').toLowerCase()}`, value]);
    }
  }
  return found ?? NONE;
}
