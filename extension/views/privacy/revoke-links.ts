import type {Connection} from '#shared/model/connection';
import {isFile} from '../data/sources';

/** Where a vendor's key is taken back: by whoever made it, at the vendor (each opened 2026-11). */
export type RevokeLink = {
  readonly id: string;
  readonly vendor: string;
  readonly label: string;
  readonly address: string | undefined;
};

const PAGES: Readonly<Record<string, (label: string) => string>> = {
  // A custom integration is deleted where it was made, on the creator's own site.
  ghost: label => `https://${label}/ghost/#/settings/integrations`,
  mailchimp: () => 'https://admin.mailchimp.com/account/api/',
};

/** One for each connection with a key; files have none. */
export function revokeLinks(connections: readonly Connection[]): RevokeLink[] {
  return connections
    .filter(connection => !isFile(connection))
    .map(({id, vendor, label}) => ({id, vendor, label, address: PAGES[vendor]?.(label)}));
}
