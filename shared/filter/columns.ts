import {add, type Bits, bitsOf, has, remove} from '#shared/filter/bits';
import type {Amount, Catalogue, Cell, Field, Fields} from '#shared/filter/catalogue';
import {type Derived, DerivedColumns} from '#shared/filter/derived-columns';
import {type ExtraCells, ExtraColumns} from '#shared/filter/extra-columns';
import {MoneyColumn} from '#shared/filter/money-column';
import {NumberColumn} from '#shared/filter/number-column';
import {Rows} from '#shared/filter/rows';
import type {StoredColumn} from '#shared/filter/stored-column';
import {TextColumn} from '#shared/filter/text-column';
import {WordColumn} from '#shared/filter/word-column';

export type Column = NumberColumn | MoneyColumn | WordColumn | TextColumn;

/** A field and how it is read from a subject: a person, a row of a table, a plain object. */
export type ReadField<S> = Field & {readonly read: (subject: S) => Cell};

/** What columns are filled from. */
export type Source<S, R> = Catalogue<ReadField<S>, ReadField<R>> & {
  /** A subject's rows of a table: its orders, its activities. */
  readonly rowsOf?: (table: string, subject: S) => readonly R[];
  /** Fields whose column follows from another one: nothing is read for them. */
  readonly derived?: ReadonlyMap<string, Derived>;
  /** A subject's values in columns that the catalogue does not know. */
  readonly extra?: (subject: S) => ExtraCells;
};

/** Columns of whatever subjects: all that a filter needs to know. */
export type AnyColumns = Pick<
  Columns<never>,
  'fields' | 'size' | 'column' | 'isLive' | 'live' | 'number' | 'words' | 'word' | 'amounts' | 'cell' | 'now'
> & {readonly tables: ReadonlyMap<string, AnyRows>};

/** A table of whatever rows. */
export type AnyRows = Pick<Rows<never, Columns<never>>, 'of' | 'owners' | 'counts'> & {readonly columns: AnyColumns};

/** Counts up when the layout of what is stored changes: older columns are then made again from the documents. */
const LAYOUT = 2;

/** The columns of a list of subjects, one per field of the catalogue, by ordinal. Ordinals without a subject are not live. */
export class Columns<S, R = never> {
  /** The moment that columns which follow from the clock are of; `evaluate` sets it. */
  now = 0;
  readonly tables: ReadonlyMap<string, Rows<R, Columns<R>>>;
  readonly #source: Source<S, R>;
  readonly #columns = new Map<string, Column>();
  readonly #filled: {readonly read: (subject: S) => Cell; readonly write: Write}[] = [];
  readonly #derived: DerivedColumns;
  readonly #extra = new ExtraColumns();
  #fields: {readonly version: number; readonly fields: Fields} | undefined;
  /** Counts up with every change. */
  #version = 0;
  #size = 0;
  #live = bitsOf(256);

  constructor(source: Source<S, R>) {
    this.#source = source;
    this.#derived = new DerivedColumns(source.derived ?? new Map());
    for (const field of source.fields.values()) {
      if (this.#derived.has(field.name)) continue;
      const column = emptyColumn(field);
      this.#columns.set(field.name, column);
      this.#filled.push({read: field.read, write: writerOf(column)});
    }
    this.tables = new Map([...source.tables].map(([name, fields]) => [name, new Rows(new Columns({fields, tables: new Map()}))]));
  }

  /** Those of the catalogue, then the columns that came with the subjects. */
  get fields(): Fields {
    if (this.#source.extra === undefined) return this.#source.fields;
    if (this.#fields?.version !== this.#version) {
      const extra = this.#extra.fields(this.#version, this.live()).map(field => [field.name, field] as const);
      this.#fields = {
        version: this.#version,
        fields: extra.length === 0 ? this.#source.fields : new Map([...this.#source.fields, ...extra]),
      };
    }
    return this.#fields.fields;
  }

  /** Highest ordinal + 1, ordinals without a subject included. */
  get size(): number {
    return this.#size;
  }

  column(name: string): Column {
    const known = this.#columns.get(name);
    if (known !== undefined) return known;
    const at = {version: this.#version, now: this.now};
    const column =
      this.#derived.column(name, at, from => this.column(from)) ?? this.#extra.column(name, this.#version, this.live());
    if (column === undefined) throw new Error(`no column ${name}`);
    return column;
  }

  isLive(ordinal: number): boolean {
    return ordinal < this.#size && has(this.#live, ordinal);
  }

  /** All ordinals that hold a subject. */
  live(): Bits {
    return this.#live.slice(0, bitsOf(this.#size).length);
  }

  /** Writes a subject's cells; undefined empties its place. */
  set(ordinal: number, subject: S | undefined): void {
    this.#reserve(ordinal + 1);
    this.#version++;
    if (subject === undefined) {
      remove(this.#live, ordinal);
      for (const {write} of this.#filled) write(ordinal, undefined);
      for (const rows of this.tables.values()) rows.set(ordinal, []);
      this.#extra.set(ordinal, []);
      return;
    }
    add(this.#live, ordinal);
    for (const {read, write} of this.#filled) write(ordinal, read(subject));
    const {rowsOf, extra} = this.#source;
    if (rowsOf !== undefined) for (const [name, rows] of this.tables) rows.set(ordinal, rowsOf(name, subject));
    if (extra !== undefined) this.#extra.set(ordinal, extra(subject));
  }

  /** The number of a number column; NaN where absent. */
  number(name: string, ordinal: number): number {
    const column = this.column(name);
    return column.kind === 'number' ? column.at(ordinal) : Number.NaN;
  }

  /** The words of a word column, or the texts of a text column. */
  words(name: string, ordinal: number): readonly string[] {
    const column = this.column(name);
    return column.kind === 'word' || column.kind === 'text' ? column.at(ordinal) : [];
  }

  /** The first of the words; '' where there is none. */
  word(name: string, ordinal: number): string {
    return this.words(name, ordinal)[0] ?? '';
  }

  amounts(name: string, ordinal: number): readonly Amount[] {
    const column = this.column(name);
    return column.kind === 'money' ? column.at(ordinal) : [];
  }

  /** What a field holds for a subject, as it was read; several texts and words as a list. */
  cell(name: string, ordinal: number): Cell {
    const field = this.fields.get(name);
    if (field === undefined) return '';
    const column = this.column(name);
    if (field.type === 'flag') return this.word(name, ordinal) === 'yes';
    return column.at(ordinal);
  }

  dump(): StoredColumn[] {
    const live = {name: '', buffer: this.live().buffer as ArrayBuffer, texts: [this.#signature(), String(this.#size)]};
    const columns = [...this.#columns].flatMap(([name, column]) => {
      return column.kind === 'text' ? [column.store(name)] : column.store(name, this.#size);
    });
    return [
      live,
      ...columns,
      ...this.#extra.store(this.#size),
      ...[...this.tables].flatMap(([name, rows]) => rows.dump(`${name}[`)),
    ];
  }

  /** Takes what was dumped. False when it is of another catalogue or layout: the documents have to be read again. */
  restore(stored: readonly StoredColumn[]): boolean {
    const live = stored.find(column => column.name === '');
    if (live?.texts?.[0] !== this.#signature()) return false;
    this.#size = Number(live.texts[1]);
    this.#live = new Int32Array(live.buffer);
    for (const one of stored) restoreColumn(this.#columns, one);
    this.#extra.restore(stored);
    this.#version++;
    return [...this.tables].every(([name, rows]) => rows.restore(stored, `${name}[`));
  }

  #signature(): string {
    return [LAYOUT, ...[...this.#source.fields.values()].map(({name, type}) => `${name}:${type}`)].join(' ');
  }

  #reserve(size: number): void {
    if (size <= this.#size) return;
    this.#size = size;
    if (size <= this.#live.length * 32) return;
    const live = bitsOf(2 ** Math.ceil(Math.log2(size)));
    live.set(this.#live);
    this.#live = live;
  }
}

function emptyColumn({type}: Field): Column {
  if (type === 'text') return new TextColumn();
  if (type === 'choice' || type === 'set' || type === 'flag') return new WordColumn();
  return type === 'money' ? new MoneyColumn() : new NumberColumn();
}

function restoreColumn(columns: ReadonlyMap<string, Column>, stored: StoredColumn): void {
  const column = columns.get(stored.name);
  if (column === undefined) {
    const at = stored.name.lastIndexOf(' ');
    const money = columns.get(stored.name.slice(0, at));
    if (money?.kind === 'money') money.restore(stored.name.slice(at + 1), stored);
  } else if (column.kind !== 'money') column.restore(stored);
}

const NO_WORDS: readonly string[] = [];
const NO_AMOUNTS: readonly Amount[] = [];
/** What a flag is stored as. */
export const YES: readonly string[] = ['yes'];

/** Writes what was read into a column. One function a column: which kind it is is asked once, not for every cell. */
type Write = (ordinal: number, cell: Cell | undefined) => void;

function writerOf(column: Column): Write {
  if (column.kind === 'number') return (ordinal, cell) => column.set(ordinal, typeof cell === 'number' ? cell : Number.NaN);
  if (column.kind === 'money')
    return (ordinal, cell) => column.set(ordinal, Array.isArray(cell) ? (cell as readonly Amount[]) : NO_AMOUNTS);
  return (ordinal, cell) => column.set(ordinal, wordsOf(cell));
}

function wordsOf(cell: Cell | undefined): readonly string[] {
  if (typeof cell === 'string') return cell === '' ? NO_WORDS : [cell];
  if (cell === true) return YES;
  return Array.isArray(cell) ? (cell as readonly string[]) : NO_WORDS;
}
