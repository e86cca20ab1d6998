import * as z from 'zod/mini';

/**
 * What an identifier may be. `exclusive`: an account gives a person one only, so two different ones in one group forbid a
 * merge. `scoped`: the value means nothing outside its account (a Ghost member id of another site is another person).
 */
export const IDENTIFIER_TYPES = {
  email: {exclusive: false, scoped: false},
  'patreon-user': {exclusive: true, scoped: false},
  'ghost-member': {exclusive: true, scoped: true},
  'mailchimp-contact': {exclusive: false, scoped: true},
  'kit-subscriber': {exclusive: false, scoped: true},
  // A contact keeps the ids of those that were merged into it.
  'hubspot-contact': {exclusive: false, scoped: true},
  'discord-user': {exclusive: true, scoped: false},
  'youtube-channel': {exclusive: true, scoped: false},
  'stripe-customer': {exclusive: false, scoped: false},
  did: {exclusive: true, scoped: false},
  handle: {exclusive: false, scoped: true},
} as const;
export type IdentifierType = keyof typeof IDENTIFIER_TYPES;

export const identifierSchema = z.object({
  type: z.enum(Object.keys(IDENTIFIER_TYPES) as [IdentifierType, ...IdentifierType[]]),
  /** Normalised, see `identity/normalise`. */
  value: z.string(),
  /** The account that gives the value its meaning, for scoped types only. */
  account: z.optional(z.string()),
  /** Strong: the vendor mails or logs the person in with it. Weak: anyone could have typed it; for suggestions only. */
  strength: z.enum(['strong', 'weak']),
});
export type Identifier = z.infer<typeof identifierSchema>;
