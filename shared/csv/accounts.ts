import type {Vendor} from '#shared/csv/detect';

/** Files do not name their campaign or audience; one of each is what nearly every creator has. */
export const DEFAULT_ACCOUNT: Readonly<Record<Vendor, string>> = {
  patreon: 'campaign',
  mailchimp: 'audience',
  ghost: 'site',
  substack: 'publication',
  beehiiv: 'publication',
  gumroad: 'shop',
  kofi: 'page',
  youtube: 'channel',
  discord: 'server',
};

/** The account of a vendor's files where none is connected. */
export function defaultAccount(vendor: string): string {
  return Object.entries(DEFAULT_ACCOUNT).find(([name]) => name === vendor)?.[1] ?? 'default';
}
