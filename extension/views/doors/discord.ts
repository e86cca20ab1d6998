import type {VendorDoors} from './door';

const PORTAL = 'https://discord.com/developers/applications';

/** Discord: a bot of the creator's own (docs.discord.com/developers, checked 2026-11). */
export const discord: VendorDoors = {
  vendor: 'discord',
  doors: [
    {
      kind: 'app',
      minutes: 20,
      page: PORTAL,
      steps: [
        'doors.discord.step1',
        'doors.discord.step2',
        'doors.discord.step3',
        'doors.discord.step4',
        'doors.discord.step5',
        'doors.discord.step6',
      ],
      fields: [
        {
          name: 'key',
          label: 'doors.discord.token',
          example: 'MTAxMDEwMTAxMDEwMTAxMDEw.GabcDE.…',
          fits: /^[\w-]{20,}\.[\w-]{5,8}\.[\w-]{25,}$/,
          mixUps: [
            {fits: /^\d{17,20}$/, says: 'doors.discord.mixNumber'},
            {fits: /^[0-9a-f]{64}$/i, says: 'doors.discord.mixPublicKey'},
            {fits: /^[\w-]{32}$/, says: 'doors.discord.mixSecret'},
          ],
          strip: /^Bot\s+/i,
        },
      ],
      hasRedirect: false,
      reach: 'scopes',
      rights: [
        {scope: 'bot', why: 'doors.discord.bot'},
        {scope: 'Server Members Intent', why: 'doors.discord.intent'},
        {scope: 'Manage Roles', why: 'doors.discord.roles'},
        {scope: 'View Audit Log', why: 'doors.discord.audit'},
      ],
      remark: 'doors.discord.remark',
    },
  ],
  which: 'doors.which.server',
  terms: [{label: 'doors.terms.discord', address: 'https://support-dev.discord.com/hc/en-us/articles/8563934450327'}],
  revoke: () => PORTAL,
  linking: {
    page: PORTAL,
    steps: ['doors.discord.linkStep1', 'doors.discord.linkStep2'],
    secret: {
      name: 'secret',
      label: 'doors.discord.linkSecret',
      example: 'abcDEF0123456789-abcDEF012345678',
      fits: /^[\w-]{32}$/,
      mixUps: [
        {fits: /^[\w-]{20,}\.[\w-]{5,8}\.[\w-]{25,}$/, says: 'doors.discord.linkMixToken'},
        {fits: /^(\d{17,20}|[0-9a-f]{64})$/i, says: 'doors.discord.linkMixOther'},
      ],
    },
  },
};
