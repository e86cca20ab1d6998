import {APP_FIELDS} from './app-fields';
import type {Right, VendorDoors} from './door';

const RIGHTS: readonly Right[] = [{why: 'doors.mailchimp.readAudience'}, {why: 'doors.why.tags'}, {why: 'doors.why.webhooks'}];

/** Mailchimp: an API key, or a registered app (mailchimp.com/help/about-api-keys, checked 2026-11). */
export const mailchimp: VendorDoors = {
  vendor: 'mailchimp',
  doors: [
    {
      kind: 'key',
      minutes: 3,
      page: 'https://admin.mailchimp.com/account/api/',
      steps: ['doors.mailchimp.step1', 'doors.mailchimp.step2', 'doors.mailchimp.step3'],
      fields: [
        {
          name: 'key',
          label: 'doors.field.apiKey',
          example: '0123456789abcdef0123456789abcdef-us21',
          fits: /^[0-9a-f]{32}-[a-z]{2,4}\d{1,3}$/i,
          mixUps: [
            {fits: /^[0-9a-f]{32}-?([a-z]{0,4})$/i, says: 'doors.mailchimp.mixNoCentre'},
            {fits: /^md-/i, says: 'doors.mailchimp.mixTransactional'},
          ],
        },
      ],
      hasRedirect: false,
      reach: 'whole',
      rights: RIGHTS,
    },
    {
      kind: 'app',
      minutes: 20,
      page: 'https://admin.mailchimp.com/account/oauth2/',
      steps: ['doors.mailchimp.appStep1', 'doors.mailchimp.appStep2', 'doors.mailchimp.appStep3', 'doors.field.stepAllow'],
      fields: APP_FIELDS,
      hasRedirect: true,
      // Mailchimp knows no scopes: an app may do whatever its creator may.
      reach: 'whole',
      rights: RIGHTS,
    },
  ],
  which: 'doors.which.audience',
  terms: [],
  revoke: () => 'https://admin.mailchimp.com/account/api/',
};
