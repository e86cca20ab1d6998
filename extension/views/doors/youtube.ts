import type {VendorDoors} from './door';

/** YouTube: an OAuth client of the creator's own (support.google.com/cloud/answer/15549257, checked 2026-11). */
export const youtube: VendorDoors = {
  vendor: 'youtube',
  doors: [
    {
      kind: 'app',
      minutes: 20,
      page: 'https://console.cloud.google.com/apis/library/youtube.googleapis.com',
      steps: [
        'doors.youtube.step1',
        'doors.youtube.step2',
        'doors.youtube.step3',
        'doors.youtube.step4',
        'doors.youtube.step5',
        'doors.youtube.step6',
      ],
      fields: [
        {
          name: 'id',
          label: 'doors.field.clientId',
          example: '0123456789-abc.apps.googleusercontent.com',
          fits: /^[\w-]+\.apps\.googleusercontent\.com$/,
          mixUps: [
            {fits: /^AIza/, says: 'doors.youtube.mixApiKey'},
            {fits: /^GOCSPX-/, says: 'doors.mix.secretNotId'},
          ],
        },
        {
          name: 'secret',
          label: 'doors.field.clientSecret',
          example: 'GOCSPX-…',
          fits: /^[\w-]{20,}$/,
          mixUps: [
            {fits: /\.apps\.googleusercontent\.com$/, says: 'doors.mix.idNotSecret'},
            {fits: /^AIza/, says: 'doors.youtube.mixApiKey'},
          ],
        },
      ],
      hasRedirect: true,
      reach: 'scopes',
      rights: [
        {scope: 'https://www.googleapis.com/auth/youtube.force-ssl', why: 'doors.youtube.readComments'},
        {scope: 'https://www.googleapis.com/auth/youtube.channel-memberships.creator', why: 'doors.youtube.readMembers'},
      ],
      remark: 'doors.youtube.remark',
    },
  ],
  which: 'doors.which.channel',
  // Asked for by the YouTube API Services developer policies, III.A (vendor's document, checked 2026-11).
  terms: [
    {label: 'doors.terms.youtube', address: 'https://www.youtube.com/t/terms'},
    {label: 'doors.terms.google', address: 'https://policies.google.com/privacy'},
    {label: 'doors.terms.revoke', address: 'https://myaccount.google.com/permissions'},
  ],
  revoke: () => 'https://myaccount.google.com/permissions',
};
