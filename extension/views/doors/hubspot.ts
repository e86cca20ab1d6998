import type {VendorDoors} from './door';

/**
 * HubSpot: a service key (developers.hubspot.com/docs/…/account-service-keys, checked 2026-11). Private apps cannot be made any more since
 * 2026-10-26; the tokens of those that exist open the same door (…/changelog/legacy-private-app-creation-sunset).
 */
export const hubspot: VendorDoors = {
  vendor: 'hubspot',
  doors: [
    {
      kind: 'key',
      minutes: 3,
      page: 'https://app.hubspot.com/service-keys',
      steps: ['doors.hubspot.step1', 'doors.hubspot.step2', 'doors.hubspot.step3'],
      fields: [
        {
          name: 'key',
          label: 'doors.hubspot.key',
          example: 'pat-eu1-01234567-89ab-cdef-0123-456789abcdef',
          fits: /^[\w-]{30,}$/,
          mixUps: [
            {fits: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, says: 'doors.hubspot.mixOldKey'},
            {fits: /^\d{5,12}$/, says: 'doors.hubspot.mixNumber'},
          ],
        },
      ],
      hasRedirect: false,
      reach: 'scopes',
      rights: [
        {scope: 'crm.objects.contacts.read', why: 'doors.hubspot.readContacts'},
        {scope: 'crm.objects.contacts.write', why: 'doors.why.fields'},
        {scope: 'crm.objects.owners.read', why: 'doors.hubspot.readOwners'},
        {scope: 'crm.schemas.contacts.read', why: 'doors.hubspot.readFields'},
        {scope: 'crm.schemas.contacts.write', why: 'doors.hubspot.tags'},
      ],
      remark: 'doors.hubspot.remark',
    },
  ],
  which: 'doors.which.account',
  terms: [],
  revoke: () => 'https://app.hubspot.com/service-keys',
  // Only private apps that exist have a page for it (…/legacy-apps/private-apps/create-and-edit-webhook-subscriptions…, 2026-11).
  byHand: {
    page: 'https://app.hubspot.com/',
    before: ['doors.hubspot.toldStep1', 'doors.hubspot.toldStep2'],
    secret: {
      name: 'secret',
      label: 'doors.hubspot.toldSecret',
      example: '01234567-89ab-cdef-0123-456789abcdef',
      fits: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
      mixUps: [{fits: /^pat-/i, says: 'doors.hubspot.toldMixToken'}],
    },
    after: ['doors.hubspot.toldStep3', 'doors.hubspot.toldStep4', 'doors.hubspot.toldStep5'],
  },
};
