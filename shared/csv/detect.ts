/** The exports that we can tell apart by their header. */
export type ExportKind =
  | 'patreon-members'
  | 'patreon-members-2015'
  | 'mailchimp-subscribed'
  | 'mailchimp-unsubscribed'
  | 'mailchimp-cleaned'
  | 'ghost-members'
  | 'substack-subscribers'
  | 'beehiiv-subscribers'
  | 'gumroad-sales'
  | 'gumroad-followers'
  | 'kofi-transactions'
  | 'youtube-members'
  | 'discord-members';

export const VENDORS = ['patreon', 'mailchimp', 'ghost', 'substack', 'beehiiv', 'gumroad', 'kofi', 'youtube', 'discord'] as const;
export type Vendor = (typeof VENDORS)[number];

export function vendorOfExport(kind: ExportKind): Vendor {
  return kind.slice(0, kind.indexOf('-')) as Vendor;
}

// The first kind all of whose headers are there. Vendors rename and add columns, so only telling ones are listed
// (headers of November 2026 and before).
const TELLING: readonly (readonly [ExportKind, readonly string[]])[] = [
  ['patreon-members', ['patron status', 'patronage since date', 'email']],
  ['patreon-members-2015', ['firstname', 'lastname', 'email', 'pledge', 'lifetime', 'start']],
  ['mailchimp-unsubscribed', ['unsub_time', 'leid', 'euid']],
  ['mailchimp-cleaned', ['clean_time', 'leid', 'euid']],
  ['mailchimp-subscribed', ['optin_time', 'leid', 'euid']],
  ['gumroad-sales', ['purchase id', 'item name', 'purchase email']],
  ['gumroad-followers', ['follower email', 'followed time']],
  ['kofi-transactions', ['datetime (utc)', 'from', 'transactiontype']],
  ['youtube-members', ['member', 'link to profile', 'current level']],
  ['ghost-members', ['email', 'subscribed_to_emails', 'complimentary_plan']],
  ['beehiiv-subscribers', ['email', 'status', 'tier', 'created_at', 'stripe_customer_id']],
  ['substack-subscribers', ['email', 'email_disabled', 'expiry']],
  // Discord has no export of its own: these are the tables of bots that write one.
  ['discord-members', ['user id', 'username', 'roles']],
  ['discord-members', ['user_id', 'username', 'roles']],
  ['discord-members', ['id', 'username', 'roles']],
  ['discord-members', ['discord id', 'roles']],
  ['discord-members', ['username', 'nickname', 'highest role']],
];

/** How headers are compared: without case and outer space. */
export function headerName(cell: string): string {
  return cell.trim().toLowerCase();
}

/** Which export a header line is of; undefined for a table that we do not know. */
export function detectExport(headers: readonly string[]): ExportKind | undefined {
  const names = new Set(headers.map(headerName));
  return TELLING.find(([, telling]) => telling.every(name => names.has(name)))?.[0];
}
