import {describe, expect, it} from 'vitest';
import type {Reading} from '#shared/model/record';
import type {Cursor, PulledPage} from '../../../worker/connectors/connector.ts';
import {youtube} from '../../../worker/connectors/youtube.ts';
import {untilMidnight} from '../../../worker/connectors/youtube-call.ts';
import {clientOf, connected} from '../../contract/connector.ts';
import {createYoutubeFake, type YoutubeFake} from '../../fakes/vendors/youtube.ts';
import {
  CHANNEL,
  channelOf,
  driftYoutube,
  repliesTo,
  YOUTUBE_KEY,
  youtubeMember,
  youtubeThread,
} from '../../fakes/vendors/youtube-state.ts';

const START: Cursor = {since: undefined, page: 0};
const HOUR = 3_600_000;

/** A whole pass; `since`: back to there. */
async function passOf(fake: YoutubeFake, since?: number, post?: string): Promise<PulledPage[]> {
  const access = await connected(youtube, fake);
  const pages: PulledPage[] = [];
  for (let cursor: Cursor | undefined = {since, page: 0}; cursor !== undefined; cursor = pages.at(-1)?.next) {
    const page = post === undefined ? await youtube.pull(access, cursor) : await youtube.readPost?.(access, post, cursor);
    if (page === undefined || pages.length > 50) throw new Error('the pages never end');
    pages.push(page);
  }
  return pages;
}

function commentersOf(pages: readonly PulledPage[]): Map<string, Reading[]> {
  const found = new Map<string, Reading[]>();
  for (const reading of pages.flatMap(({readings}) => readings)) {
    if (reading.key.includes('/commenter/')) found.set(reading.key, [...(found.get(reading.key) ?? []), reading]);
  }
  return found;
}

const keysOf = (pages: readonly PulledPage[]) =>
  pages.flatMap(({readings}) => readings.flatMap(({activities = []}) => activities.map(({key}) => key))).sort();

describe('a member of a channel as a reading', () => {
  it('has the channel, the level and how long, under the key that files of YouTube Studio have', async () => {
    const [page] = await passOf(createYoutubeFake(1));
    expect(page?.readings).toEqual([
      {
        key: `youtube/${CHANNEL}/member/${channelOf(1)}`,
        source: 'api',
        asOf: Date.UTC(2026, 10, 20),
        identifiers: [{type: 'youtube-channel', value: channelOf(1), strength: 'strong'}],
        fields: {
          name: 'Viewer 1',
          paid: true,
          vendorState: 'active',
          tiers: [{id: 'level-1', name: 'Friend'}],
          pledgeStartAt: Date.UTC(2026, 0, 1, 1),
          cadenceMonths: 1,
          custom: {'Total time as member (months)': '7', 'Total time on level (months)': '3'},
        },
      },
    ]);
  });

  it('whose level has an id alone is given its name', async () => {
    const fake = createYoutubeFake(1);
    delete fake.members.get(channelOf(1))?.snippet.membershipsDetails.highestAccessibleLevelDisplayName;
    const [page] = await passOf(fake);
    expect(page?.readings[0]?.fields.tiers).toEqual([{id: 'level-1', name: 'Friend'}]);
    expect(fake.asked.filter(line => line.includes('membershipsLevels'))).toHaveLength(1);
  });

  it.each(['forbidden', 'insufficientPermissions', 'channelMembershipsNotEnabled'])(
    'is withheld where Google answers %s, while comments still come',
    async reason => {
      const fake = Object.assign(createYoutubeFake(3), {membersClosed: reason});
      fake.threads.push(youtubeThread(1));
      const pages = await passOf(fake);
      expect(pages.map(({readings}) => readings.length)).toEqual([1]);
      expect(pages.at(-1)?.withheld).toEqual(['member']);
      fake.units = 0;
      await expect(passOf(fake)).rejects.toMatchObject({code: 'quota'});
    },
  );
});

describe('comments on a channel', () => {
  it('are acts of their authors, of which neither page nor request holds a word', async () => {
    const fake = createYoutubeFake(0);
    fake.threads.push(youtubeThread(1), youtubeThread(4, {author: channelOf(1)}), youtubeThread(2));
    const pages = await passOf(fake);
    expect(commentersOf(pages).get(`youtube/${CHANNEL}/commenter/${channelOf(1)}`)).toEqual([
      {
        key: `youtube/${CHANNEL}/commenter/${channelOf(1)}`,
        source: 'api',
        asOf: Date.UTC(2026, 10, 20),
        identifiers: [{type: 'youtube-channel', value: channelOf(1), strength: 'strong'}],
        fields: {name: '@000001'},
        activities: [
          {key: 'Ugthread4', at: youtubeThread(4).at, action: 'commented', subject: 'video-00001'},
          {key: 'Ugthread1', at: youtubeThread(1).at, action: 'commented', subject: 'video-00001'},
        ],
      },
    ]);
    expect(JSON.stringify(pages)).not.toContain('said');
    expect(fake.asked.filter(line => /commentThreads/.test(line) && !/text(?!Format)|likeCount/.test(line))).toHaveLength(1);
  });

  it('of a channel that is gone are nobody’s, and the creator’s own answers too', async () => {
    const fake = createYoutubeFake(0);
    fake.threads.push(youtubeThread(1, {author: undefined}), youtubeThread(2, {author: CHANNEL}), youtubeThread(3));
    const pages = await passOf(fake);
    expect(keysOf(pages)).toEqual(['Ugthread3']);
    expect(pages.flatMap(({bad}) => bad)).toEqual([]);
  });

  it('come with all their replies, of which a thread carries five', async () => {
    const fake = createYoutubeFake(0);
    const long = youtubeThread(1);
    long.replies.push(
      ...repliesTo(
        long,
        Array.from({length: 130}, (_, at) => at + 10),
      ),
    );
    const short = youtubeThread(2);
    short.replies.push(...repliesTo(short, [5, 6]));
    fake.threads.push(long, short);
    const keys = keysOf(await passOf(fake));
    expect(new Set(keys).size).toBe(134);
    expect(fake.asked.filter(line => line.includes('/comments?'))).toHaveLength(2);
  });

  it('are read back to the last one known, and from there the next time', async () => {
    const fake = createYoutubeFake(2);
    for (let number = 1; number <= 250; number += 1) fake.threads.push(youtubeThread(number));
    const first = await passOf(fake);
    expect(new Set(keysOf(first)).size).toBe(250);
    const since = first.at(-1)?.resumeFrom;
    expect(first.slice(0, -1).every(page => page.resumeFrom === undefined)).toBe(true);
    expect(since).toBe(youtubeThread(250).at - 1_000);
    fake.threads.push(youtubeThread(251));
    fake.asked.splice(0);
    const second = await passOf(fake, since);
    expect(keysOf(second)).toEqual(['Ugthread250', 'Ugthread251']);
    expect(fake.asked.filter(line => line.includes('commentThreads'))).toHaveLength(1);
    expect(second.at(-1)?.resumeFrom).toBe(youtubeThread(251).at - 1_000);
  });

  it('that cannot be read are kept apart, one by one', async () => {
    const fake = createYoutubeFake(0);
    fake.threads.push(youtubeThread(1), youtubeThread(2, {id: 'a b'}), youtubeThread(3));
    const [page] = (await passOf(fake)).slice(-1);
    expect(page?.bad).toHaveLength(1);
    expect(page?.readings).toHaveLength(2);
  });

  it('without an author, all of them, are a changed format', async () => {
    const fake = createYoutubeFake(0);
    for (let number = 1; number <= 6; number += 1) fake.threads.push(youtubeThread(number, {author: undefined}));
    await expect(passOf(fake)).rejects.toMatchObject({code: 'unexpected-shape'});
  });

  it('of one video are read by its address (LOY-27)', async () => {
    const fake = createYoutubeFake(2);
    fake.threads.push(youtubeThread(1), youtubeThread(2), youtubeThread(4));
    expect(keysOf(await passOf(fake, undefined, 'https://youtu.be/video-00001?t=3'))).toEqual(['Ugthread1', 'Ugthread4']);
    expect(fake.asked.some(line => line.includes('/members'))).toBe(false);
    await expect(passOf(fake, undefined, 'https://example.org/video')).rejects.toMatchObject({code: 'unexpected-shape'});
    await expect(passOf(fake, undefined, 'https://youtu.be/unknown0000')).rejects.toMatchObject({detail: 'HTTP 404'});
  });

  it.each([
    'video-00001',
    'https://www.youtube.com/watch?list=x&v=video-00001',
    'youtube.com/shorts/video-00001',
    'https://m.youtube.com/live/video-00001?x=1',
  ])('of one video are found by %s', async post => {
    const fake = createYoutubeFake(0);
    fake.threads.push(youtubeThread(1));
    expect(keysOf(await passOf(fake, undefined, post))).toEqual(['Ugthread1']);
  });
});

describe('YouTube’s allowance and places', () => {
  it('asks again at midnight Pacific time once the day’s units are spent', async () => {
    const fake = createYoutubeFake(1);
    const access = await connected(youtube, fake);
    fake.units = 0;
    const error = await youtube.pull(access, START).catch((thrown: unknown) => thrown);
    // 2026-11-20T00:00Z is four in the afternoon there.
    expect(error).toMatchObject({code: 'quota', retryAfterMs: 8 * HOUR});
  });

  it.each([
    ['2026-11-20T08:00:00Z', 24],
    ['2026-11-20T07:59:00Z', 1 / 60],
    // The days on which the clocks are put back and forward.
    ['2026-11-01T07:00:00Z', 25],
    ['2026-03-08T08:00:00Z', 23],
  ])('at %s has %d hours to wait', (text, hours) => {
    expect(untilMidnight(Date.parse(text))).toBe(Math.round(hours * HOUR));
  });

  it('of too many at once waits, and a place that is no longer good begins again', async () => {
    const fake = createYoutubeFake(1);
    const access = await connected(youtube, fake);
    fake.faults.push('throttled', 'cursor-expired');
    await expect(youtube.pull(access, START)).rejects.toMatchObject({code: 'rate-limited'});
    await expect(youtube.pull(access, START)).rejects.toMatchObject({code: 'cursor-expired'});
    const foreign = {...START, place: '{"list":"likes"}'};
    await expect(youtube.pull(access, foreign)).rejects.toMatchObject({code: 'cursor-expired'});
  });

  it('is refused with a token of the hour before', async () => {
    const fake = createYoutubeFake(1);
    const access = await connected(youtube, fake);
    fake.token = 'ya29.another-one-of-the-next-hour';
    await expect(youtube.pull(access, START)).rejects.toMatchObject({code: 'unauthorised'});
  });

  it('follows a channel that changes from day to day', async () => {
    const fake = createYoutubeFake(2);
    fake.threads.push(youtubeThread(1), youtubeThread(2));
    const before = await passOf(fake);
    driftYoutube(fake);
    const after = await passOf(fake, before.at(-1)?.resumeFrom);
    const members = (pages: PulledPage[]) => pages[0]?.readings.map(({fields}) => fields.name);
    expect([members(before), members(after)]).toEqual([
      ['Viewer 1', 'Viewer 2'],
      ['Viewer 2', 'Viewer 2001'],
    ]);
    expect(keysOf(after)).toEqual(['Ugthread2', 'Ugthread2001']);
  });
});

describe('YouTube’s door', () => {
  it('asks for what comments and members need and no more, and for a token that can be renewed', () => {
    expect(youtube.oauth).toMatchObject({
      scopes: [
        'https://www.googleapis.com/auth/youtube.force-ssl',
        'https://www.googleapis.com/auth/youtube.channel-memberships.creator',
      ],
      pkce: true,
      parameters: {access_type: 'offline', prompt: 'consent'},
    });
  });

  it('of an account with several channels asks which, and of one without says so', async () => {
    const fake = createYoutubeFake(0);
    fake.channels.push({id: channelOf(2), title: 'Ada cooks'});
    const choices = [
      {id: CHANNEL, label: 'Ada explains'},
      {id: channelOf(2), label: 'Ada cooks'},
    ];
    expect(await youtube.connect(clientOf(fake), fake.request, 0)).toEqual({choices});
    const chosen = await youtube.connect(clientOf(fake), {...fake.request, account: channelOf(2)}, 0);
    expect(chosen).toMatchObject({account: channelOf(2), label: 'Ada cooks', key: YOUTUBE_KEY});
    fake.channels.splice(0);
    await expect(connected(youtube, fake)).rejects.toMatchObject({code: 'not-allowed'});
  });

  it.each([
    [{key: YOUTUBE_KEY}, 'https://www.googleapis.com/youtube/v3'],
    [{key: YOUTUBE_KEY, url: 'http://127.0.0.1:9'}, 'http://127.0.0.1:9/youtube/v3'],
    [{key: 'x'}, undefined],
  ])('%j leads to %s', (request, address) => {
    expect(youtube.address({vendor: 'youtube', ...request})).toBe(address);
  });

  it('reads a member whose number we know from the list of members alone', async () => {
    const fake = createYoutubeFake(0);
    fake.members.set(channelOf(7), youtubeMember(7));
    expect((await passOf(fake))[0]?.remaining).toBe(1);
  });
});
