import type {Order} from '#shared/model/order';
import {vendorOf} from '#shared/model/record-key';
import type {HeldRecord, Supporter} from '#shared/model/supporter';
import type {Site} from '../settings';
import {accountLink} from './account-links';

/** The vendor's own screen of a purchase, where it is refunded; undefined where no address of one is known. */
export function orderLink({record, id}: Pick<Order, 'record' | 'id'>): string | undefined {
  // Gumroad's list of sales takes what is sought in its address (antiwork/gumroad, config/routes.rb).
  return vendorOf(record) === 'gumroad' ? `https://gumroad.com/customers?query=${encodeURIComponent(id)}` : undefined;
}

export type PersonLink = {readonly vendor: string; readonly address: string};

/** The person's own page at each vendor that has them and whose address is known, each once. */
export function personLinks({records}: Pick<Supporter, 'records'>, sites: readonly Site[]): PersonLink[] {
  const links = records.flatMap(record => {
    const address = recordLink(record, sites);
    return address === undefined ? [] : [{vendor: vendorOf(record.key), address}];
  });
  return [...new Map(links.map(link => [link.address, link])).values()];
}

/**
 * The vendor's own page about a record, as a creator sees it: where they are refunded, blocked, looked up. Undefined where no address of
 * one is known.
 */
export function recordLink(
  {key, fields, identifiers}: Pick<HeldRecord, 'key' | 'fields' | 'identifiers'>,
  sites: readonly Site[],
): string | undefined {
  const sought = fields.email ?? fields.name;
  switch (vendorOf(key)) {
    case 'patreon':
      // The members list takes what is sought in its address (discourse/discourse-patreon links e-mails so).
      return sought === undefined ? undefined : `https://www.patreon.com/members?query=${encodeURIComponent(sought)}`;
    case 'gumroad':
      // Who follows the shop is not among its customers.
      return sought === undefined || key.split('/')[2] === 'follower'
        ? undefined
        : `https://gumroad.com/customers?query=${encodeURIComponent(sought)}`;
    default:
      return accountLink({key, identifiers}, sites);
  }
}

/** Pages of vendors about refunds, taxes and blocks (each opened 2026-11). */
export type VendorHelp = {
  readonly refunds: string;
  /** Where sales tax is collected, and at which rates (SAL-27). */
  readonly taxes?: string;
  /** Where somebody is blocked, where that is not the person's own page. */
  readonly block?: string;
};

export const VENDOR_HELP: Readonly<Record<string, VendorHelp>> = {
  patreon: {
    refunds: 'https://support.patreon.com/hc/en-us/articles/205032045',
    taxes: 'https://support.patreon.com/hc/en-us/articles/360043054911',
  },
  // Whoever is blocked is named in the advanced settings, by e-mail address.
  gumroad: {
    refunds: 'https://gumroad.com/help/article/47-how-to-refund-a-customer',
    block: 'https://gumroad.com/settings/advanced',
  },
};
