import type {NumberColumn} from '#shared/filter/number-column';

/** How a column of numbers follows from another one, and from the clock. */
export type Derived = {readonly from: string; readonly make: (column: NumberColumn, now: number) => NumberColumn};

const HOUR_MS = 3_600_000;

/** Columns that are made when they are asked for, and again once what they follow from changed or an hour has passed. */
export class DerivedColumns {
  readonly #derived: ReadonlyMap<string, Derived>;
  readonly #made = new Map<string, {readonly stamp: string; readonly column: NumberColumn}>();

  constructor(derived: ReadonlyMap<string, Derived>) {
    this.#derived = derived;
  }

  has(name: string): boolean {
    return this.#derived.has(name);
  }

  /**
   * @param version - counts up with every change of the columns
   * @param columnOf - the columns that others follow from
   */
  column(
    name: string,
    {version, now}: {version: number; now: number},
    columnOf: (name: string) => unknown,
  ): NumberColumn | undefined {
    const derived = this.#derived.get(name);
    if (derived === undefined) return undefined;
    const stamp = `${version} ${Math.floor(now / HOUR_MS)}`;
    const made = this.#made.get(name);
    if (made?.stamp === stamp) return made.column;
    const column = derived.make(columnOf(derived.from) as NumberColumn, now);
    this.#made.set(name, {stamp, column});
    return column;
  }
}
