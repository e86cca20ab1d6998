import {add, type Bits, bitsOf, eachOf} from '#shared/filter/bits';
import type {StoredColumn} from '#shared/filter/stored-column';

/** The columns that the rows stand in. */
type RowColumns<R> = {
  readonly size: number;
  set(row: number, cells: R | undefined): void;
  dump(): StoredColumn[];
  restore(stored: readonly StoredColumn[]): boolean;
};

/** A table of rows that subjects have any number of: its own columns, and which rows are whose. */
export class Rows<R, C extends RowColumns<R>> {
  readonly columns: C;
  #owners = new Uint32Array(256);
  /** By subject: the first row and how many; the rows of one subject lie together. */
  #first = new Uint32Array(256);
  #count = new Uint32Array(256);

  constructor(columns: C) {
    this.columns = columns;
  }

  /** The subject's rows, in place of those it had: in their old places where they fit, else behind all others. */
  set(subject: number, rows: readonly R[]): void {
    const had = this.#count[subject] ?? 0;
    if (had === 0 && rows.length === 0) return;
    this.#first = room(this.#first, subject + 1);
    this.#count = room(this.#count, subject + 1);
    const old = this.#first[subject] ?? 0;
    const first = rows.length <= had ? old : this.columns.size;
    for (let row = old; row < old + had; row++) this.columns.set(row, undefined);
    this.#owners = room(this.#owners, first + rows.length);
    rows.forEach((row, at) => {
      this.columns.set(first + at, row);
      this.#owners[first + at] = subject;
    });
    this.#first[subject] = first;
    this.#count[subject] = rows.length;
  }

  /** The rows of a subject. */
  of(subject: number): number[] {
    const first = this.#first[subject] ?? 0;
    return Array.from({length: this.#count[subject] ?? 0}, (_, at) => first + at);
  }

  /** The subjects that one of these rows belongs to. */
  owners(rows: Bits, size: number): Bits {
    const found = bitsOf(size);
    eachOf(rows, row => add(found, this.#owners[row] ?? 0));
    return found;
  }

  /** How many of these rows each subject has. */
  counts(rows: Bits, size: number): Uint32Array {
    const counts = new Uint32Array(size);
    eachOf(rows, row => {
      const owner = this.#owners[row] ?? 0;
      counts[owner] = (counts[owner] ?? 0) + 1;
    });
    return counts;
  }

  dump(prefix: string): StoredColumn[] {
    const own = [
      {name: '#owners', buffer: this.#owners.slice(0, this.columns.size).buffer},
      {name: '#first', buffer: this.#first.slice().buffer},
      {name: '#count', buffer: this.#count.slice().buffer},
    ];
    return [...own, ...this.columns.dump()].map(column => ({...column, name: prefix + column.name}));
  }

  restore(stored: readonly StoredColumn[], prefix: string): boolean {
    const mine = stored
      .filter(column => column.name.startsWith(prefix))
      .map(column => ({...column, name: column.name.slice(prefix.length)}));
    const buffers = new Map(mine.map(({name, buffer}) => [name, buffer]));
    const [owners, first, count] = [buffers.get('#owners'), buffers.get('#first'), buffers.get('#count')];
    if (owners === undefined || first === undefined || count === undefined) return false;
    this.#owners = new Uint32Array(owners);
    this.#first = new Uint32Array(first);
    this.#count = new Uint32Array(count);
    return this.columns.restore(mine);
  }
}

function room(held: Uint32Array<ArrayBuffer>, size: number): Uint32Array<ArrayBuffer> {
  if (size <= held.length) return held;
  const wider = new Uint32Array(2 ** Math.ceil(Math.log2(size)));
  wider.set(held);
  return wider;
}
