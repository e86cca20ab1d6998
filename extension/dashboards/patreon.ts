import type {Adapter} from './adapter';

const CELL_2 = ['td:nth-child(2)', '[role=cell]:nth-child(2)', '[role=gridcell]:nth-child(2)'].join(',');

/**
 * Patreon's list of members. Its markup is not documented and its class names change with each build, so nothing is used but what
 * a table of people must have: rows, a link to the person, the e-mail beside the name.
 */
export const patreon: Adapter = {
  id: 'patreon',
  name: 'Patreon',
  version: 1,
  confidence: 'unknown',
  evidence: [
    {what: 'addresses from public scripts, columns from the help centre; the list itself was never seen', on: '2026-11-23'},
  ],
  match: {
    host: '(^|\\.)patreon\\.com$',
    path: '^/(members|audience)(/|$)',
    not: [{path: '^/(members|audience)/(sales|exit|benefits)'}],
  },
  examples: {
    matching: [
      'https://www.patreon.com/members',
      'https://www.patreon.com/members?sort=-pledgeRelationshipStart&membershipType=active_patron',
      'https://www.patreon.com/audience',
    ],
    other: [
      'https://www.patreon.com/settings/memberships',
      'https://www.patreon.com/user?u=10565003',
      'https://www.patreon.com/messages/0123456789abcdef0123456789abcdef?mode=campaign&tab=chats',
      'https://blog.example/members',
    ],
  },
  views: [
    {
      id: 'members',
      container: ['main table', 'main [role=table]', 'main [role=grid]', 'table', '[role=table]', '[role=grid]'],
      rows: ['tbody tr', '[role=row]'],
      identity: [
        {kind: 'vendor-id', type: 'patreon-user', from: 'href', in: 'a[href*="/user?u="]', pattern: '[?&]u=(\\d+)'},
        {kind: 'email', from: 'href', in: 'a[href^="mailto:"]'},
        {kind: 'email', from: 'text', in: CELL_2},
        {kind: 'email-prefix', in: CELL_2, pattern: '^([^\\s…]{3,})(…|\\.\\.\\.)$'},
      ],
      place: {in: ['td:first-child', '[role=cell]:first-child', '[role=gridcell]:first-child'], insetPx: 4, inline: true},
      list: 'load-more',
      hide: 'dim',
    },
  ],
};
