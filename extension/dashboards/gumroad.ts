import type {Adapter} from './adapter';
import {SALE_HEADERS} from './header-words';

/** Gumroad's sales and followers. Its source is public; what runs today may be newer. */
export const gumroad: Adapter = {
  id: 'gumroad',
  name: 'Gumroad',
  version: 1,
  confidence: 'source',
  evidence: [
    {what: 'antiwork/gumroad, CustomersPage.tsx: columns, cut addresses, pills, the drawer of an order', on: '2025-04'},
    {what: 'antiwork/gumroad, config/routes.rb: addresses', on: '2025-04'},
    {what: 'antiwork/gumroad, followers: whole addresses in cells that name themselves', on: '2025-04'},
  ],
  match: {host: '^(app\\.)?gumroad\\.com$', path: '^/(customers|followers)(/|$)'},
  examples: {
    matching: [
      'https://gumroad.com/customers',
      'https://app.gumroad.com/customers/abcde?query=ada%40example.org',
      'https://gumroad.com/followers',
    ],
    other: [
      'https://gumroad.com/library',
      'https://gumroad.com/dashboard/audience',
      'https://ada.gumroad.com/followers',
      'https://shop.example/customers',
    ],
    person: [
      'https://gumroad.com/customers',
      'https://gumroad.com/customers?email=ada%40example.org',
      'https://gumroad.com/customers?query=ada%40example.org',
    ],
  },
  views: [
    {
      id: 'followers',
      container: ['main table', 'table'],
      rows: ['tbody tr:has(td[data-label="Email"])'],
      identity: [{kind: 'email', from: 'text', in: 'td[data-label="Email"]'}],
      fields: {since: ['td[data-label="Date Added"]']},
      place: {in: ['td:first-child'], insetPx: 4, inline: true},
      count: ['table caption'],
      list: 'load-more',
      hide: 'dim',
    },
    {
      id: 'sales',
      container: ['table[aria-live]', 'main table', 'table'],
      rows: ['tbody tr'],
      headers: SALE_HEADERS,
      identity: [
        {kind: 'email', from: 'text', in: 'td:first-child'},
        {kind: 'email-prefix', in: 'td:first-child', pattern: '^(\\S{27})\\.\\.\\.$'},
      ],
      // a membership that runs, and an order that nobody took back, carry no pill
      fields: {status: ['.pill']},
      place: {in: ['td:first-child'], insetPx: 4, inline: true},
      count: ['table caption'],
      list: 'paged',
      hide: 'dim',
    },
  ],
  person: [
    {
      id: 'order',
      match: {path: '^/customers(/|$)'},
      within: ['aside:has(h5)'],
      // the first section is the buyer's address; a giftee's stands in one of its own
      identity: [{kind: 'email', from: 'text', in: ':scope > section:first-of-type h5'}],
    },
    {
      id: 'search',
      match: {path: '^/customers(/|$)', query: {email: '@'}},
      identity: [{from: 'url', type: 'email', pattern: '[?&]email=([^&#]+)'}],
    },
    {
      id: 'search-by-query',
      match: {path: '^/customers(/|$)', query: {query: '@'}},
      identity: [{from: 'url', type: 'email', pattern: '[?&]query=([^&#]+)'}],
    },
  ],
};
