import {type Bits, ordinals} from '#shared/filter/bits';
import type {Field, FieldType} from '#shared/filter/catalogue';
import {NumberColumn} from '#shared/filter/number-column';
import type {StoredColumn} from '#shared/filter/stored-column';
import {WordColumn} from '#shared/filter/word-column';

/** A subject's values of columns that nobody knew of before. */
export type ExtraCells = readonly (readonly [name: string, value: string])[];

/** More kinds of unknown columns than any vendor has; the rest is left out. */
const MOST = 200;
/** A column with more distinct values holds texts, not words. */
const MOST_WORDS = 50;
const NUMBER = /^-?\d+(\.\d+)?$/;
const DATE = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;
/** Stored under a name that no field of a catalogue has. */
const MARK = '+';
const NONE: readonly string[] = [];

type Extra = {
  readonly column: WordColumn;
  /** The subject that was written last, so that it is known who has no value. */
  last: number;
};
type Typed = {readonly version: number; readonly field: Field; readonly column: WordColumn | NumberColumn};

/** Columns that come with the subjects: kept as words, and read as numbers or dates where all values are. */
export class ExtraColumns {
  readonly #words = new Map<string, Extra>();
  readonly #typed = new Map<string, Typed>();

  set(ordinal: number, cells: ExtraCells): void {
    if (this.#words.size === 0 && cells.length === 0) return;
    for (const extra of this.#words.values()) extra.last = -1;
    for (const [name, value] of cells) {
      const extra = this.#extraOf(name);
      if (extra === undefined) continue;
      const known = extra.last === ordinal ? extra.column.at(ordinal) : NONE;
      extra.column.set(ordinal, known.length === 0 ? [value] : [...new Set([...known, value])].sort());
      extra.last = ordinal;
    }
    for (const {column, last} of this.#words.values()) if (last !== ordinal) column.set(ordinal, NONE);
  }

  #extraOf(name: string): Extra | undefined {
    let extra = this.#words.get(name);
    if (extra === undefined && this.#words.size < MOST) {
      extra = {column: new WordColumn(), last: -1};
      this.#words.set(name, extra);
    }
    return extra;
  }

  /** The fields of columns that anybody has a value in, by name. */
  fields(version: number, live: Bits): Field[] {
    return [...this.#words.keys()].sort().flatMap(name => this.#typedOf(name, version, live)?.field ?? []);
  }

  column(name: string, version: number, live: Bits): WordColumn | NumberColumn | undefined {
    return this.#typedOf(name, version, live)?.column;
  }

  store(size: number): StoredColumn[] {
    return [...this.#words].map(([name, {column}]) => column.store(MARK + name, size));
  }

  restore(stored: readonly StoredColumn[]): void {
    for (const column of stored) {
      if (!column.name.startsWith(MARK)) continue;
      const words = new WordColumn();
      words.restore(column);
      this.#words.set(column.name.slice(MARK.length), {column: words, last: -1});
    }
  }

  #typedOf(name: string, version: number, live: Bits): Typed | undefined {
    const known = this.#typed.get(name);
    if (known?.version === version) return known;
    const words = this.#words.get(name)?.column;
    if (words === undefined) return undefined;
    const values = [...words.uses(live).keys()];
    if (values.length === 0) return undefined;
    const type = typeOf(values);
    const column = type === 'number' || type === 'date' ? numbersOf(words, live, type) : words;
    const typed = {version, field: {name, type}, column};
    this.#typed.set(name, typed);
    return typed;
  }
}

function typeOf(values: readonly string[]): FieldType {
  if (values.every(value => NUMBER.test(value))) return 'number';
  if (values.every(value => DATE.test(value) && !Number.isNaN(timeOf(value)))) return 'date';
  return values.length > MOST_WORDS ? 'text' : 'set';
}

/** A date without a time zone is in UTC. */
function timeOf(value: string): number {
  const text = value.replace(' ', 'T');
  return Date.parse(text.includes('T') && !/(Z|[+-]\d\d:?\d\d)$/.test(text) ? `${text}Z` : text);
}

/** Of several values of a person the first. */
function numbersOf(words: WordColumn, live: Bits, type: 'number' | 'date'): NumberColumn {
  const byCode = words.lists.map(([value]) =>
    value === undefined ? Number.NaN : type === 'date' ? timeOf(value) : Number(value),
  );
  const column = new NumberColumn();
  for (const ordinal of ordinals(live).reverse()) column.set(ordinal, byCode[words.codes[ordinal] ?? 0] ?? Number.NaN);
  return column;
}
