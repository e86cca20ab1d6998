import {least, words} from '#shared/filter/fields/read';
import type {Subject, SupporterField} from '#shared/filter/fields/subject';
import {isPaidMembership} from '#shared/membership/reason';
import type {MembershipKind, MembershipState, StatusFlag} from '#shared/membership/status';
import {hasLostTier, highestTier} from '#shared/membership/tiers';
import type {ChargeStatus, RecordFields, Tier} from '#shared/model/record';

const KINDS: readonly MembershipKind[] = ['paid', 'free', 'none'];
const STATES: readonly MembershipState[] = ['active', 'declined', 'cancelled', 'refunded', 'fraud', 'none'];

// Not the options of the schema: they would bring the whole of zod along.
const CHARGES: readonly ChargeStatus[] = ['paid', 'declined', 'refunded', 'fraud', 'pending', 'other'];

/** All flags, in the order of offers. */
export const FLAGS: readonly StatusFlag[] = [
  'new-this-month',
  'leaving',
  'trial',
  'gifted',
  'complimentary',
  'masked',
  'refunded-not-cancelled',
  'deleted-tier',
  'custom-pledge',
];

/** Members of a deleted tier are in no tier (ARM-76). */
function standing({tiers}: RecordFields): readonly Tier[] | undefined {
  return tiers?.some(({deleted}) => deleted) ? tiers.filter(({deleted}) => !deleted) : tiers;
}

function lost(fields: RecordFields): string[] | undefined {
  if (!hasLostTier(fields)) return undefined;
  const deleted = fields.tiers?.filter(tier => tier.deleted) ?? [];
  return [...deleted, ...(fields.lostTiers ?? [])].map(({name}) => name);
}

function highest({supporter: {records}}: Subject): string {
  const [first] = records;
  const tiers =
    records.length === 1 && first !== undefined ? standing(first.fields) : records.flatMap(one => standing(one.fields) ?? []);
  return tiers === undefined || tiers.length === 0 ? '' : (highestTier(tiers)?.name ?? '');
}

/** NaN where no source tells of tiers. */
function countTiers({supporter: {records}}: Subject): number {
  if (!records.some(({fields}) => fields.tiers !== undefined)) return Number.NaN;
  return words(records, ({fields}) => standing(fields)?.map(({name}) => name)).length;
}

/** Pays without a tier; members of a deleted one are not among them (ARM-76, ARM-77). */
function isWithoutTier({supporter: {records}}: Subject): boolean {
  const pays = records.some(({fields}) => fields.tiers?.length === 0 && isPaidMembership(fields) && !hasLostTier(fields));
  return pays && !records.some(({fields}) => (standing(fields)?.length ?? 0) > 0);
}

/** What came of the last attempt to charge, over all records. */
function lastCharge({supporter: {records}}: Subject): ChargeStatus | '' {
  let [found, newest]: [ChargeStatus | '', number] = ['', Number.NEGATIVE_INFINITY];
  for (const {fields} of records) {
    const {lastChargeStatus, lastChargeAt = Number.MIN_SAFE_INTEGER} = fields;
    if (lastChargeStatus === undefined || lastChargeAt <= newest) continue;
    [found, newest] = [lastChargeStatus, lastChargeAt];
  }
  return found;
}

const names = (tiers: readonly Tier[] | undefined) => tiers?.map(({name}) => name);

/** Status, tiers and charges. */
export const MEMBERSHIP_FIELDS: readonly SupporterField[] = [
  {name: 'kind', type: 'choice', group: 'membership', choices: KINDS, read: ({status}) => status.kind},
  {name: 'state', type: 'choice', group: 'membership', choices: STATES, read: ({status}) => status.state},
  {
    name: 'flag',
    type: 'set',
    group: 'membership',
    choices: FLAGS,
    read: ({status: {flags}}) => (flags.length < 2 ? flags : [...flags].sort()),
  },
  {
    name: 'tier',
    type: 'set',
    group: 'membership',
    from: 'tiers',
    read: ({supporter}) => words(supporter.records, ({fields}) => names(standing(fields))),
  },
  {
    name: 'tier-id',
    type: 'set',
    group: 'membership',
    from: 'tiers',
    isInner: true,
    read: ({supporter}) => words(supporter.records, ({fields}) => standing(fields)?.flatMap(({id}) => id ?? [])),
  },
  {name: 'highest-tier', type: 'set', group: 'membership', from: 'tiers', read: highest},
  {name: 'tiers', type: 'number', group: 'membership', from: 'tiers', read: countTiers},
  {name: 'no-tier', type: 'flag', group: 'membership', from: 'tiers', read: isWithoutTier},
  {
    name: 'lost-tier',
    type: 'set',
    group: 'membership',
    from: 'lostTiers',
    read: ({supporter}) => words(supporter.records, ({fields}) => lost(fields)),
  },
  {
    name: 'charge',
    type: 'choice',
    group: 'membership',
    choices: CHARGES,
    from: 'lastChargeStatus',
    read: lastCharge,
  },
  {
    name: 'cadence',
    type: 'number',
    group: 'membership',
    from: 'cadenceMonths',
    read: ({supporter}) => least(supporter.records, ({cadenceMonths}) => cadenceMonths),
  },
];
