import type {Adapter, IdentityRule} from './adapter';
import {PEOPLE_HEADERS, SALE_HEADERS} from './header-words';

/** Before the three dots, or the one sign that stands for them. */
const CUT = '^([^\\s…]{3,}?)(?:…|\\.\\.\\.)$';

const IDENTITY: IdentityRule[] = [
  {kind: 'vendor-id', type: 'patreon-user', from: 'href', in: 'a[href*="/user?u="]', pattern: '[?&]u=(\\d+)'},
  {kind: 'email', from: 'href', in: 'a[href^="mailto:"]'},
  {kind: 'email', from: 'text', in: {column: 'email'}},
  {kind: 'email-prefix', in: {column: 'email'}, pattern: CUT},
  {kind: 'name', in: {column: 'name'}},
];

const FIRST_CELL = 'td:not(:has(input)),[role=cell],[role=gridcell]';

/**
 * Patreon's Audience: members and Sales. Its markup is not documented and its class names change with each build, so nothing is
 * used but the words of the headers, a link to the person, and the e-mail under its header.
 */
export const patreon: Adapter = {
  id: 'patreon',
  name: 'Patreon',
  version: 2,
  confidence: 'unknown',
  evidence: [
    {what: 'addresses and their parameters from public scripts; the lists themselves were never seen', on: '2026-11'},
    {what: 'columns of members: support.patreon.com, article 360004385971', on: '2026-11'},
    {what: 'columns of Sales: support.patreon.com, article 16494022870285; its address is not known', on: '2026-11'},
  ],
  match: {
    host: '(^|\\.)patreon\\.com$',
    path: '^/(members|audience)(/|$)',
    not: [{path: '^/(members|audience)/(exit|benefits)'}],
  },
  examples: {
    matching: [
      'https://www.patreon.com/members',
      'https://www.patreon.com/members?sort=-pledgeRelationshipStart&membershipType=active_patron',
      'https://www.patreon.com/audience',
      'https://www.patreon.com/audience/sales',
    ],
    other: [
      'https://www.patreon.com/settings/memberships',
      'https://www.patreon.com/user?u=10565003',
      'https://www.patreon.com/messages/0123456789abcdef0123456789abcdef?mode=campaign&tab=chats',
      'https://www.patreon.com/messages/0123456789abcdef0123456789abcdef?mode=user&tab=direct-messages',
      'https://www.patreon.com/members/exit',
      'https://blog.example/members',
    ],
    person: [
      'https://www.patreon.com/members?query=ada%40example.org',
      'https://www.patreon.com/user?u=10565003',
      'https://www.patreon.com/messages/0123456789abcdef0123456789abcdef?mode=campaign&tab=chats',
    ],
  },
  views: [
    {
      id: 'sales',
      rows: 'detected',
      headers: SALE_HEADERS,
      needs: ['product'],
      identity: IDENTITY,
      place: {in: [{column: 'name'}, {column: 'email'}, FIRST_CELL], insetPx: 4, inline: true},
      select: 'input[type=checkbox],[role=checkbox]',
      list: 'virtual-recycled',
      hide: 'dim',
    },
    {
      id: 'members',
      rows: 'detected',
      headers: PEOPLE_HEADERS,
      identity: IDENTITY,
      place: {in: [{column: 'name'}, {column: 'email'}, FIRST_CELL], insetPx: 4, inline: true},
      select: 'input[type=checkbox],[role=checkbox]',
      list: 'virtual-recycled',
      hide: 'dim',
    },
  ],
  person: [
    {
      id: 'member',
      match: {path: '^/(members|audience)(/|$)', query: {query: '@'}},
      identity: [{from: 'url', type: 'email', pattern: '[?&]query=([^&#]+)'}],
    },
    {
      id: 'profile',
      match: {path: '^/user/?$', query: {u: '^\\d+$'}},
      identity: [{from: 'url', type: 'patreon-user', pattern: '[?&]u=(\\d+)'}],
    },
    {
      // the same address with `mode=user` is the fan's side
      id: 'thread',
      match: {path: '^/messages/[0-9a-f]{32}/?$', query: {mode: '^campaign$'}},
      identity: [
        {kind: 'vendor-id', type: 'patreon-user', from: 'href', in: 'main header a[href*="/user?u="]', pattern: '[?&]u=(\\d+)'},
        {kind: 'vendor-id', type: 'patreon-user', from: 'href', in: 'main a[href*="/user?u="]', pattern: '[?&]u=(\\d+)'},
      ],
    },
  ],
};
