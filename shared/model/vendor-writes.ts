import type {WriteKind} from '#shared/model/outgoing';

/** What a private server can write to each vendor. A test holds it against the connectors. */
const VENDOR_WRITES: Readonly<Record<string, readonly WriteKind[]>> = {
  ghost: ['label'],
  mailchimp: ['label', 'field', 'invite'],
  kit: ['label', 'field'],
  hubspot: ['label', 'field'],
  discord: ['role'],
};

/** Vendors that take it. */
export function vendorsTaking(kind: WriteKind): string[] {
  return Object.keys(VENDOR_WRITES).filter(vendor => VENDOR_WRITES[vendor]?.includes(kind));
}
