import type {StoredColumn} from '#shared/filter/stored-column';

/** Numbers by ordinal, NaN where absent. The array ends after the last one that is not: an empty column takes nothing. */
export class NumberColumn {
  readonly kind = 'number';
  data = new Float64Array(0);
  #filled: number | undefined = 0;

  /** How many are not absent. */
  get filled(): number {
    this.#filled ??= this.data.reduce((filled, value) => filled + (Number.isNaN(value) ? 0 : 1), 0);
    return this.#filled;
  }

  set(ordinal: number, value: number): void {
    if (ordinal >= this.data.length) {
      if (Number.isNaN(value)) return;
      this.#grow(ordinal + 1);
    }
    this.data[ordinal] = value;
    this.#filled = undefined;
  }

  at(ordinal: number): number {
    return this.data[ordinal] ?? Number.NaN;
  }

  store(name: string, size: number): StoredColumn {
    let end = Math.min(size, this.data.length);
    while (end > 0 && Number.isNaN(this.data[end - 1])) end--;
    return {name, buffer: this.data.slice(0, end).buffer};
  }

  restore({buffer}: StoredColumn): void {
    this.data = new Float64Array(buffer);
    this.#filled = undefined;
  }

  #grow(size: number): void {
    const data = new Float64Array(Math.max(256, 2 ** Math.ceil(Math.log2(size))));
    data.set(this.data);
    data.fill(Number.NaN, this.data.length);
    this.data = data;
  }
}
