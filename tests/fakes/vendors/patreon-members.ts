/** What Patreon knows of a pledge: an event and, where it was about money, what came of it. */
export type PledgeEvent = {
  id: string;
  date: string;
  type: string;
  payment_status: string | null;
};

export type PatreonMember = {
  id: string;
  /** null: Patreon does not say whose membership it is. */
  user: string | null;
  campaign: string;
  attributes: Record<string, unknown> & {patron_status: string | null; email: string | null; full_name: string};
  account: {is_email_verified: boolean; social_connections: Record<string, unknown>};
  /** Ids of the tiers that the member is entitled to, in no order. */
  tiers: string[];
  address: Record<string, string | null> | null;
  history: PledgeEvent[];
};

export type PatreonTier = {title: string; amount_cents: number; user_limit: number | null};

export const CAMPAIGN = '4242';

/** Tiers of a campaign; amounts in US cents, whatever the campaign's currency is. */
export const PATREON_TIERS: Readonly<Record<string, PatreonTier>> = {
  '900': {title: 'Free', amount_cents: 0, user_limit: null},
  '901': {title: 'Bronze', amount_cents: 300, user_limit: null},
  '902': {title: 'Silver', amount_cents: 500, user_limit: null},
  '903': {title: 'Gold', amount_cents: 1_000, user_limit: 50},
};

const DAY = 86_400_000;
const BORN = Date.UTC(2026, 0, 1);

/** A user's id, as the members' file prints it. */
export const userId = (number: number) => String(10_000_000 + number);
export const memberId = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A member as API v2 tells one, all that may be asked; `number` decides who it is: each fourth is free, the others pay monthly. */
export function patreonMember(number: number, more: Partial<PatreonMember> = {}): PatreonMember {
  const isFree = number % 4 === 0;
  const since = new Date(BORN + number * 60_000).toISOString();
  const charged = new Date(BORN + number * 60_000 + 300 * DAY).toISOString();
  return {
    id: memberId(number),
    user: userId(number),
    campaign: CAMPAIGN,
    attributes: {
      patron_status: isFree ? null : 'active_patron',
      full_name: `Patron ${number}`,
      email: `member${number}@example.org`,
      note: '',
      last_charge_status: isFree ? null : 'Paid',
      last_charge_date: isFree ? null : charged,
      next_charge_date: isFree ? null : new Date(Date.parse(charged) + 30 * DAY).toISOString(),
      pledge_relationship_start: since,
      pledge_cadence: isFree ? null : 1,
      campaign_lifetime_support_cents: isFree ? 0 : 5_500,
      currently_entitled_amount_cents: isFree ? 0 : 500,
      will_pay_amount_cents: isFree ? 0 : 500,
      is_gifted: false,
      is_free_trial: false,
      is_follower: false,
    },
    account: {is_email_verified: true, social_connections: {discord: null, youtube: null}},
    tiers: [isFree ? '900' : '902'],
    address: null,
    history: isFree ? [] : historyOf(number, since, charged),
    ...more,
  };
}

/** The same member with some attributes told differently. */
export function withAttributes(member: PatreonMember, attributes: Record<string, unknown>): PatreonMember {
  return {...member, attributes: {...member.attributes, ...attributes}};
}

function historyOf(number: number, since: string, charged: string): PledgeEvent[] {
  const paid = (id: number, date: string) => ({
    id: `subscription:${number}${id}`,
    date,
    type: 'subscription',
    payment_status: 'Paid',
  });
  const before = new Date(Date.parse(charged) - 31 * DAY).toISOString();
  return [
    {id: `pledge_start:${number}`, date: since, type: 'pledge_start', payment_status: null},
    paid(1, before),
    paid(2, charged),
  ];
}
