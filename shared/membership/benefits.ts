import {earnedMonths} from '#shared/membership/earned';
import {wordKey} from '#shared/membership/word-key';
import type {Benefit} from '#shared/model/benefit';
import {compareText} from '#shared/model/compare';
import type {Delivery} from '#shared/model/delivery';
import type {TierRef} from '#shared/model/earned';
import type {PostalAddress} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';

type Earner = Pick<Supporter, 'records' | 'deliveries'>;

/** Where one benefit stands for one person: of one month, or `month` null where it is owed once. */
export type BenefitLine = {
  readonly benefit: Benefit;
  readonly month: string | null;
  /** `not`: taken back, and not earned any more either. */
  readonly state: 'owed' | 'delivered' | 'wont' | 'not';
  /** The creator's last word on it. */
  readonly word: Delivery | undefined;
};

/**
 * Everything that a person is owed, was given, or will not get of these benefits (ARM-82), the newest month first. Owed is what
 * was earned and not delivered: a month stays owed through changes of tier (F17). A benefit of several tiers is owed once
 * (ARM-83).
 */
export function owedTo(person: Earner, benefits: readonly Benefit[], now: number): BenefitLine[] {
  const words = lastWords(person.deliveries ?? []);
  return benefits
    .flatMap(benefit => linesOf(person, benefit, words, now))
    .sort((left, right) => byMonth(left, right) || compareText(left.benefit.name, right.benefit.name));
}

function linesOf(person: Earner, benefit: Benefit, words: ReadonlyMap<string, Delivery>, now: number): BenefitLine[] {
  const earned = monthsEarned(person, benefit, now);
  const said = [...words.values()].filter(word => word.benefit === benefit.id).map(({month}) => month);
  return [...new Set([...earned, ...said])].map(month => {
    const word = words.get(wordKey(benefit.id, month));
    const isOpen = word === undefined || word.state === 'not';
    return {benefit, month, word, state: !isOpen ? word.state : earned.has(month) ? 'owed' : 'not'};
  });
}

function monthsEarned({records}: Earner, {tiers, each, from = ''}: Benefit, now: number): Set<string | null> {
  const months = new Set<string>();
  for (const record of records) for (const month of earnedMonths(record, tiers, now)) if (month >= from) months.add(month);
  return each === 'month' ? months : new Set(months.size > 0 ? [null] : []);
}

function byMonth(left: BenefitLine, right: BenefitLine): number {
  return compareText(right.month ?? '9999', left.month ?? '9999');
}

/** The newest word on each benefit and month. `deliveries` as the document lists them, newest first. */
function lastWords(deliveries: readonly Delivery[]): Map<string, Delivery> {
  const words = new Map<string, Delivery>();
  for (const word of deliveries) {
    const key = wordKey(word.benefit, word.month);
    if (!words.has(key)) words.set(key, word);
  }
  return words;
}

/** Tiers as people's records name them, by name, each once: what a benefit can be offered for. */
export function distinctTiers(tiers: Iterable<TierRef>): TierRef[] {
  const found = new Map<string, TierRef>();
  for (const {id, name} of tiers)
    found.set(id === undefined ? `name ${name}` : `id ${id}`, id === undefined ? {name} : {id, name});
  // A file names its tiers only: where an API gave the name an id as well, that one stands for both.
  const withId = new Set([...found.values()].flatMap(({id, name}) => (id === undefined ? [] : name)));
  return [...found.values()]
    .filter(({id, name}) => id !== undefined || !withId.has(name))
    .sort((left, right) => compareText(left.name, right.name) || compareText(left.id ?? '', right.id ?? ''));
}

/** Where something can be sent: the address with a street that a record said last; undefined: none is known (C16). */
export function postalAddressOf({records}: Pick<Supporter, 'records'>): PostalAddress | undefined {
  const usable = records.filter(({fields}) => fields.address?.street !== undefined);
  const newest = [...usable].sort((left, right) => (right.sources[0]?.asOf ?? 0) - (left.sources[0]?.asOf ?? 0))[0];
  return newest?.fields.address;
}
