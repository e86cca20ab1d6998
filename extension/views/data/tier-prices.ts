import type {AnyColumns} from '#shared/filter/columns';
import {ownCurrency} from '#shared/filter/own-currency';

/**
 * What a tier costs a month in the creator's own currency, by its name: the middle one of what its members pay, because files name
 * no prices. A tier that nobody pays for is missing.
 */
export function tierPrices(columns: AnyColumns): Map<string, number> {
  const [tiers, pledges, cadences] = [columns.column('highest-tier'), columns.column('pledge'), columns.column('cadence')];
  if (tiers.kind !== 'word' || pledges.kind !== 'money' || cadences.kind !== 'number') return new Map();
  const own = pledges.currencies.get(ownCurrency(columns));
  const paid = new Map<string, number[]>();
  for (let ordinal = 0; ordinal < columns.size && own !== undefined; ordinal++) {
    const amount = own.at(ordinal);
    const [tier] = tiers.at(ordinal);
    if (Number.isNaN(amount) || tier === undefined) continue;
    const months = cadences.at(ordinal);
    const monthly = amount / (Number.isNaN(months) ? 1 : Math.max(months, 1));
    const held = paid.get(tier);
    if (held === undefined) paid.set(tier, [monthly]);
    else held.push(monthly);
  }
  return new Map([...paid].map(([tier, amounts]) => [tier, median(amounts)]));
}

function median(amounts: number[]): number {
  const sorted = Float64Array.from(amounts).sort();
  return sorted[sorted.length >>> 1] ?? 0;
}
