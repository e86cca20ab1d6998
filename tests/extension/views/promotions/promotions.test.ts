import {describe, expect, it, vi} from 'vitest';
import type {Promotion} from '#shared/model/promotion';
import type {Entry} from '#shared/promotion/entries';
import {entriesCsv, participantsCsv, postFiles, within} from '#shared/promotion/export';
import {POLICIES} from '#shared/promotion/policy';
import {tallyOf} from '#shared/promotion/tally';
import {audienceOf, emailList, idList} from '../../../../extension/views/promotions/audience.ts';
import {chosen} from '../../../../extension/views/promotions/chosen.ts';
import {knownAccounts} from '../../../../extension/views/promotions/known-accounts.ts';
import {linksIn} from '../../../../extension/views/promotions/links-in.ts';
import {overTime} from '../../../../extension/views/promotions/over-time.ts';
import {ranked} from '../../../../extension/views/promotions/ranked.ts';
import {readWholePost} from '../../../../extension/views/promotions/read-whole-post.ts';
import type {Known} from '../../../../extension/views/promotions/use-known.ts';
import {parseRoute, printRoute} from '../../../../extension/views/route.ts';

const at = (month: number, day: number, hour = 12) => new Date(2026, month - 1, day, hour).getTime();
const RIDS = {ada: 'a'.repeat(20), bo: 'b'.repeat(20)};
let made = 0;
const entry = (user: keyof typeof RIDS, action: Entry['action'], post: string, when: number): Entry => ({
  id: `e${made++}`,
  rid: RIDS[user],
  user,
  name: user === 'ada' ? 'Ada' : '=Bo',
  at: when,
  action,
  post,
});
const PROMOTION: Promotion = {
  id: 'june',
  name: 'June',
  channel: 'facebook',
  account: 'me',
  posts: [
    {id: '111', link: 'https://www.facebook.com/me/posts/111'},
    {id: '222', link: 'https://www.facebook.com/me/posts/222'},
    {id: '333', link: 'https://www.facebook.com/me/posts/333'},
  ],
  track: 'both',
  entries: 'one',
  weights: {like: 1, comment: 3},
  rev: 1,
};
const ENTRIES = [
  entry('ada', 'commented', '111', at(11, 3, 14)),
  entry('ada', 'liked', '222', at(11, 5)),
  entry('bo', 'liked', '111', at(11, 4)),
];
const OF = {entries: ENTRIES, counted: tallyOf(ENTRIES, PROMOTION).counted};
const HOW = {
  clock: (when: number) => ({date: `2026-11-0${new Date(when).getDate()}`, time: '14:00:00'}),
  zone: 'Europe/Paris',
  isLikesKnown: true,
  isUnranked: () => false,
  nameOf: (rid: string) => (rid === RIDS.ada ? 'Ada Adler' : undefined),
};
const known = (more: Partial<Known>): Known => ({
  ...{id: 'x', name: 'Ada', email: undefined, mail: undefined, isOptedOut: false, isSupporter: true},
  ...more,
});

describe('links of a new promotion', () => {
  it('name its channel, its page and each post once (LOY-27, LOY-28)', () => {
    const text = 'https://www.facebook.com/me/posts/111\nfacebook.com/me/posts/111?x=1  https://www.facebook.com/me/posts/222';
    expect(linksIn(text)).toMatchObject({ok: true, channel: 'facebook', account: 'me', posts: [{id: '111'}, {id: '222'}]});
  });

  it('are told apart where one is wrong, or of another channel', () => {
    expect(linksIn('  ')).toEqual({ok: false, isMixed: false});
    expect(linksIn('https://example.org/x')).toEqual({ok: false, wrong: 'https://example.org/x', isMixed: false});
    expect(linksIn('https://youtu.be/dQw4w9WgXcQ https://www.facebook.com/me/posts/1')).toEqual({ok: false, isMixed: true});
  });
});

describe('pages to choose from', () => {
  it('are those connected, by their own name, and those of files and promotions, each once (LOY-28)', () => {
    const base = {state: 'idle' as const, nextAt: null, lastCompleteAt: null, records: 1, skipped: 0};
    const connections = [
      {...base, id: 'c1', vendor: 'youtube', account: 'UC1', label: 'Ada films'},
      {...base, id: 'file:facebook-entries:me', vendor: 'facebook', account: 'me', label: 'likes.csv'},
      {...base, id: 'file:youtube-members:UC1', vendor: 'youtube', account: 'UC1', label: 'members.csv'},
      {...base, id: 'c2', vendor: 'ghost', account: 'site', label: 'site'},
    ];
    expect(knownAccounts([PROMOTION, {...PROMOTION, account: 'other'}], connections)).toEqual([
      {channel: 'youtube', account: 'UC1', label: 'Ada films'},
      {channel: 'facebook', account: 'me', label: 'me'},
      {channel: 'facebook', account: 'other', label: 'other'},
    ]);
  });
});

describe('a post that the private server reads', () => {
  const page = (next: object | null) => ({entries: 2, created: 1, changed: 1, unchanged: 0, bad: 0, next});
  const problem = (status: number, code: string, headers = {}) =>
    new Response(JSON.stringify({type: 'x', title: 'x', status, code}), {status, headers});

  function answering(...answers: (object | Response)[]) {
    const asked: unknown[] = [];
    const fetch: typeof globalThis.fetch = async (_, options) => {
      asked.push(JSON.parse(String(options?.body)));
      const answer = answers.shift();
      return answer instanceof Response ? answer : new Response(JSON.stringify(answer));
    };
    return {asked, server: {origin: 'https://server.example', token: 't', fetch}};
  }
  const from = {connection: 'c1', post: 'at://x'};
  const following = () => ({tell: vi.fn(), sleep: vi.fn(async () => undefined), signal: new AbortController().signal});

  it('is asked for page by page, in the words that it was answered with, at the pace that is asked for', async () => {
    const next = {page: 1, place: 'likes:abc'};
    const {asked, server} = answering(page(next), problem(429, 'too-many-requests', {'retry-after': '3'}), page(null));
    const follow = following();
    expect(await readWholePost(server, from, follow)).toEqual({entries: 4, people: 4, bad: 0});
    expect(asked).toEqual([{post: 'at://x'}, {post: 'at://x', cursor: next}, {post: 'at://x', cursor: next}]);
    expect(follow.sleep).toHaveBeenCalledExactlyOnceWith(3_000);
  });

  it('ends where the vendor refuses or asks for a long rest, and where it is stopped', async () => {
    const refused = answering(problem(502, 'vendor-refused')).server;
    await expect(readWholePost(refused, from, following())).rejects.toMatchObject({code: 'vendor-refused'});
    const long = answering(problem(429, 'too-many-requests', {'retry-after': '3600'})).server;
    await expect(readWholePost(long, from, following())).rejects.toMatchObject({retryAfterMs: 3_600_000});
    const gone = new AbortController();
    const {asked, server} = answering(page({page: 1}), page(null));
    await readWholePost(server, from, {...following(), signal: gone.signal, tell: () => gone.abort()});
    expect(asked).toHaveLength(1);
  });
});

describe('the export of a promotion', () => {
  it('writes date, time and user id of every entry, and no formula (LOY-34, LOY-35, LOY-36, LOY-37)', () => {
    const lines = entriesCsv(OF, PROMOTION, HOW).split('\r\n');
    expect(lines[0]).toBe('\uFEFFdate,time,time zone,user id,name,action,post,counts,weight,supporter');
    expect(lines[1]).toBe('2026-11-03,14:00:00,Europe/Paris,ada,Ada,comment,https://www.facebook.com/me/posts/111,1,3,Ada Adler');
    expect(lines[2]).toContain("bo,'=Bo,like");
    expect(lines[3]).toMatch(/,0,0,Ada Adler$/);
    const long = [{...ENTRIES[0], user: '100012345678901234', undated: true} as Entry];
    expect(entriesCsv({...OF, entries: long}, PROMOTION, HOW)).toContain("\n,,,'100012345678901234,");
  });

  it('writes each id once with how often it occurs (LOY-40)', () => {
    const [header, ada, bo] = participantsCsv(tallyOf(ENTRIES, PROMOTION).participants, HOW).trim().split('\r\n');
    expect(header).toContain('user id,name,times,likes,comments,posts,counted,weight');
    expect(ada).toBe('ada,Ada,2,1,1,2,1,3,2026-11-03,2026-11-05,Ada Adler');
    expect(bo).toContain("bo,'=Bo,1,1,0,1,1,1");
    const withoutLikes = tallyOf(ENTRIES.slice(0, 1), PROMOTION).participants;
    expect(participantsCsv(withoutLikes, {...HOW, isLikesKnown: false})).toContain('ada,Ada,1,,1,1,1,3');
  });

  it('writes a file for each post of a period (LOY-39)', () => {
    const files = postFiles(OF, PROMOTION, HOW);
    expect(files.map(({name}) => name)).toEqual(['001-111.csv', '002-222.csv']);
    // One entry of a person counts over all posts, whichever file it stands in.
    expect(files[1]?.csv).toMatch(/,0,0,Ada Adler/);
    const some = within(ENTRIES, {from: at(11, 4, 0), until: at(11, 4, 23)});
    expect(postFiles({...OF, entries: some}, PROMOTION, HOW).map(({name}) => name)).toEqual(['001-111.csv']);
  });

  it('makes a custom audience of hashed addresses, of nobody who said no (LOY-38)', async () => {
    const people = ['a', 'b', 'c', 'd', 'e'].map(rid => ({rid}));
    const found = audienceOf(
      people,
      new Map([
        ['a', known({email: 'Ada@Example.org', mail: 'subscribed'})],
        ['b', known({email: 'bo@example.org', mail: 'unsubscribed'})],
        ['c', known({email: 'cyd@example.org', mail: 'subscribed', isOptedOut: true})],
        ['d', known({})],
      ]),
    );
    expect(found).toEqual({emails: ['Ada@Example.org'], noAddress: 2, refused: 2});
    // SHA-256 of "ada@example.org", as `printf ada@example.org | sha256sum` says it.
    const {createHash} = await import('node:crypto');
    expect(await emailList(found.emails)).toBe(`email\r\n${createHash('sha256').update('ada@example.org').digest('hex')}\r\n`);
    expect(idList([{user: '100012345678901234'}, {user: '7'}, {user: '7'}])).toBe('uid\r\n100012345678901234\r\n7\r\n');
  });
});

describe('who wants no rank', () => {
  it('stands after everybody else, without a weight', () => {
    const people = tallyOf(ENTRIES, PROMOTION).participants;
    expect(ranked(people, new Map([[RIDS.ada, known({isOptedOut: true})]])).map(({user}) => user)).toEqual(['bo', 'ada']);
    expect(participantsCsv(people, {...HOW, isUnranked: rid => rid === RIDS.ada})).toContain('ada,Ada,2,1,1,2,1,,2026-11-03');
  });
});

describe('what is shown of a promotion', () => {
  const choice = {query: '', step: 'day' as const, known: new Map([[RIDS.ada, known({isSupporter: true, name: 'Ada Adler'})]])};

  it('is narrowed by action, post, day, name and who it is (LOY-33)', () => {
    const users = (more: object) => chosen(ENTRIES, {...choice, ...more}).map(({user, action}) => `${user} ${action}`);
    expect(users({})).toEqual(['ada liked', 'bo liked', 'ada commented']);
    expect(users({action: 'commented'})).toEqual(['ada commented']);
    expect(users({post: '222'})).toEqual(['ada liked']);
    expect(users({when: '2026-11-04'})).toEqual(['bo liked']);
    expect(users({query: 'ADLER'})).toEqual(['ada liked', 'ada commented']);
    expect(users({who: 'strangers'})).toEqual(['bo liked']);
    expect(users({who: 'supporters', action: 'liked'})).toEqual(['ada liked']);
  });

  it('is a picture by day, week or month, gaps included, without what has no date', () => {
    const days = overTime(ENTRIES);
    expect(days.figures.map(({key, count}) => [key, count])).toEqual([
      ['2026-11-03', 1],
      ['2026-11-04', 1],
      ['2026-11-05', 1],
    ]);
    const far = overTime([
      ...ENTRIES,
      entry('bo', 'liked', '111', at(9, 1)),
      {...entry('bo', 'liked', '222', at(1, 1)), undated: true},
    ]);
    expect(far).toMatchObject({step: 'week'});
    // Monday, 31 August.
    expect(far.figures[0]).toMatchObject({key: '2026-08-31', count: 1});
    expect(far.figures).toHaveLength(10);
    expect(overTime([...ENTRIES, entry('bo', 'liked', '111', at(1, 1))]).figures[0]?.key).toBe('2026-01-01');
    expect(overTime([]).figures).toEqual([]);
  });

  it('stands in the address', () => {
    const route = {
      view: 'promotions',
      id: 'a b',
      show: 'entries',
      action: 'liked',
      post: '1',
      who: 'strangers',
      when: '2026-11-03',
    } as const;
    expect(parseRoute(printRoute(route))).toEqual(route);
    expect(parseRoute('#/promotions/x?edit&show=all&action=poked')).toEqual({view: 'promotions', id: 'x', isEdit: true});
    expect(printRoute({view: 'promotions'})).toBe('#/promotions');
  });

  it('is nothing to pay for where the channel forbids it, and likes that nobody tells are not 0 (T13)', () => {
    expect(
      Object.entries(POLICIES).map(([channel, {rewardable, likesNotKnown}]) => [channel, rewardable, likesNotKnown]),
    ).toEqual([
      ['facebook', 'no', false],
      ['instagram', 'no', true],
      ['youtube', 'no', true],
      ['bluesky', 'ask', false],
    ]);
  });
});
