import type {Amount} from '#shared/filter/catalogue';
import {NumberColumn} from '#shared/filter/number-column';
import type {StoredColumn} from '#shared/filter/stored-column';

/** Amounts by currency: a column of numbers each, so that a condition reads one currency and no other. */
export class MoneyColumn {
  readonly kind = 'money';
  readonly currencies = new Map<string, NumberColumn>();

  set(ordinal: number, amounts: readonly Amount[]): void {
    for (const column of this.currencies.values()) column.set(ordinal, Number.NaN);
    for (const {amount, currency} of amounts) {
      let column = this.currencies.get(currency);
      if (column === undefined) {
        column = new NumberColumn();
        this.currencies.set(currency, column);
      }
      column.set(ordinal, amount);
    }
  }

  at(ordinal: number): Amount[] {
    const found: Amount[] = [];
    for (const [currency, column] of this.currencies) {
      const amount = column.at(ordinal);
      if (!Number.isNaN(amount)) found.push({amount, currency});
    }
    return found;
  }

  /** One stored column per currency: `pledge EUR`. */
  store(name: string, size: number): StoredColumn[] {
    return [...this.currencies].map(([currency, column]) => column.store(`${name} ${currency}`, size));
  }

  restore(currency: string, stored: StoredColumn): void {
    const column = new NumberColumn();
    column.restore(stored);
    this.currencies.set(currency, column);
  }
}
