import {add, type Bits, bitsOf, has, or, without} from '#shared/filter/bits';
import type {AnyColumns} from '#shared/filter/columns';
import {findTexts} from '#shared/filter/find-text';
import {fold} from '#shared/filter/fold';
import {isOneEdit} from '#shared/filter/one-edit';
import type {TextColumn} from '#shared/filter/text-column';

/** A word of five letters and more is found with one typing error; a number or an address is not: another one is another's. */
const FORGIVING = /^\p{L}{5,}$/u;
const WORD = /[\p{L}\p{N}]+/gu;

/** Whether one sought value, folded, is found by a free text, folded. */
export function holdsText(value: string, text: string): boolean {
  if (value.includes(text)) return true;
  return FORGIVING.test(text) && (value.match(WORD) ?? []).some(word => isOneEdit(text, word));
}

/**
 * Ordinals that a free text finds: contained in a `sought` field of the subject or of one of its rows, without case and accents;
 * a single word of five letters or more also where a word of the field differs from it by one typing error.
 */
export function findFreeText(columns: AnyColumns, mask: Bits, text: string): Bits {
  const sought = fold(text);
  let found = bitsOf(mask.length * 32);
  let rest = mask;
  const take = (hits: Bits) => {
    found = or(found, hits);
    rest = without(rest.slice(), hits);
  };
  for (const {name, sought: isSought} of columns.fields.values()) {
    if (isSought !== true) continue;
    const column = columns.column(name);
    if (column.kind === 'word')
      take(
        column.within(
          rest,
          column.fitting(word => holdsText(word, sought)),
        ),
      );
    if (column.kind !== 'text') continue;
    take(findTexts(column, rest, 'contains', [sought]));
    if (FORGIVING.test(sought)) take(findAlmost(column, rest, sought));
  }
  for (const rows of columns.tables.values()) {
    const owners = rows.owners(findFreeText(rows.columns, rows.columns.live(), text), columns.size);
    take(owners.map((word, at) => word & (rest[at] ?? 0)));
  }
  return found;
}

function findAlmost(column: TextColumn, mask: Bits, sought: string): Bits {
  const found = bitsOf(mask.length * 32);
  for (const {first, packed} of column.folded()) {
    const {starts, ends} = column.bounds(first);
    let owner = 0;
    for (let at = 0; at < starts.length; at++) {
      const [from, to] = [starts[at] ?? 0, ends[at] ?? 0];
      if (!isOneEdit(sought, packed.text, from, to)) continue;
      while ((packed.starts[owner + 1] ?? Number.POSITIVE_INFINITY) <= from) owner++;
      if (has(mask, first + owner)) add(found, first + owner);
    }
  }
  return found;
}
