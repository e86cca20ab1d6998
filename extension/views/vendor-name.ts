// Proper names, the same in every language.
const NAMES: Readonly<Record<string, string>> = {
  ghost: 'Ghost',
  mailchimp: 'Mailchimp',
  patreon: 'Patreon',
  kit: 'Kit',
  substack: 'Substack',
  gumroad: 'Gumroad',
  youtube: 'YouTube',
  kofi: 'Ko-fi',
  self: 'Regulars',
};

/** The vendor's own spelling of its name; an unknown one with a capital. */
export function vendorName(vendor: string): string {
  return NAMES[vendor] ?? vendor.charAt(0).toUpperCase() + vendor.slice(1);
}
