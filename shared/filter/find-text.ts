import {add, type Bits, bitsOf, has} from '#shared/filter/bits';
import {candidatesFor, confirm} from '#shared/filter/pair-index';
import {END} from '#shared/filter/stored-column';
import type {Packed, TextColumn} from '#shared/filter/text-column';
import type {WordOp} from '#shared/filter/tree';

/** From so many texts on they are looked for together, in one pass. */
const MANY = 6;
/** The pass needs so many characters of each. */
const LEAST = 3;

type Hit = (ordinal: number) => void;

/**
 * Ordinals one of whose texts is, holds, begins or ends with one of the sought.
 *
 * @param sought - folded
 */
export function findTexts(column: TextColumn, mask: Bits, op: WordOp, sought: readonly string[]): Bits {
  const found = bitsOf(mask.length * 32);
  const needles = [...new Set(sought.map(text => needleOf(op, text)))];
  const together = needles.filter(needle => needle.length >= LEAST);
  const isMany = together.length >= MANY;
  const alone = isMany ? needles.filter(needle => needle.length < LEAST) : needles;
  const table = isMany ? tableOf(together) : undefined;
  const hitAny: Hit = ordinal => add(found, ordinal);
  const searched = alone.filter(needle => {
    const index = column.pairs();
    const candidates = index && candidatesFor(index, mask, needle);
    if (candidates !== undefined) confirm(column.folded(), candidates, needle, hitAny);
    return candidates === undefined;
  });
  if (searched.length === 0 && table === undefined) return found;
  for (const {first, packed} of column.folded()) {
    if (isEmpty(mask, first, packed.starts.length - 1)) continue;
    const hit: Hit = ordinal => {
      if (has(mask, ordinal)) add(found, ordinal);
    };
    for (const needle of searched) findOne(packed, first, needle, hit);
    if (table !== undefined) findMany(packed, first, table, hit);
  }
  return found;
}

/** Ordinals that have a text. */
export function findAny(column: TextColumn, mask: Bits): Bits {
  const found = bitsOf(mask.length * 32);
  for (const {first, packed} of column.raw()) {
    const {starts} = packed;
    for (let at = 0; at < starts.length - 1; at++) {
      if (starts[at] !== starts[at + 1] && has(mask, first + at)) add(found, first + at);
    }
  }
  return found;
}

/** Each text stands between two marks. */
function needleOf(op: WordOp, text: string): string {
  if (op === 'exactly') return END + text + END;
  if (op === 'starts') return END + text;
  return op === 'ends' ? text + END : text;
}

function isEmpty(mask: Bits, first: number, size: number): boolean {
  for (let word = first >>> 5; word < Math.min(mask.length, (first + size) >>> 5); word++) if (mask[word] !== 0) return false;
  return true;
}

function findOne({text, starts}: Packed, first: number, needle: string, hit: Hit): void {
  let owner = 0;
  for (let at = text.indexOf(needle); at >= 0; ) {
    while ((starts[owner + 1] ?? Number.POSITIVE_INFINITY) <= at) owner++;
    if (owner >= starts.length - 1) return;
    hit(first + owner);
    // The rest of this one's texts need not be read; the mark before the next one's belongs to both.
    at = text.indexOf(needle, Math.max(at + 1, starts[owner + 1] ?? 0));
  }
}

/** Needles by a hash of their first three characters. */
type Table = Map<number, string[]> & {bits?: Uint8Array};

const HASHES = 1 << 16;

function hashOf(one: number, two: number, three: number): number {
  return (one ^ (two << 5) ^ (three << 10)) & (HASHES - 1);
}

function tableOf(needles: readonly string[]): Table {
  const table: Table = new Map();
  const bits = new Uint8Array(HASHES);
  for (const needle of needles) {
    const hash = hashOf(needle.charCodeAt(0), needle.charCodeAt(1), needle.charCodeAt(2));
    bits[hash] = 1;
    table.set(hash, [...(table.get(hash) ?? []), needle]);
  }
  table.bits = bits;
  return table;
}

function findMany({text, starts}: Packed, first: number, table: Table, hit: Hit): void {
  const {bits = new Uint8Array(HASHES)} = table;
  let owner = 0;
  let [one, two] = [text.charCodeAt(0), text.charCodeAt(1)];
  for (let at = 0; at < text.length - 2; at++) {
    const three = text.charCodeAt(at + 2);
    const hash = hashOf(one, two, three);
    [one, two] = [two, three];
    if (bits[hash] !== 1 || !table.get(hash)?.some(needle => text.startsWith(needle, at))) continue;
    while ((starts[owner + 1] ?? Number.POSITIVE_INFINITY) <= at) owner++;
    if (owner >= starts.length - 1) return;
    hit(first + owner);
  }
}
