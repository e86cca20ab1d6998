import type {AnyColumns} from '#shared/filter/columns';

/** The currency that most amounts of the subjects are in, the first by name of equals; '' where there are no amounts. */
export function ownCurrency(columns: AnyColumns): string {
  const amounts = new Map<string, number>();
  for (const {name, type} of columns.fields.values()) {
    const column = type === 'money' ? columns.column(name) : undefined;
    if (column?.kind !== 'money') continue;
    for (const [currency, {filled}] of column.currencies) amounts.set(currency, (amounts.get(currency) ?? 0) + filled);
  }
  const [most] = [...amounts].sort(([left, few], [right, many]) => many - few || (left < right ? -1 : 1));
  if (most !== undefined) return most[0];
  const inner = [...columns.tables.values()].map(rows => ownCurrency(rows.columns));
  return inner.find(currency => currency !== '') ?? '';
}
