import type {Adapter} from './adapter';

/** The member list of the sample people, a page of the extension's own: chips can be tried there without any permission. */
export const sample: Adapter = {
  id: 'sample',
  name: 'Regulars',
  version: 1,
  confidence: 'verified',
  evidence: [{what: 'our own page', on: '2026-11-23'}],
  match: {host: '^([a-p]{32}|[0-9a-f-]{36})$', path: '^/sample\\.html$'},
  examples: {
    matching: [
      'chrome-extension://abcdefghijklmnopabcdefghijklmnop/sample.html',
      'moz-extension://3c6bf0a2-7d7d-4a55-9a55-70b2c16d0f11/sample.html#top',
    ],
    other: ['chrome-extension://abcdefghijklmnopabcdefghijklmnop/page.html', 'https://blog.example.org/sample.html'],
  },
  views: [
    {
      id: 'people',
      container: ['.sample-list'],
      rows: ['.sample-list tbody tr'],
      identity: [{kind: 'email', from: 'text', in: '.sample-email'}],
      fields: {name: ['.sample-name']},
      place: {in: ['td:first-child'], insetPx: 8},
      list: 'plain',
      hide: 'dim',
      toolbar: {in: ['.sample-toolbar'], layer: 10},
    },
  ],
};
