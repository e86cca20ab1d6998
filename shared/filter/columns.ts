import {type Cell, FIELDS, type Field} from '#shared/filter/fields';
import {fold} from '#shared/filter/fold';
import type {Supporter} from '#shared/model/supporter';

/** What the mirror stores of a column. `values` are the distinct words of a word column, by code. */
export type StoredColumn = {
  readonly name: string;
  readonly buffer: ArrayBuffer;
  readonly values?: readonly (string | readonly string[])[] | undefined;
};

/** Numbers, one per ordinal; NaN where absent. */
export type NumberColumn = {readonly kind: 'number'; data: Float64Array};

/** Codes, one per ordinal, into the distinct values: a test looks at each distinct value once. Code 0 is "absent". */
export type WordColumn = {
  readonly kind: 'word';
  data: Uint32Array;
  readonly values: (string | readonly string[])[];
  /** Code by value, as JSON; made at the first write after a restore, since most columns are only read. */
  codes: Map<string, number> | undefined;
  /** `fold` of each value, made when a search first needs it. */
  readonly folded: string[];
};

export type Column = NumberColumn | WordColumn;

const FIRST_CAPACITY = 256;

/** The columns of a list of supporters, one per field of the catalogue, by ordinal. Absent ordinals are not live. */
export class Columns {
  readonly #columns = new Map<string, Column>();
  #size = 0;
  #live = new Uint8Array(FIRST_CAPACITY);

  constructor() {
    for (const field of FIELDS) this.#columns.set(field.name, emptyColumn(field, FIRST_CAPACITY));
  }

  /** Highest ordinal + 1, ordinals without a person included. */
  get size(): number {
    return this.#size;
  }

  column(name: string): Column {
    const column = this.#columns.get(name);
    if (column === undefined) throw new Error(`no column ${name}`);
    return column;
  }

  isLive(ordinal: number): boolean {
    return this.#live[ordinal] === 1;
  }

  /** Writes a person's row; undefined empties it. `now` counts for status only. */
  set(ordinal: number, supporter: Supporter | undefined, now: number): void {
    this.#reserve(ordinal + 1);
    this.#live[ordinal] = supporter === undefined ? 0 : 1;
    for (const field of FIELDS) {
      const column = this.column(field.name);
      write(column, ordinal, supporter === undefined ? undefined : field.read(supporter, now));
    }
  }

  /** The number of a number column; NaN where absent. */
  number(name: string, ordinal: number): number {
    const column = this.column(name);
    return column.kind === 'number' ? (column.data[ordinal] ?? Number.NaN) : Number.NaN;
  }

  /** The word, or the list of words, of a word column. */
  word(name: string, ordinal: number): string | readonly string[] {
    const column = this.column(name);
    return column.kind === 'word' ? (column.values[column.data[ordinal] ?? 0] ?? '') : '';
  }

  dump(): StoredColumn[] {
    const columns: StoredColumn[] = [{name: '', buffer: copy(this.#live.slice(0, this.#size))}];
    for (const [name, column] of this.#columns) {
      const buffer = copy(column.data.slice(0, this.#size));
      columns.push(column.kind === 'word' ? {name, buffer, values: column.values} : {name, buffer});
    }
    return columns;
  }

  /** @returns undefined when the stored columns are of another catalogue: the documents have to be read again */
  static restore(stored: readonly StoredColumn[]): Columns | undefined {
    const byName = new Map(stored.map(column => [column.name, column]));
    const live = byName.get('');
    if (live === undefined || byName.size !== FIELDS.length + 1 || FIELDS.some(field => !byName.has(field.name)))
      return undefined;
    const columns = new Columns();
    columns.#size = live.buffer.byteLength;
    columns.#live = new Uint8Array(live.buffer);
    for (const field of FIELDS) {
      const from = byName.get(field.name);
      if (from !== undefined) columns.#columns.set(field.name, restoreColumn(from));
    }
    return columns;
  }

  #reserve(size: number): void {
    if (size <= this.#size) return;
    this.#size = size;
    if (size <= this.#live.length) return;
    const capacity = Math.max(FIRST_CAPACITY, 2 ** Math.ceil(Math.log2(size)));
    const live = new Uint8Array(capacity);
    live.set(this.#live);
    this.#live = live;
    for (const column of this.#columns.values()) grow(column, capacity);
  }
}

function emptyColumn(field: Field, capacity: number): Column {
  const isWord = field.type === 'text' || field.type === 'choice' || field.type === 'set';
  if (!isWord) return {kind: 'number', data: new Float64Array(capacity).fill(Number.NaN)};
  return {kind: 'word', data: new Uint32Array(capacity), values: [''], codes: new Map([['""', 0]]), folded: []};
}

function restoreColumn({buffer, values}: StoredColumn): Column {
  if (values === undefined) return {kind: 'number', data: new Float64Array(buffer)};
  return {kind: 'word', data: new Uint32Array(buffer), values: [...values], codes: undefined, folded: []};
}

function grow(column: Column, capacity: number): void {
  if (column.kind === 'word') {
    const data = new Uint32Array(capacity);
    data.set(column.data);
    column.data = data;
    return;
  }
  const data = new Float64Array(capacity).fill(Number.NaN);
  data.set(column.data);
  column.data = data;
}

function write(column: Column, ordinal: number, cell: Cell | undefined): void {
  if (column.kind === 'number') {
    column.data[ordinal] = typeof cell === 'number' ? cell : Number.NaN;
    return;
  }
  const value = cell === undefined || typeof cell === 'number' || cell.length === 0 ? '' : cell;
  const id = JSON.stringify(value);
  column.codes ??= new Map(column.values.map((known, code) => [JSON.stringify(known), code]));
  let code = column.codes.get(id);
  if (code === undefined) {
    code = column.values.push(value) - 1;
    column.codes.set(id, code);
  }
  column.data[ordinal] = code;
}

/** The folded text of a code; the words of a list stand on lines of their own. */
export function foldedValue(column: WordColumn, code: number): string {
  let folded = column.folded[code];
  if (folded === undefined) {
    const value = column.values[code] ?? '';
    folded = fold(typeof value === 'string' ? value : value.join('\n'));
    column.folded[code] = folded;
  }
  return folded;
}

function copy(data: Uint8Array | Uint32Array | Float64Array): ArrayBuffer {
  const buffer = new ArrayBuffer(data.byteLength);
  new Uint8Array(buffer).set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  return buffer;
}
