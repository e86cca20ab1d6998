import {isPaidMembership, reasonOf} from '#shared/membership/reason';
import {compareText} from '#shared/model/compare';
import {majorUnits} from '#shared/model/major-units';
import type {RecordFields, RecordKey, Tier} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';

/** A tier that somebody is in, and the record that says so. */
export type EntitledTier = Tier & {readonly record: RecordKey};

/**
 * Pays on, but the vendor names none of the tiers any more that it named before: the tier was deleted (T3, C15), or the vendor
 * forgot it for a while (C1). Neither "no tier" nor a custom pledge.
 */
export function hasLostTier(fields: RecordFields): boolean {
  const {tiers, lostTiers} = fields;
  if (tiers?.some(isStanding)) return false;
  return (lostTiers?.length ?? 0) > 0 || tiers?.some(tier => tier.deleted) === true;
}

/** Pays an amount without a tier, and never was in one as far as we know. A source that says nothing of tiers says nothing here. */
export function hasCustomPledge(fields: RecordFields): boolean {
  return fields.tiers?.length === 0 && !hasLostTier(fields) && (fields.pledge?.minorUnits ?? 0) > 0;
}

function isStanding(tier: Tier): boolean {
  return tier.deleted !== true;
}

/**
 * The tiers whose access a person has at `now`, the highest first: by price, then by the vendor's own order (C9). A member whose
 * access has ended, or whose charge failed, is entitled to none.
 *
 * @param account - only the memberships of this campaign or site
 */
export function entitledTiers(supporter: Pick<Supporter, 'records'>, now: number, account?: string): EntitledTier[] {
  return supporter.records
    .filter(({key}) => account === undefined || key.split('/')[1] === account)
    .filter(({key, fields}) => reasonOf(key, fields, now)?.state === 'active')
    .flatMap(({key, fields}) => (fields.tiers ?? []).filter(isStanding).map((tier, place) => ({tier, place, key})))
    .sort(
      (left, right) => priceOf(right.tier) - priceOf(left.tier) || left.place - right.place || compareText(left.key, right.key),
    )
    .map(({tier, key}) => ({...tier, record: key}));
}

// Prices in different currencies have no true order: the number alone decides, so that at least everyone sees the same.
function priceOf({price}: Tier): number {
  return price === undefined ? -1 : majorUnits(price);
}

/** The tier of the highest price; of equal ones the vendor's first. */
export function highestTier(tiers: readonly Tier[]): Tier | undefined {
  return tiers.reduce<Tier | undefined>(
    (best, tier) => (best === undefined || priceOf(tier) > priceOf(best) ? tier : best),
    undefined,
  );
}

/** The seats of a limited tier. */
export type Seats = {
  /** Members with access, leavers included: may exceed the limit, which is no error (T2, ARM-15). */
  readonly active: number;
  /** Of them, those who have cancelled: their seats are free already (ARM-14). */
  readonly leaving: number;
  /** Seats that somebody could take now; undefined without a limit. */
  readonly open: number | undefined;
};

/** Counts the seats of one tier, named by id where the vendor gives one, else by name. */
export function seatsOf(tier: Tier, people: readonly Pick<Supporter, 'records'>[], now: number): Seats {
  const members = people.flatMap(({records}) =>
    records.flatMap(({key, fields}) => {
      const isIn = isPaidMembership(fields) && fields.tiers?.some(known => sameTier(known, tier));
      const reason = isIn ? reasonOf(key, fields, now) : undefined;
      return reason?.state === 'active' ? reason : [];
    }),
  );
  const leaving = members.filter(({because}) => because === 'paid-until').length;
  const open = tier.limit === undefined ? undefined : Math.max(0, tier.limit - (members.length - leaving));
  return {active: members.length, leaving, open};
}

/** By id where both have one: two tiers of one name are two tiers. */
export function sameTier(left: Pick<Tier, 'id' | 'name'>, right: Pick<Tier, 'id' | 'name'>): boolean {
  return left.id !== undefined && right.id !== undefined ? left.id === right.id : left.name === right.name;
}
