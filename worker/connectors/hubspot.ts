import * as z from 'zod/mini';
import {ConnectorError} from '../sync/connector-error';
import type {Connector} from './connector';
import {contactSchema, mergedReading, PROPERTIES, toReadings} from './hubspot-contact';
import {ownersFor} from './hubspot-owners';
import {call, goneReading, pullChanges, pullEverybody} from './hubspot-pages';
import {readField, setField, setLabel} from './hubspot-tags';
import {hubspotWebhooks} from './hubspot-webhooks';
import {baseOf} from './own-address';

const OWN = 'https://api.hubapi.com';

const detailsSchema = z.object({portalId: z.int()});

/** HubSpot's CRM v3, the contacts of one portal, by a private app's token or the creator's own app. */
export const hubspot: Connector = {
  vendor: 'hubspot',
  changes: 'since',
  sweeps: ['contact'],
  // A search takes 5 a second and says nothing of what is left; an app has 100 in 10 seconds on the smallest plan.
  rate: {requests: 40, windowMs: 10_000},
  oauth: {
    authorizeUrl: 'https://app.hubspot.com/oauth/authorize',
    // Version 1 ends in February 2027.
    tokenUrl: `${OWN}/oauth/v3/token`,
    revokeUrl: `${OWN}/oauth/v3/token/revoke`,
    scopes: [
      'oauth',
      'crm.objects.contacts.read',
      'crm.objects.contacts.write',
      'crm.objects.owners.read',
      'crm.schemas.contacts.read',
      'crm.schemas.contacts.write',
    ],
    pkce: false,
  },
  address(request) {
    if (request.vendor !== 'hubspot') return undefined;
    // A private app's token begins with `pat-`; one of an app's own has no shape that HubSpot promises.
    return /^[\w~+/=.-]{8,}$/.test(request.key.trim()) ? baseOf(request, OWN) : undefined;
  },
  async connect(http, request) {
    const base = hubspot.address(request) ?? '';
    const key = request.key.trim();
    const details = await http.json(call({base, key}, '/account-info/v3/details'), detailsSchema);
    if (details === undefined) throw new ConnectorError('unexpected-shape', 'HTTP 404');
    const account = String(details.value.portalId);
    // That the key may read contacts shows itself now, not in the first pass.
    await http.send({...call({base, key}, '/crm/v3/objects/contacts?limit=1'), absent: []});
    return {account, label: `HubSpot ${account}`, base, key};
  },
  pull(access, {since, place}) {
    return since === undefined ? pullEverybody(access, place) : pullChanges(access, since, place);
  },
  async readOne(access, key) {
    const id = key.split('/').at(-1) ?? '';
    const path = `/crm/v3/objects/contacts/${encodeURIComponent(id)}?properties=${PROPERTIES.join(',')}`;
    const answer = await access.http.json(call(access, path), contactSchema);
    if (answer === undefined) return goneReading(access, id, undefined);
    // Asked for one that was merged, HubSpot answers with the one that it lives on in.
    if (answer.value.id !== id) return mergedReading(id, access);
    const [reading] = toReadings(answer.value, access, await ownersFor(access, [answer.value]));
    return reading ?? goneReading(access, id, undefined);
  },
  setLabel,
  setField,
  readField,
  webhooks: hubspotWebhooks,
};
