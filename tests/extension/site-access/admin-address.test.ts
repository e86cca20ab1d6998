import {describe, expect, it} from 'vitest';
import type {Site} from '../../../extension/settings.ts';
import {adminAddress, ghostAdmin, ghostMemberPage} from '../../../extension/site-access/admin-address.ts';

const ID = '6b039965ced03c17cb031800';
const folder = {origin: 'http://blog.example:2368', adapter: 'ghost', path: '/journal/ghost/'};
const addressOf = (account: string, sites: readonly Site[] = [folder]) => {
  const admin = ghostAdmin(account, sites);
  return admin && adminAddress(admin, '#/posts');
};

describe('where a Ghost account is administered', () => {
  it('is the site that was switched on, by its origin and in its folder', () => {
    expect(addressOf('blog.example:2368')).toBe('http://blog.example:2368/journal/ghost/#/posts');
    expect(addressOf('blog.example')).toBe('https://blog.example/ghost/#/posts');
  });

  it('is a site with a list of its own before another of the same host', () => {
    const other = {origin: 'https://blog.example:2368', adapter: ''};
    expect(addressOf('blog.example:2368', [other, folder])).toContain('/journal/ghost/');
    expect(addressOf('blog.example:2368', [other])).toBe('https://blog.example:2368/ghost/#/posts');
  });

  it.each([
    ['blog.example', 'https://blog.example'],
    ['localhost.example', 'https://localhost.example'],
    ['localhost:2368', 'http://localhost:2368'],
    ['127.0.0.1', 'http://127.0.0.1'],
    ['[::1]:2368', 'http://[::1]:2368'],
  ])('of %s that is not switched on is guessed at %s', (account, origin) => {
    expect(addressOf(account)).toBe(`${origin}/ghost/#/posts`);
  });

  it.each(['', 'file', 'members.csv/x', 'blog.example/journal', 'ada@blog.example', 'blog.example?x', '..'])(
    'of the account %j, which is no host, is nowhere',
    account => {
      expect(addressOf(account)).toBeUndefined();
    },
  );
});

describe('the page of a Ghost member', () => {
  it('is theirs on their own site', () => {
    expect(ghostMemberPage(`ghost/blog.example:2368/member/${ID}`, [folder])).toBe(
      `http://blog.example:2368/journal/ghost/#/members/${ID}`,
    );
    expect(ghostMemberPage(`ghost/letters.example/member/${ID}`, [folder])).toBe(`https://letters.example/ghost/#/members/${ID}`);
  });

  it.each([
    `ghost/file/member/${ID}`,
    'ghost/blog.example/member/../../evil',
    `ghost/blog.example/email/${ID}`,
    `patreon/1/user/${ID}`,
  ])('is none for the record %s', key => {
    expect(ghostMemberPage(key, [folder])).toBeUndefined();
  });
});
