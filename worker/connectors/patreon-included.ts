import * as z from 'zod/mini';
import {normaliseEmail} from '#shared/identity/normalise';
import type {Identifier} from '#shared/model/identifier';
import type {PostalAddress, Tier} from '#shared/model/record';
import {type Included, referencesOf, related} from './json-api';
import type {Member} from './patreon-member';
import {present} from './read-rows';

const text = z.nullish(z.string());
const amount = z.nullish(z.number());

/** What is asked of each type that a member is related to. */
export const INCLUDED_FIELDS = {
  user: ['is_email_verified', 'social_connections'],
  tier: ['title', 'amount_cents', 'user_limit'],
  address: ['addressee', 'line_1', 'line_2', 'city', 'state', 'postal_code', 'country', 'phone_number'],
} as const;

const userSchema = z.object({
  is_email_verified: z.nullish(z.boolean()),
  social_connections: z.nullish(z.record(z.string(), z.unknown())),
});
const connectionSchema = z.object({user_id: z.string().check(z.regex(/^\d{15,20}$/))});
const tierSchema = z.object({title: z.string(), amount_cents: amount, user_limit: amount});
const addressSchema = z.object({
  addressee: text,
  line_1: text,
  line_2: text,
  city: text,
  state: text,
  postal_code: text,
  country: text,
  phone_number: text,
});
const campaignSchema = z.object({currency: z.string().check(z.regex(/^[A-Z]{3}$/))});

/** What the campaign's amounts are in; undefined where Patreon does not say. */
export function currencyOf({relationships}: Member, included: Included): string | undefined {
  return related(relationships?.campaign, included, campaignSchema)[0]?.currency;
}

/** The highest first, whatever the order in which Patreon lists them (C9). Their prices are in US cents. */
export function tiersOf({attributes, relationships}: Member, included: Included): Tier[] | undefined {
  const named = referencesOf(relationships?.currently_entitled_tiers);
  const known = related(relationships?.currently_entitled_tiers, included, tierSchema);
  // Named, but not brought along: which they are is not known, and "none" would be wrong.
  if (named === undefined || (named.length > 0 && known.length === 0)) return undefined;
  // Who left is in no tier. In which one they were is more than that, where a file has it.
  if (known.length === 0 && attributes.patron_status === 'former_patron') return undefined;
  const isPaying = known.some(({amount_cents}) => (amount_cents ?? 0) > 0);
  return (
    known
      // Who pays is in the free tier as well, which neither the file nor Patreon's own page shows.
      .filter(({amount_cents}) => !isPaying || amount_cents !== 0)
      .toSorted((left, right) => (right.amount_cents ?? -1) - (left.amount_cents ?? -1) || (left.id < right.id ? -1 : 1))
      .map(({id, title, amount_cents, user_limit}) => ({
        id,
        name: title,
        ...(amount_cents == null ? {} : {price: {minorUnits: Math.round(amount_cents), currency: 'USD'}}),
        ...(user_limit == null ? {} : {limit: Math.round(user_limit)}),
      }))
  );
}

export function addressOf({relationships}: Member, included: Included): PostalAddress | undefined {
  const [found] = related(relationships?.address, included, addressSchema);
  if (found === undefined) return undefined;
  const street = [found.line_1, found.line_2].filter(line => line).join(', ');
  const address = present({
    addressee: found.addressee || undefined,
    street: street || undefined,
    city: found.city || undefined,
    state: found.state || undefined,
    zip: found.postal_code || undefined,
    country: found.country || undefined,
    phone: found.phone_number || undefined,
  });
  return Object.keys(address).length === 0 ? undefined : address;
}

export function identifiersOf({attributes, relationships}: Member, user: string | undefined, included: Included): Identifier[] {
  const [account] = related(relationships?.user, included, userSchema);
  const email = attributes.email ? normaliseEmail(attributes.email) : undefined;
  const discord = connectionSchema.safeParse(account?.social_connections?.discord).data?.user_id;
  return [
    // Patreon logs its users in by mail, once they confirmed it.
    ...(email === undefined
      ? []
      : [{type: 'email', value: email, strength: account?.is_email_verified === false ? 'weak' : 'strong'} as const]),
    ...(user === undefined ? [] : [{type: 'patreon-user', value: user, strength: 'strong'} as const]),
    // Linked by themselves on Patreon: the consent that Discord's policy asks for.
    ...(discord === undefined ? [] : [{type: 'discord-user', value: discord, strength: 'strong'} as const]),
  ];
}
