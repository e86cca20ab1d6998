import {i18n} from '#i18n';
import {OWN_TABLE} from '#shared/model/own-table';

// Proper names, the same in every language.
const NAMES: Readonly<Record<string, string>> = {
  ghost: 'Ghost',
  mailchimp: 'Mailchimp',
  patreon: 'Patreon',
  kit: 'Kit',
  discord: 'Discord',
  bluesky: 'Bluesky',
  hubspot: 'HubSpot',
  substack: 'Substack',
  gumroad: 'Gumroad',
  youtube: 'YouTube',
  kofi: 'Ko-fi',
  beehiiv: 'beehiiv',
  self: 'Regulars',
};

/** The vendor's own spelling of its name; an unknown one with a capital. A table that the creator explained is theirs. */
export function vendorName(vendor: string): string {
  if (vendor === OWN_TABLE) return i18n.t('vendor.table');
  if (vendor === 'site') return i18n.t('ownSite.title');
  return NAMES[vendor] ?? vendor.charAt(0).toUpperCase() + vendor.slice(1);
}
