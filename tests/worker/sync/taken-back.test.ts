import {describe, expect, it} from 'vitest';
import {type BlueskyFake, createBlueskyFake} from '../../fakes/vendors/bluesky.ts';
import {blueskyPost, didOf} from '../../fakes/vendors/bluesky-state.ts';
import {createYoutubeFake, type YoutubeFake} from '../../fakes/vendors/youtube.ts';
import {CHANNEL, channelOf, youtubeMember, youtubeThread} from '../../fakes/vendors/youtube-state.ts';
import {
  connect,
  connectionOf,
  drain,
  NOON,
  newWorkspace,
  pass,
  readFeed,
  rowsOf,
  stubVendors,
  type TestWorkspace,
  useFixedWorld,
} from '../harness.ts';

useFixedWorld();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

async function onYoutube(prepare: (fake: YoutubeFake) => void): Promise<{workspace: TestWorkspace; fake: YoutubeFake}> {
  const workspace = await newWorkspace();
  const fake = createYoutubeFake(2);
  prepare(fake);
  stubVendors(fake);
  await connect(workspace, fake);
  await drain(workspace);
  return {workspace, fake};
}

async function later(workspace: TestWorkspace, ms: number): Promise<void> {
  pass(ms);
  await drain(workspace);
}

/** What the feed says that people did: "UC…1 commented 2". */
async function sumsOf(workspace: TestWorkspace, names: readonly string[]): Promise<string[]> {
  const {supporters} = await readFeed(workspace);
  return supporters
    .flatMap(({records, activity}) => {
      const name = names.find(one => records.some(({key}) => key.endsWith(`/${one}`)));
      return (activity?.sums ?? []).map(({action, count}) => `${names.indexOf(name ?? '') + 1} ${action} ${count}`);
    })
    .sort();
}

const people = (number: (at: number) => string) => Array.from({length: 9}, (_, at) => number(at + 1));

describe('comments on YouTube', () => {
  const sums = (workspace: TestWorkspace) => sumsOf(workspace, people(channelOf));

  it('make people of their authors, and one of whoever is a member as well (CRM-8)', async () => {
    const {workspace} = await onYoutube(fake => fake.threads.push(youtubeThread(1), youtubeThread(3)));
    const {supporters} = await readFeed(workspace);
    expect(supporters.map(({records}) => records.map(({key}) => key.split('/')[2])).sort()).toEqual([
      ['commenter'],
      ['commenter', 'member'],
      ['member'],
    ]);
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle', records: 4});
  });

  it('earn nothing by the rules that a programme starts with (T13)', async () => {
    const {workspace} = await onYoutube(fake => fake.threads.push(youtubeThread(3), youtubeThread(4)));
    expect(await sums(workspace)).toEqual(['3 commented 1', '4 commented 1']);
    expect(await rowsOf(workspace, 'select * from ledger')).toEqual([]);
  });

  it('that were deleted go with the next whole look a week later, and come back if they do', async () => {
    const {workspace, fake} = await onYoutube(one => {
      one.threads.push(youtubeThread(1), youtubeThread(4, {author: channelOf(1)}), youtubeThread(3));
    });
    expect(await sums(workspace)).toEqual(['1 commented 2', '3 commented 1']);
    const [deleted] = fake.threads.splice(1, 1);
    fake.threads.splice(1, 1);
    await later(workspace, DAY);
    expect(await sums(workspace)).toEqual(['1 commented 2', '3 commented 1']);
    await later(workspace, 6 * DAY);
    expect(await sums(workspace)).toEqual(['1 commented 1']);
    const gone = await rowsOf<{doc: string}>(
      workspace,
      'select doc from record where key = ?',
      `youtube/${CHANNEL}/commenter/${channelOf(3)}`,
    );
    expect(gone.map(({doc}) => JSON.parse(doc).versions)).toEqual([[expect.objectContaining({deleted: true, identifiers: []})]]);
    expect((await connectionOf(workspace)).records).toBe(3);
    if (deleted !== undefined) fake.threads.push(deleted);
    await later(workspace, 7 * DAY);
    expect(await sums(workspace)).toEqual(['1 commented 2']);
  });

  it('stay where more than half of many vanish at once', async () => {
    const {workspace, fake} = await onYoutube(one => {
      for (let number = 1; number <= 50; number += 1) one.threads.push(youtubeThread(number));
    });
    fake.threads.splice(0, 40);
    await later(workspace, 7 * DAY);
    expect((await readFeed(workspace)).supporters).toHaveLength(50);
    expect(await rowsOf(workspace, 'select * from sweep')).toEqual([]);
  });

  it('stay when the channel closes them, and members go on being read', async () => {
    const {workspace, fake} = await onYoutube(one => one.threads.push(youtubeThread(3)));
    Object.assign(fake, {commentsClosed: true});
    fake.members.delete(channelOf(1));
    await later(workspace, 7 * DAY);
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle', withheld: ['commenter'], records: 2});
    expect(await sums(workspace)).toEqual(['3 commented 1']);
    fake.membersClosed = 'forbidden';
    await later(workspace, HOUR);
    expect((await connectionOf(workspace)).problem).toBe('not-allowed');
  });

  it('read again unchanged write nothing about anybody', async () => {
    const {workspace} = await onYoutube(one => one.threads.push(youtubeThread(1), youtubeThread(3)));
    const rows = () => rowsOf(workspace, 'select * from record order by key');
    const before = await rows();
    await later(workspace, 7 * DAY);
    expect(await rows()).toEqual(before);
  });
});

describe('members of a channel', () => {
  it('who left are gone with the next pass', async () => {
    const {workspace, fake} = await onYoutube(one => one.threads.splice(0));
    fake.members.delete(channelOf(1));
    await later(workspace, HOUR);
    expect((await readFeed(workspace)).supporters.map(({records}) => records[0]?.key)).toEqual([
      `youtube/${CHANNEL}/member/${channelOf(2)}`,
    ]);
  });

  it('stay when Google closes the list, and comments go on being read', async () => {
    const {workspace, fake} = await onYoutube(one => one.threads.splice(0));
    fake.membersClosed = 'forbidden';
    fake.threads.push(youtubeThread(3));
    await later(workspace, HOUR);
    expect((await readFeed(workspace)).supporters).toHaveLength(3);
    const closed = await connectionOf(workspace);
    expect(closed).toMatchObject({state: 'idle', withheld: ['member'], lastCompleteAt: Date.now()});
    expect(closed.problem).toBeUndefined();
    delete fake.membersClosed;
    fake.members.set(channelOf(4), youtubeMember(4));
    await later(workspace, HOUR);
    expect(await connectionOf(workspace)).not.toHaveProperty('withheld');
  });
});

describe('what people did on Bluesky', () => {
  const sums = (workspace: TestWorkspace) => sumsOf(workspace, people(didOf));

  async function onBluesky(prepare: (fake: BlueskyFake) => void) {
    const workspace = await newWorkspace();
    const fake = createBlueskyFake(1);
    prepare(fake);
    stubVendors(fake);
    await connect(workspace, fake);
    await drain(workspace);
    return {workspace, fake};
  }

  it('and took back is gone the next day, but for reposts, which no list tells', async () => {
    const at = NOON - DAY;
    const {workspace, fake} = await onBluesky(one => {
      one.posts.push(
        blueskyPost(1, {
          likes: [
            {did: didOf(1), at},
            {did: didOf(2), at},
          ],
          reposts: [{did: didOf(3), at}],
        }),
      );
    });
    expect(await sums(workspace)).toEqual(['1 liked 1', '2 liked 1', '3 shared 1']);
    expect(await rowsOf(workspace, 'select * from ledger')).toEqual([]);
    fake.posts[0]?.likes.pop();
    if (fake.posts[0] !== undefined) fake.posts[0].reposts = [];
    await later(workspace, 6 * HOUR);
    expect(await sums(workspace)).toEqual(['1 liked 1', '2 liked 1', '3 shared 1']);
    await later(workspace, DAY);
    expect(await sums(workspace)).toEqual(['1 liked 1', '3 shared 1']);
  });

  it('stays when its post is no longer among the newest', async () => {
    const {workspace, fake} = await onBluesky(one => {
      one.posts.push(blueskyPost(1, {likes: [{did: didOf(2), at: NOON - DAY}]}));
    });
    fake.posts.splice(0);
    await later(workspace, 2 * DAY);
    expect(await sums(workspace)).toEqual(['2 liked 1']);
  });
});
