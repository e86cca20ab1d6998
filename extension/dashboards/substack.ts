import type {Adapter, View} from './adapter';
import {PEOPLE_HEADERS} from './header-words';

const READING: Pick<View, 'headers' | 'identity' | 'place' | 'select' | 'list' | 'hide'> = {
  headers: PEOPLE_HEADERS,
  // the address is printed whole, and twice; which column it stands in is the creator's choice
  identity: [{kind: 'email', from: 'text', in: 'td,[role=cell]'}],
  place: {
    in: [{column: 'email'}, {column: 'name'}, 'td:not(:has(input)),[role=cell]:not(:has(input))'],
    insetPx: 4,
    inline: true,
  },
  select: 'input[type=checkbox],[role=checkbox]',
  list: 'load-more',
  hide: 'dim',
};

/** Substack's subscribers, also under a publication's own domain. Its classes are random; creators choose the columns. */
export const substack: Adapter = {
  id: 'substack',
  name: 'Substack',
  version: 1,
  confidence: 'reported',
  evidence: [
    {what: 'a public export script: rows, cells, the address printed twice, random classes', on: '2026-11'},
    {what: 'on.substack.com, guide to the subscriber dashboard: columns can be chosen and sorted', on: '2026-11'},
    {what: 'a script of 2020: /publish/subscribers?email= is about one subscriber', on: '2020'},
  ],
  match: {path: '^/publish/subscribers/?$'},
  examples: {
    matching: ['https://letters.substack.com/publish/subscribers', 'https://letters.example/publish/subscribers'],
    other: [
      'https://letters.substack.com/publish/posts',
      'https://letters.substack.com/subscribers',
      'https://substack.com/settings',
    ],
    person: ['https://letters.substack.com/publish/subscribers?email=ada%40example.org'],
  },
  views: [
    {id: 'by-headers', rows: 'detected', ...READING},
    {id: 'by-cells', rows: ['table tbody tr:has(td)', '[role=row]:has([role=cell])'], ...READING},
  ],
  person: [
    {
      id: 'subscriber',
      match: {path: '^/publish/subscribers/?$', query: {email: '@'}},
      identity: [{from: 'url', type: 'email', pattern: '[?&]email=([^&#]+)'}],
    },
  ],
};
