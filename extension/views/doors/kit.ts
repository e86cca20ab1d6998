import {APP_FIELDS} from './app-fields';
import type {VendorDoors} from './door';

/** Kit: a V4 API key, or an app with API access (developers.kit.com/api-reference/authentication, checked 2026-11). */
export const kit: VendorDoors = {
  vendor: 'kit',
  doors: [
    {
      kind: 'key',
      minutes: 3,
      page: 'https://app.kit.com/account_settings/developer_settings',
      steps: ['doors.kit.step1', 'doors.kit.step2', 'doors.kit.step3'],
      fields: [
        {
          name: 'key',
          label: 'doors.kit.key',
          example: 'kit_0123456789abcdef0123456789abcdef',
          fits: /^kit_[0-9a-z]{20,}$/i,
          // V3 had a key of 22 signs and a secret of 43.
          mixUps: [{fits: /^(?!kit_)([\w-]{22}|[\w-]{43})$/, says: 'doors.kit.mixV3'}],
        },
      ],
      hasRedirect: false,
      reach: 'whole',
      rights: [{why: 'doors.kit.readSubscribers'}, {why: 'doors.why.tagsAndFields'}, {why: 'doors.why.webhooks'}],
    },
    {
      kind: 'app',
      minutes: 20,
      page: 'https://app.kit.com/account_settings/developer_settings',
      steps: ['doors.kit.appStep1', 'doors.kit.appStep2', 'doors.kit.appStep3', 'doors.field.stepAllow'],
      fields: APP_FIELDS,
      hasRedirect: true,
      reach: 'scopes',
      rights: [
        {scope: 'read', why: 'doors.kit.readSubscribers'},
        {scope: 'write', why: 'doors.why.tagsAndFields'},
      ],
    },
  ],
  which: 'doors.which.account',
  terms: [],
  revoke: () => 'https://app.kit.com/account_settings/developer_settings',
};
