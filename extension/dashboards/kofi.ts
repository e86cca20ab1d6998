import type {Adapter} from './adapter';
import {SALE_HEADERS} from './header-words';

/**
 * Ko-fi's transactions and followers. The markup of its rows is not known, and they show no address: a name never identifies
 * anybody, so these rows can only be asked about.
 */
export const kofi: Adapter = {
  id: 'kofi',
  name: 'Ko-fi',
  version: 1,
  confidence: 'unknown',
  evidence: [
    {what: 'public scripts: the address and title of the page, and that /manage/donations is gone since 2026', on: '2026'},
    {what: 'columns of the exported file; supporters may be called "Somebody" (help.ko-fi.com)', on: '2026-11'},
    {what: 'a public script of 2024: the page is made on the server, and its list is exported by the month', on: '2024-05-12'},
  ],
  match: {host: '^ko-fi\\.com$', path: '^/[mM]anage/([sS]upport[rR]eceived|following)/?$'},
  examples: {
    matching: [
      'https://ko-fi.com/manage/supportreceived?src=sidemenu',
      'https://ko-fi.com/Manage/SupportReceived',
      'https://ko-fi.com/manage/following',
    ],
    other: [
      'https://ko-fi.com/manage/webhooks',
      'https://ko-fi.com/manage/posts',
      'https://ko-fi.com/home/coffeeshop?txid=0',
      'https://ko-fi.com/settings',
    ],
  },
  views: [
    {
      id: 'transactions',
      rows: 'detected',
      headers: SALE_HEADERS,
      identity: [
        {kind: 'email', from: 'text', in: {column: 'email'}},
        {kind: 'name', in: {column: 'name'}, nobody: ['Somebody']},
      ],
      place: {in: [{column: 'name'}], insetPx: 4, inline: true},
      list: 'paged',
      hide: 'dim',
    },
    {
      id: 'following',
      rows: [':has(> .person-row-name-link)', ':has(> * > .person-row-name-link)'],
      identity: [{kind: 'name', in: '.person-row-name-link', nobody: ['Somebody']}],
      place: {in: [':has(> .person-row-name-link)', '.person-row-name-link'], insetPx: 4, inline: true},
      list: 'load-more',
      hide: 'dim',
    },
  ],
};
