/** What a vendor does not tell, or tells only in part: shown as "not known", never taken for zero. */
export type Withheld =
  | 'single-payments'
  | 'machine-opens'
  | 'money'
  | 'why-hidden'
  | 'deliveries'
  | 'first-join'
  | 'leavers'
  | 'cancellations';

export type VendorFacts = {
  /** Whether anybody may read their own account over a public interface (CRM-21). */
  readonly openApi: boolean;
  readonly withholds: readonly Withheld[];
};

/** By vendor, as the vendors' own documentation has it (checked 2026-11). */
export const VENDOR_FACTS: Readonly<Record<string, VendorFacts>> = {
  // Payments lie with Stripe; the rate of opens counts mail programs that open by themselves.
  ghost: {openApi: true, withholds: ['single-payments', 'machine-opens']},
  mailchimp: {openApi: true, withholds: ['money', 'machine-opens']},
  // Neither file nor API says who received a benefit, or why somebody is hidden; a start is that of the latest pledge.
  patreon: {openApi: true, withholds: ['single-payments', 'first-join', 'deliveries', 'why-hidden']},
  // Their files name plans and tiers, no amounts and no opens.
  substack: {openApi: false, withholds: ['money', 'machine-opens']},
  beehiiv: {openApi: true, withholds: ['money', 'machine-opens']},
  youtube: {openApi: true, withholds: ['money', 'leavers']},
  kofi: {openApi: false, withholds: ['cancellations', 'first-join']},
};
