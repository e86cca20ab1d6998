import type {Adapter} from './adapter';

/** The members in YouTube Studio, in the dialog behind "See all". No row ever shows an address: people are channels. */
export const youtube: Adapter = {
  id: 'youtube',
  name: 'YouTube',
  version: 1,
  confidence: 'reported',
  evidence: [
    {what: 'five independent public scripts agree on rows, names, levels and the link to the channel', on: '2026-11'},
    {what: 'some of these scripts are older than 2022; whether the names still hold is not known', on: '2022'},
  ],
  match: {host: '^studio\\.youtube\\.com$', path: '^/channel/[^/]+/monetization/memberships(/|$)'},
  examples: {
    matching: ['https://studio.youtube.com/channel/UCabcdefghijklmnopqrstuv/monetization/memberships'],
    other: [
      'https://studio.youtube.com/channel/UCabcdefghijklmnopqrstuv/monetization/overview',
      'https://studio.youtube.com/channel/UCabcdefghijklmnopqrstuv/comments',
      'https://www.youtube.com/paid_memberships',
    ],
  },
  views: [
    {
      id: 'members',
      container: [':has(> ytcp-error-section.ytsp-sponsors-dialog)', 'ytsp-sponsors-dialog'],
      rows: ['div.row.ytsp-sponsors-dialog'],
      identity: [
        {
          kind: 'vendor-id',
          type: 'youtube-channel',
          from: 'href',
          in: 'a[href*="/channel/"]',
          pattern: '/channel/(UC[\\w-]+)',
        },
        {kind: 'name', in: '.sponsor-info-name'},
      ],
      fields: {
        name: ['.sponsor-info-name'],
        tier: ['.sponsor-current_tier'],
        since: ['.sponsor-total-time'],
        status: ['.sponsor-last-update'],
      },
      place: {in: ['.sponsor-current_tier', '.sponsor-info-name'], insetPx: 4, inline: true},
      list: 'paged',
      hide: 'dim',
    },
  ],
};
