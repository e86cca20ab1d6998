import type {ConnectRequest} from '#shared/protocol/connect';
import {bluesky} from './bluesky';
import type {Connector} from './connector';
import {discord} from './discord';
import {ghost} from './ghost';
import {hubspot} from './hubspot';
import {kit} from './kit';
import {mailchimp} from './mailchimp';
import {patreon} from './patreon';
import {youtube} from './youtube';

/** Every vendor we can read by API. */
export const connectors: readonly Connector[] = [bluesky, discord, ghost, hubspot, kit, mailchimp, patreon, youtube];

/** The connector of a vendor; undefined where there is none. */
export function connectorOf(vendor: string): Connector | undefined {
  return connectors.find(connector => connector.vendor === vendor);
}

/** The connector that a request is for. */
export function connectorFor(request: ConnectRequest): Connector {
  const connector = connectorOf(request.vendor);
  if (connector === undefined) throw new Error(`no connector for ${request.vendor}`);
  return connector;
}
