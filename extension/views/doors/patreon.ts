import type {Door, VendorDoors} from './door';

const CLIENTS = 'https://www.patreon.com/portal/registration/register-clients';

/** What the same client gives in both ways; the creator's token has every right of its owner (docs.patreon.com, checked 2026-11). */
const key: Door = {
  kind: 'key',
  minutes: 3,
  page: CLIENTS,
  steps: ['doors.patreon.step1', 'doors.patreon.step2', 'doors.patreon.stepToken'],
  fields: [
    {
      name: 'key',
      label: 'doors.patreon.token',
      example: 'aB3-xY9_…',
      fits: /^[\w-]{43}$/,
      mixUps: [{fits: /^[\w-]{64}$/, says: 'doors.patreon.mixClient'}],
    },
  ],
  hasRedirect: true,
  reach: 'whole',
  rights: [
    {scope: 'campaigns', why: 'doors.patreon.campaigns'},
    {scope: 'campaigns.members', why: 'doors.patreon.members'},
    {scope: 'campaigns.members[email]', why: 'doors.patreon.emails'},
    {scope: 'campaigns.members.address', why: 'doors.patreon.addresses'},
    {scope: 'w:campaigns.webhook', why: 'doors.why.webhooks'},
  ],
  remark: 'doors.patreon.remark',
};

const app: Door = {
  ...key,
  kind: 'app',
  minutes: 20,
  steps: ['doors.patreon.step1', 'doors.patreon.step2', 'doors.patreon.stepClient', 'doors.field.stepAllow'],
  fields: [
    {
      name: 'id',
      label: 'doors.field.clientId',
      example: 'aB3-xY9_…',
      fits: /^[\w-]{20,}$/,
      mixUps: [{fits: /^[\w-]{43}$/, says: 'doors.patreon.mixToken'}],
    },
    {
      name: 'secret',
      label: 'doors.field.clientSecret',
      example: 'aB3-xY9_…',
      fits: /^[\w-]{20,}$/,
      mixUps: [{fits: /^[\w-]{43}$/, says: 'doors.patreon.mixToken'}],
    },
  ],
  reach: 'scopes',
};

export const patreon: VendorDoors = {
  vendor: 'patreon',
  doors: [key, app],
  which: 'doors.which.campaign',
  terms: [],
  revoke: () => CLIENTS,
};
