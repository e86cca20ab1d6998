import type {Connection} from '#shared/model/connection';
import {isFile} from '../data/sources';
import {doorsOf} from '../doors/registry';

/** Where a vendor's key is taken back: by whoever made it, at the vendor. */
export type RevokeLink = {
  readonly id: string;
  readonly vendor: string;
  readonly label: string;
  readonly address: string | undefined;
};

/** One for each connection with a key; files have none. */
export function revokeLinks(connections: readonly Connection[]): RevokeLink[] {
  return connections
    .filter(connection => !isFile(connection))
    .map(({id, vendor, label}) => ({id, vendor, label, address: doorsOf(vendor)?.revoke(label)}));
}
