import type {ConnectedVendor} from '#shared/protocol/connect';
import type {Capability} from './table.ts';

const NO_NEWSLETTER = 'it is no newsletter';
const NO_ROLES = 'it has none';

/** Why a connector has not what it has not, as the vendors' documentation and rules have it (checked 2026-11). */
export const REASONS: Readonly<Record<ConnectedVendor, Partial<Record<Capability, string>>>> = {
  bluesky: {
    orders: 'nothing is sold there',
    webhooks: 'it has none; its stream is of everybody, and would have to be held open',
    labels: 'its lists are public, so nobody is put on one',
    fields: 'it has none that a creator could write',
    roles: NO_ROLES,
    invitations: NO_NEWSLETTER,
    OAuth: 'an app password opens less, and its OAuth wants keys of an app that is published',
  },
  discord: {
    orders: 'bots are told of their own sales alone',
    activities: 'its rules forbid a profile of what people do; no message is read',
    'one post': 'its rules forbid it',
    labels: 'roles are its labels',
    fields: 'it has none that a bot could write',
    invitations: NO_NEWSLETTER,
    OAuth: 'the creator’s own bot has a token; supporters link their account by the OAuth of the same app',
  },
  ghost: {
    orders: 'payments lie with Stripe',
    'one post': 'what members did comes with every pass',
    fields: 'members have none of the creator’s own',
    roles: NO_ROLES,
    invitations: 'its API adds members without asking them; the site’s own sign-up asks',
    OAuth: 'the site’s own key opens it',
  },
  hubspot: {
    orders: 'deals are other objects, with a permission of their own',
    'one post': 'it has no posts',
    roles: NO_ROLES,
    invitations: 'a contact that is added is asked nothing; forms ask',
  },
  kit: {
    orders: 'purchases are told to registered apps alone',
    activities: 'opens and clicks of one person are sums, each asked for by itself',
    'one post': 'it has no posts',
    roles: NO_ROLES,
    invitations: 'its API adds subscribers without asking them; the form’s own link asks',
  },
  mailchimp: {
    orders: 'it has those that a shop put there, and the shop knows them better',
    'one post': 'it has no posts',
    roles: NO_ROLES,
  },
  patreon: {
    orders: 'sales of single products are in its files alone',
    'one post': 'who liked or commented is not told',
    labels: 'nothing can be written to members',
    fields: 'nothing can be written to members',
    roles: 'it gives Discord’s roles itself',
    invitations: 'nothing can be written to members',
  },
  youtube: {
    orders: 'what else is bought than memberships needs more permissions',
    webhooks: 'it tells of uploads alone',
    labels: 'nothing can be written to people',
    fields: 'nothing can be written to people',
    roles: NO_ROLES,
    invitations: NO_NEWSLETTER,
  },
};
