import {describe, expect, it} from 'vitest';
import type {HeldRecord} from '#shared/model/supporter';
import {orderLink, personLinks, recordLink} from '../../../extension/views/vendor-links.ts';

const MEMBER = '6b039965ced03c17cb031800';
const record = (key: string, more: Partial<HeldRecord> = {}): HeldRecord => ({
  key,
  rid: 'a'.repeat(20),
  sources: [],
  fields: {email: 'ada+1@example.org', name: 'Ada'},
  identifiers: [],
  ...more,
});

describe('a person’s own page at a vendor', () => {
  it('is known where the vendor says how its address is made', () => {
    const site = {origin: 'https://blog.example', adapter: 'ghost', path: '/journal/ghost/'};
    expect(recordLink(record(`ghost/blog.example/member/${MEMBER}`), [site])).toBe(
      `https://blog.example/journal/ghost/#/members/${MEMBER}`,
    );
    expect(recordLink(record('patreon/campaign/user/1'), [])).toBe('https://www.patreon.com/members?query=ada%2B1%40example.org');
    expect(recordLink(record('gumroad/account/buyer/ada'), [])).toBe('https://gumroad.com/customers?query=ada%2B1%40example.org');
  });

  it('is the member’s channel at YouTube, and that of a buyer, not of a follower, at Gumroad', () => {
    const channel = {type: 'youtube-channel' as const, value: 'UCaaaaaaaaaaaaaaaaaaaaaa', strength: 'strong' as const};
    expect(recordLink(record('youtube/channel/member/UCaaaaaaaaaaaaaaaaaaaaaa', {identifiers: [channel]}), [])).toBe(
      'https://www.youtube.com/channel/UCaaaaaaaaaaaaaaaaaaaaaa',
    );
    expect(recordLink(record('youtube/channel/handle/dora'), [])).toBeUndefined();
    expect(recordLink(record('gumroad/shop/follower/ada'), [])).toBeUndefined();
  });

  it('is not offered where nobody knows one', () => {
    expect(recordLink(record('mailchimp/list/member/7'), [])).toBeUndefined();
    expect(recordLink(record('self/workspace/person/7'), [])).toBeUndefined();
    // A file names no site.
    expect(recordLink(record('ghost/file/email/ada'), [])).toBeUndefined();
    expect(recordLink(record('patreon/campaign/user/1', {fields: {}}), [])).toBeUndefined();
  });

  it('is listed once for each vendor that has them', () => {
    const records = [record('patreon/campaign/user/1'), record('patreon/campaign/email/1'), record('mailchimp/list/member/7')];
    expect(personLinks({records}, []).map(({vendor}) => vendor)).toEqual(['patreon']);
  });
});

describe('an order’s own screen (SAL-16)', () => {
  it('is sought by the order’s id', () => {
    expect(orderLink({record: 'gumroad/account/buyer/ada', id: 'x&1'})).toBe('https://gumroad.com/customers?query=x%261');
    expect(orderLink({record: 'patreon/campaign/user/1', id: '1'})).toBeUndefined();
  });
});
