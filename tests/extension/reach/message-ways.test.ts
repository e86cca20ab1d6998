import {describe, expect, it} from 'vitest';
import type {HeldRecord, Supporter} from '#shared/model/supporter';
import {messageWays} from '../../../extension/reach/message-ways.ts';
import type {Site} from '../../../extension/settings.ts';

const MAIL = {subject: 'Hi', text: 'Hello'};
const held = (key: string, fields: HeldRecord['fields'] = {}): HeldRecord => {
  return {key, rid: 'a'.repeat(20), sources: [], fields, identifiers: []};
};

function person(records: readonly HeldRecord[], email?: string): Supporter {
  const by = {record: records[0]?.key ?? '', source: 'file' as const, asOf: 0};
  const said = email === undefined ? {} : {email: {value: email, by}};
  return {id: 'a'.repeat(20), records: [...records], ...said, tags: [], notes: [], points: [], v: null, due: null};
}

const ways = (supporter: Supporter, sites: readonly Site[] = []) =>
  messageWays(supporter, MAIL, sites).map(({kind, url}) => `${kind} ${url}`);

describe('where somebody can be written to (ARM-35, SAL-21, SAL-22)', () => {
  it('is Patreon’s message box first, found by the address that Patreon knows', () => {
    expect(ways(person([held('patreon/1/user/2', {email: 'ada+p@example.org'})], 'ada@example.org'))).toEqual([
      'patreon https://www.patreon.com/members?query=ada%2Bp%40example.org',
      'mail mailto:ada@example.org?subject=Hi&body=Hello',
    ]);
  });

  it('is found by name at Patreon where the address is hidden', () => {
    expect(ways(person([held('patreon/1/user/2', {name: 'Ada & Co'})]))).toEqual([
      'patreon https://www.patreon.com/members?query=Ada%20%26%20Co',
    ]);
  });

  it('is the mail, and beside it the person’s page at Ghost and at Gumroad', () => {
    const id = '0123456789abcdef01234567';
    const ada = person([held(`ghost/blog.example:2368/member/${id}`), held('gumroad/shop/buyer/x')], 'ada@example.org');
    expect(ways(ada, [{origin: 'http://blog.example:2368', adapter: 'ghost', path: '/letters/ghost/'}])).toEqual([
      'mail mailto:ada@example.org?subject=Hi&body=Hello',
      `ghost http://blog.example:2368/letters/ghost/#/members/${id}`,
      'gumroad https://gumroad.com/customers?query=ada%40example.org',
    ]);
    expect(ways(ada)[1]).toBe(`ghost https://blog.example:2368/ghost/#/members/${id}`);
  });

  it('is nowhere for who has neither', () => {
    expect(ways(person([held('discord/1/member/2', {name: 'Ada'})]))).toEqual([]);
    expect(ways(person([held('ghost/blog.example/member/../../evil')]))).toEqual([]);
  });

  it('leaves a long text out of the mail’s link rather than cut it', () => {
    const [way] = messageWays(person([], 'ada@example.org'), {subject: 'Hi', text: 'x'.repeat(3_000)}, []);
    expect(way?.url).toBe('mailto:ada@example.org?subject=Hi');
  });
});
