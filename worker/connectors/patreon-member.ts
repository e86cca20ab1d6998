import * as z from 'zod/mini';
import type {Money} from '#shared/model/money';
import type {ChargeStatus, Reading, RecordFields} from '#shared/model/record';
import type {Access} from './connector';
import {type Included, referencesOf, related, relationSchema} from './json-api';
import {eventSchema, historyOf} from './patreon-history';
import {addressOf, currencyOf, identifiersOf, tiersOf} from './patreon-included';
import {present, timeOf} from './read-rows';

const text = z.nullish(z.string());
const amount = z.nullish(z.number());
const flag = z.nullish(z.boolean());

export const memberSchema = z.object({
  type: z.literal('member'),
  id: z.string().check(z.regex(/^[\w-]{1,64}$/)),
  attributes: z.object({
    // Null: never pledged. Not told at all is another format: it is what everything else hangs on.
    patron_status: z.nullable(z.string()),
    full_name: text,
    email: text,
    note: text,
    last_charge_status: text,
    last_charge_date: text,
    next_charge_date: text,
    pledge_relationship_start: text,
    pledge_cadence: amount,
    campaign_lifetime_support_cents: amount,
    currently_entitled_amount_cents: amount,
    will_pay_amount_cents: amount,
    is_gifted: flag,
    is_free_trial: flag,
  }),
  relationships: z.optional(
    z.object({
      user: relationSchema,
      campaign: relationSchema,
      address: relationSchema,
      currently_entitled_tiers: relationSchema,
      pledge_history: relationSchema,
    }),
  ),
});
export type Member = z.infer<typeof memberSchema>;

/** What is asked of a member: Patreon gives nothing but type and id unasked (docs.patreon.com, APIv2, checked 2026-11). */
export const MEMBER_FIELDS = Object.keys(memberSchema.def.shape.attributes.def.shape);

const STATES: Readonly<Record<string, NonNullable<RecordFields['vendorState']>>> = {
  active_patron: 'active',
  declined_patron: 'declined',
  former_patron: 'former',
};

// Only `Paid` is a success. A word that is not listed is an attempt of which we know no more than that.
const CHARGES: Readonly<Record<string, ChargeStatus>> = {
  Paid: 'paid',
  Declined: 'declined',
  Pending: 'pending',
  Fraud: 'fraud',
  Refunded: 'refunded',
  'Refunded by Patreon': 'refunded',
  'Partially Refunded': 'refunded',
};

/** The user's id, by which the members' file knows them too; undefined where Patreon does not say whose membership it is. */
export function userOf({relationships}: Pick<Member, 'relationships'>): string | undefined {
  const id = referencesOf(relationships?.user)?.[0]?.id;
  return id !== undefined && /^\w{1,64}$/.test(id) ? id : undefined;
}

/** Whether a row is about this campaign: others' members were seen in the list (C9). */
export function isOfCampaign({relationships}: Pick<Member, 'relationships'>, account: string): boolean {
  const campaign = referencesOf(relationships?.campaign)?.[0]?.id;
  return campaign === undefined || campaign === account;
}

export function memberKey(account: string, {id, user}: {id: string; user: string | undefined}): string {
  return user === undefined ? `patreon/${account}/member/${id}` : `patreon/${account}/user/${user}`;
}

export function toReading(member: Member, {account, extra, now}: Access, included: Included): Reading {
  const {attributes, relationships} = member;
  const user = userOf(member);
  const history = historyOf(related(relationships?.pledge_history, included, eventSchema), {
    state: stateOf(attributes),
    charge: chargeOf(attributes),
  });
  return {
    key: memberKey(account, {id: member.id, user}),
    source: 'api',
    // Patreon dates no change: what it says is true when it is asked.
    asOf: now,
    identifiers: identifiersOf(member, user, included),
    fields: present({
      ...personFields(attributes),
      ...membershipFields(attributes, currencyOf(member, included) ?? extra.currency),
      ...history.fields,
      tiers: tiersOf(member, included),
      address: addressOf(member, included),
    }),
    ...(history.activities.length === 0 ? {} : {activities: history.activities}),
  };
}

type Attributes = Member['attributes'];
/** Fields, of which some may be undefined: Patreon does not say. */
type Said = {[Name in keyof RecordFields]: RecordFields[Name] | undefined};

function personFields({full_name, email, note}: Attributes): Said {
  return {
    name: full_name || undefined,
    email: email || undefined,
    note: note || undefined,
    // Without the scope there is no e-mail at all; a blocked or erased member has an empty one (ARM-22).
    masked: !full_name && email !== undefined && !email ? true : undefined,
  };
}

function membershipFields(attributes: Attributes, currency: string | undefined): Said {
  const {patron_status, pledge_cadence, is_gifted, is_free_trial} = attributes;
  const money = (cents: number | null | undefined): Money | undefined =>
    cents == null || !currency ? undefined : {minorUnits: Math.round(cents), currency};
  const state = stateOf(attributes);
  return {
    paid: state === 'free' ? false : state !== undefined && patron_status !== null ? true : undefined,
    vendorStatus: patron_status ?? undefined,
    vendorState: state,
    pledge: money(pledgeOf(attributes)),
    lifetime: money(attributes.campaign_lifetime_support_cents),
    cadenceMonths: pledge_cadence == null || pledge_cadence < 1 ? undefined : Math.round(pledge_cadence),
    // The latest pledge's start, never the first join (T5).
    pledgeStartAt: timeOf(attributes.pledge_relationship_start),
    lastChargeAt: timeOf(attributes.last_charge_date),
    lastChargeStatus: chargeOf(attributes),
    nextChargeAt: timeOf(attributes.next_charge_date),
    trial: is_free_trial === true ? true : undefined,
    gifted: is_gifted === true ? true : undefined,
  };
}

/** What they pay next, as the file prints it; of a leaver there is only what they are entitled to still, and then nothing is said. */
function pledgeOf({
  patron_status,
  will_pay_amount_cents,
  currently_entitled_amount_cents,
}: Attributes): number | null | undefined {
  const cents = will_pay_amount_cents || currently_entitled_amount_cents;
  return cents === 0 && patron_status === 'former_patron' ? undefined : cents;
}

function stateOf({patron_status, is_gifted, is_free_trial}: Attributes): RecordFields['vendorState'] {
  if (patron_status !== null) return STATES[patron_status];
  // Who was given a membership, or tries one, has access though they never pledged.
  return is_gifted === true || is_free_trial === true ? 'active' : 'free';
}

function chargeOf({last_charge_status}: Attributes): ChargeStatus | undefined {
  return last_charge_status == null ? undefined : (CHARGES[last_charge_status] ?? 'other');
}
