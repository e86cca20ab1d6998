/** What a vendor does not tell, or tells only in part: shown as "not known", never taken for zero. */
export type Withheld =
  | 'single-payments'
  | 'machine-opens'
  | 'money'
  | 'why-hidden'
  | 'deliveries'
  | 'first-join'
  | 'leavers'
  | 'cancellations'
  | 'emails'
  | 'likes'
  | 'opens'
  | 'unlinked'
  | 'left-when';

export type VendorFacts = {
  /** Whether anybody may read their own account over a public interface (CRM-21). */
  readonly openApi: boolean;
  readonly withholds: readonly Withheld[];
  /** Days that what it told may be kept without being read anew; it goes with the connection. Absent: as long as one likes. */
  readonly keepsDays?: number;
};

/** By vendor, as the vendors' own documentation has it (checked 2026-11). */
export const VENDOR_FACTS: Readonly<Record<string, VendorFacts>> = {
  // Payments lie with Stripe; the rate of opens counts mail programs that open by themselves.
  ghost: {openApi: true, withholds: ['single-payments', 'machine-opens']},
  mailchimp: {openApi: true, withholds: ['money', 'machine-opens']},
  // Opens and clicks of one person are sums, each asked for by itself; purchases are told to registered apps only.
  kit: {openApi: true, withholds: ['money', 'opens']},
  // Neither file nor API says who received a benefit, or why somebody is hidden; a start is that of the latest pledge.
  patreon: {openApi: true, withholds: ['single-payments', 'first-join', 'deliveries', 'why-hidden']},
  // Deals are another object with its own permission; of mails a contact tells the last open and the last click.
  hubspot: {openApi: true, withholds: ['money', 'opens']},
  // Its rules let us look only at people who linked their account; who left is noticed by their absence.
  discord: {openApi: true, withholds: ['unlinked', 'emails', 'left-when', 'money']},
  bluesky: {openApi: true, withholds: ['emails', 'left-when', 'money']},
  // Their files name plans and tiers, no amounts and no opens.
  substack: {openApi: false, withholds: ['money', 'machine-opens']},
  beehiiv: {openApi: true, withholds: ['money', 'machine-opens']},
  youtube: {openApi: true, withholds: ['emails', 'likes', 'money', 'leavers'], keepsDays: 30},
  kofi: {openApi: false, withholds: ['cancellations', 'first-join']},
};
