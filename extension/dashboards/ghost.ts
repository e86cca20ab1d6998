import type {Adapter} from './adapter';

/** Ghost's members list. Ghost is self-hosted: any host, told by path and hash alone. */
export const ghost: Adapter = {
  id: 'ghost',
  name: 'Ghost',
  version: 3,
  confidence: 'verified',
  evidence: [
    {what: 'Ghost 6.65.0, real server and built admin rendered', on: '2026-11-23'},
    {what: 'Ghost 5.130.0, built admin rendered', on: '2026-11-23'},
    {what: 'TryGhost/Ghost, members-list-item.tsx at 6f47c08: rows of an early 6, without link and id', on: '2026-11'},
  ],
  match: {path: '/ghost/$', hash: '^#/members/?(\\?|$)'},
  examples: {
    matching: [
      'https://blog.example/ghost/#/members',
      'https://blog.example/ghost/#/members?filter=label%3A%5Bvip%5D',
      'https://example.org/journal/ghost/#/members/',
      'http://127.0.0.1:2369/ghost/#/members',
    ],
    other: [
      'https://blog.example/ghost/#/members/new',
      'https://blog.example/ghost/#/members/6b039965ced03c17cb031800?back=%2Fmembers',
      'https://blog.example/ghost/#/members-activity',
      'https://blog.example/ghost/#/posts',
      'https://blog.example/ghost/',
      'https://blog.example/#/members',
    ],
    person: [
      'https://blog.example/ghost/#/members/6b039965ced03c17cb031800?back=%2Fmembers',
      'https://example.org/journal/ghost/#/members/6b039965ced03c17cb031800/',
    ],
  },
  views: [
    {
      id: 'members',
      container: ['[data-testid=members-page]'],
      rows: ['tr[data-testid=members-list-item]'],
      rowIgnore: ['[aria-hidden=true]'],
      identity: [
        {
          kind: 'vendor-id',
          type: 'ghost-member',
          from: 'href',
          in: 'a[href*="#/members/"]',
          pattern: '#/members/([0-9a-f]{24})',
          account: 'host',
        },
        {kind: 'email', from: 'text', in: '[data-testid=member-email]'},
        // a member without a name has the e-mail in the name's place
        {kind: 'email', from: 'text', in: 'a[href*="#/members/"]'},
      ],
      fields: {
        name: ['a[href*="#/members/"]'],
        status: ['td:nth-child(2) div > div:first-child'],
        tier: ['td:nth-child(2) div > div + div'],
      },
      place: {in: ['td:first-child'], insetPx: 4},
      scroller: ['main:has(> main)', 'main'],
      index: {attribute: 'data-index'},
      list: 'virtual-recycled',
      hide: 'dim',
      toolbar: {in: ['[data-testid=members-page] header > div'], layer: 50},
    },
    {
      id: 'members-6-early',
      container: ['[data-testid=members-page]', 'main'],
      rows: ['div[data-testid=members-list-item]'],
      rowIgnore: ['[aria-hidden=true]'],
      identity: [
        {kind: 'email', from: 'text', in: '[data-testid=member-email]'},
        {kind: 'email', from: 'text', in: ':scope > :first-child .font-medium'},
      ],
      place: {in: [':scope > :first-child'], insetPx: 4, inline: true},
      scroller: ['main:has(> main)', 'main'],
      index: {attribute: 'data-index'},
      list: 'virtual-recycled',
      hide: 'dim',
    },
    {
      id: 'members-5',
      container: ['.gh-members-list', '.members-list-container', 'section.gh-canvas'],
      rows: ['tr[data-test-list="members-list-item"]', 'tr.gh-members-list-row', '.members-list tbody tr'],
      rowIgnore: ['[aria-hidden=true]', '.vertical-collection-visible-placeholder'],
      identity: [
        {
          kind: 'vendor-id',
          type: 'ghost-member',
          from: 'href',
          in: 'a[href*="#/members/"]',
          pattern: '#/members/([0-9a-f]{24})',
          account: 'host',
        },
        {kind: 'email', from: 'text', in: '.gh-members-list-email'},
        {kind: 'email', from: 'text', in: '.gh-members-list-name'},
      ],
      fields: {name: ['.gh-members-list-name'], status: ['[data-test-table-data=status]']},
      place: {in: ['.gh-list-data'], insetPx: 4},
      list: 'virtual-recycled',
      hide: 'dim',
    },
  ],
  person: [
    {
      id: 'member',
      match: {path: '/ghost/$', hash: '^#/members/[0-9a-f]{24}(/|\\?|$)'},
      identity: [
        {from: 'url', type: 'ghost-member', pattern: '#/members/([0-9a-f]{24})', account: 'host'},
        // whoever is not connected to Ghost knows the person by e-mail alone; the form's own field may be half typed
        {kind: 'email', from: 'href', in: '[data-testid=member-detail-sidebar] > :first-child a[href^="mailto:"]'},
        {kind: 'email', from: 'href', in: '.gh-member-details-identity a[href^="mailto:"]'},
        // a member without a name has the e-mail in the name's place, and no link
        {kind: 'email', from: 'text', in: '[data-testid=member-detail-sidebar] > :first-child h2'},
        {kind: 'email', from: 'text', in: '.gh-member-details-identity h3'},
      ],
    },
  ],
};
