import type {ConnectedVendor} from '#shared/protocol/connect';
import {bluesky} from './bluesky';
import {discord} from './discord';
import type {Door, DoorKind, VendorDoors} from './door';
import {ghost} from './ghost';
import {hubspot} from './hubspot';
import {kit} from './kit';
import {mailchimp} from './mailchimp';
import {patreon} from './patreon';
import {youtube} from './youtube';

/** Every vendor with a door, in the order in which a creator is likely to have them. */
export const VENDOR_DOORS: readonly VendorDoors[] = [patreon, ghost, mailchimp, kit, hubspot, discord, youtube, bluesky];

/** The doors of a vendor; undefined where it is not connected but read from files. */
export function doorsOf(vendor: string): VendorDoors | undefined {
  return VENDOR_DOORS.find(one => one.vendor === vendor);
}

/** One door of a vendor, its quickest unless said; undefined where there is none of that kind. */
export function doorOf(vendor: ConnectedVendor, kind?: DoorKind): Door | undefined {
  const doors = doorsOf(vendor)?.doors ?? [];
  return kind === undefined ? doors[0] : doors.find(door => door.kind === kind);
}

/** The vendors with a door of a kind. */
export function vendorsWith(kind: DoorKind): readonly VendorDoors[] {
  return VENDOR_DOORS.filter(({doors}) => doors.some(door => door.kind === kind));
}
