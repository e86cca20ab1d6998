/**
 * Where a vendor gives its list as a file. Addresses of their own dashboards as the adapters know them (2026-11); Ghost and Substack
 * stand at an address of each creator's own, and a bot's list of Discord has none.
 */
const EXPORT_PLACES: Readonly<Record<string, string>> = {
  patreon: 'https://www.patreon.com/members',
  gumroad: 'https://gumroad.com/customers',
  kofi: 'https://ko-fi.com/manage/supportreceived',
  mailchimp: 'https://admin.mailchimp.com/audience/contacts/',
  beehiiv: 'https://app.beehiiv.com/subscribers',
  youtube: 'https://studio.youtube.com/',
};

/** The page on which a creator exports a newer file; undefined where no address of one is known. */
export function exportLink(vendor: string): string | undefined {
  return EXPORT_PLACES[vendor];
}
