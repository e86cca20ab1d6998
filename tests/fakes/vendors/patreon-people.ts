import {type PatreonPerson, TIERS} from '../../fixtures/people.ts';
import {memberId, type PatreonMember, patreonMember} from './patreon-members.ts';

/** Tiers of the drawn world by the ids that Patreon would give them. */
export const WORLD_TIERS = {
  '910': {title: TIERS.gold.name, amount_cents: TIERS.gold.monthly, user_limit: null},
  '911': {title: TIERS.silver.name, amount_cents: TIERS.silver.monthly, user_limit: null},
} as const;
const TIER_IDS = {gold: '910', silver: '911'} as const;

const STATUS = {active: 'active_patron', declined: 'declined_patron', former: 'former_patron', free: null} as const;

const dateOf = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString());

/** A drawn person as Patreon's API tells the same membership that its file prints a line of. */
export function memberOf(person: PatreonPerson, number: number): PatreonMember {
  const {state, tier, address, name} = person;
  const hasAccess = state === 'active' || state === 'declined';
  const base = patreonMember(number);
  return {
    ...base,
    id: memberId(number),
    user: person.userId,
    attributes: {
      ...base.attributes,
      patron_status: STATUS[state],
      full_name: name,
      email: person.email === '' ? null : person.email,
      note: person.details,
      last_charge_status: person.lastCharge === '' ? null : person.lastCharge,
      last_charge_date: dateOf(person.lastChargeAt),
      next_charge_date: dateOf(person.nextChargeAt),
      pledge_relationship_start: dateOf(person.since),
      pledge_cadence: tier === undefined ? null : person.cadence === 'annual' ? 12 : 1,
      campaign_lifetime_support_cents: person.lifetimeCents,
      currently_entitled_amount_cents: hasAccess ? person.pledgeCents : 0,
      will_pay_amount_cents: hasAccess ? person.pledgeCents : 0,
      is_free_trial: person.trial,
    },
    tiers: tier === undefined || !hasAccess ? [] : [TIER_IDS[tier]],
    address:
      address === undefined
        ? null
        : {
            addressee: name,
            line_1: address.street,
            line_2: null,
            city: address.city,
            state: address.state,
            postal_code: address.zip,
            country: address.country,
          },
    history: [],
  };
}
