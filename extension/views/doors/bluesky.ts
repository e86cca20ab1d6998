import type {VendorDoors} from './door';

/** Bluesky: handle and app password (bsky.app/settings/app-passwords, checked 2026-11). */
export const bluesky: VendorDoors = {
  vendor: 'bluesky',
  doors: [
    {
      kind: 'key',
      minutes: 3,
      page: 'https://bsky.app/settings/app-passwords',
      steps: ['doors.bluesky.step1', 'doors.bluesky.step2', 'doors.bluesky.step3'],
      fields: [
        {
          name: 'user',
          label: 'doors.bluesky.handle',
          example: 'ada.bsky.social',
          fits: /^([a-z0-9-]+\.)+[a-z]{2,}$|^did:[a-z]+:\S+$/i,
          mixUps: [
            {fits: /^[^@\s]+@[^@\s]+\.[^@\s]+$/, says: 'doors.bluesky.mixEmail'},
            {fits: /^[a-z0-9-]{3,}$/i, says: 'doors.bluesky.mixShort'},
          ],
          strip: /^@|^(https?:\/\/)?(www\.)?bsky\.app\/profile\/|\/+$/gi,
        },
        {
          name: 'key',
          label: 'doors.bluesky.password',
          example: 'abcd-efgh-2345-klmn',
          fits: /^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/,
          mixUps: [{fits: /^(?![a-z2-7]{0,4}(-[a-z2-7]{0,4}){0,3}$).{8,}$/, says: 'doors.bluesky.mixOwn'}],
        },
      ],
      hasRedirect: false,
      reach: 'whole',
      rights: [{why: 'doors.bluesky.readPublic'}],
    },
  ],
  which: 'doors.which.account',
  terms: [],
  revoke: () => 'https://bsky.app/settings/app-passwords',
};
