import {type Bits, bitsOf, or} from '#shared/filter/bits';
import {indexNumbers, numbersWithin, type RangeIndex, WORTH_INDEXING} from '#shared/filter/column-index';
import type {Interval} from '#shared/filter/intervals';
import {scanManyNumbers, scanNumbers} from '#shared/filter/scan';
import type {StoredColumn} from '#shared/filter/stored-column';

/** From so many intervals on they are looked through together. */
const MANY = 4;

/** Finite numbers by ordinal, NaN where absent. The array ends after the last one that is not: an empty column takes nothing. */
export class NumberColumn {
  readonly kind = 'number';
  data = new Float64Array(0);
  #filled: number | undefined = 0;
  #index: RangeIndex | undefined;
  #asked = 0;

  /** How many are not absent. */
  get filled(): number {
    this.#filled ??= this.data.reduce((filled, value) => filled + (Number.isNaN(value) ? 0 : 1), 0);
    return this.#filled;
  }

  set(ordinal: number, value: number): void {
    const isAbsent = !Number.isFinite(value);
    if (ordinal >= this.data.length) {
      if (isAbsent) return;
      this.#grow(ordinal + 1);
    } else if (isAbsent && Number.isNaN(this.data[ordinal])) return;
    this.data[ordinal] = isAbsent ? Number.NaN : value;
    this.#change();
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
    this.#change();
  }

  /** Ordinals of `mask` whose number lies in one of the intervals. `into` may be `mask`, which then changes. */
  within(mask: Bits, intervals: readonly Interval[], into?: Bits): Bits {
    if (intervals.length >= MANY) return scanManyNumbers(this.data, mask, intervals);
    if (this.data.length >= WORTH_INDEXING && this.#asked++ > 0) this.#index ??= indexNumbers(this.data);
    const index = this.#index;
    const found = intervals.map(interval => {
      if (index === undefined) return scanNumbers(this.data, mask, interval);
      const room = intervals.length === 1 && into !== undefined ? into : bitsOf(mask.length * 32);
      return numbersWithin(index, this.data, interval, mask, room);
    });
    return found.length === 0 ? mask.map(() => 0) : found.reduce(or);
  }

  #change(): void {
    this.#filled = undefined;
    this.#index = undefined;
    this.#asked = 0;
  }

  #grow(size: number): void {
    const data = new Float64Array(Math.max(256, 2 ** Math.ceil(Math.log2(size))));
    data.set(this.data);
    data.fill(Number.NaN, this.data.length);
    this.data = data;
  }
}
