import type {VendorDoors} from './door';

/** Ghost: a custom integration's Admin API key (docs.ghost.org/admin-api, checked 2026-11). */
export const ghost: VendorDoors = {
  vendor: 'ghost',
  doors: [
    {
      kind: 'key',
      minutes: 3,
      page: undefined,
      pageAt: site => `${site}/ghost/#/settings/integrations`,
      steps: ['doors.ghost.step1', 'doors.ghost.step2', 'doors.ghost.step3'],
      fields: [
        {
          name: 'url',
          label: 'doors.ghost.url',
          example: 'https://',
          fits: /^(https?:\/\/)?[^\s/.:]+(\.[^\s/.:]+)*(:\d+)?(\/\S*)?$/i,
          mixUps: [{fits: /^[0-9a-f]{24}:[0-9a-f]{64}$/i, says: 'doors.mix.keyNotAddress'}],
          // The address bar of the admin, as it is copied.
          strip: /\/ghost(\/.*)?$|[#?].*$|\/+$/g,
        },
        {
          name: 'key',
          label: 'doors.ghost.key',
          example: '6748592f4b9b7700010f6564:efda4db30797…',
          fits: /^[0-9a-f]{24}:[0-9a-f]{64}$/i,
          mixUps: [
            {fits: /^[0-9a-f]{26}$/i, says: 'doors.ghost.mixContent'},
            {fits: /^([0-9a-f]{24}|[0-9a-f]{64}):?$/i, says: 'doors.mix.half'},
          ],
        },
      ],
      hasRedirect: false,
      reach: 'whole',
      rights: [{why: 'doors.ghost.readMembers'}, {why: 'doors.why.labels'}, {why: 'doors.why.webhooks'}],
      remark: 'doors.ghost.remark',
    },
  ],
  which: 'doors.which.site',
  terms: [],
  // A custom integration is deleted where it was made, on the creator's own site.
  revoke: label => `https://${label}/ghost/#/settings/integrations`,
};
