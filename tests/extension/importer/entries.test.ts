import {strToU8, zipSync} from 'fflate';
import {describe, expect, it, vi} from 'vitest';
import type {EntryFile} from '#shared/csv/entries';
import type {Promotion} from '#shared/model/promotion';
import {tallyOf} from '#shared/promotion/tally';
import {isLastWord, type Order, type Told} from '../../../extension/importer/orders.ts';
import {runOrder} from '../../../extension/importer/run-order.ts';
import {runLocally} from '../../../extension/local/commands.ts';
import {ingestLocally} from '../../../extension/local/ingest-locally.ts';
import {readEntriesHere} from '../../../extension/local/read-entries.ts';
import {supporterOf} from '../../../extension/mirror/documents.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const PROMOTION: Promotion = {
  id: 'june',
  name: 'June',
  channel: 'facebook',
  account: 'ada.adler',
  posts: [
    {id: '111', link: 'https://www.facebook.com/ada.adler/posts/111'},
    {id: '222', link: 'https://www.facebook.com/ada.adler/posts/222'},
  ],
  track: 'both',
  entries: 'every',
  weights: {like: 1, comment: 2},
  rev: 0,
};
const LIKES = 'User ID,Name,Date,Reaction\n1,Bo Brand,2026-11-03 10:00,LIKE\n2,Cyd Coe,2026-11-03 11:00,LOVE\n';
const COMMENTS =
  'Comment ID,User ID,Name,Date,Comment\nc1,1,Bo Brand,2026-11-04 10:00,first\nc2,1,Bo Brand,2026-11-05 10:00,second\n';

function order(text: string | Uint8Array<ArrayBuffer>, post: string, more: Partial<EntryFile> = {}, name = 'entries.csv'): Order {
  const file = new File([text], name, {lastModified: NOW - 1_000});
  const entries: EntryFile = {channel: 'facebook', account: 'ada.adler', post, ...more};
  return {kind: 'import', id: `import-${name}-${post}`, file, session: null, mappings: [], entries};
}

const locks = {
  request: async (_name: string, _options: LockOptions, work: (lock: Lock | null) => unknown) =>
    work({name: 'l', mode: 'exclusive'}),
} as unknown as Pick<LockManager, 'request'>;

async function run(mirror: Mirror, one: Order): Promise<Told> {
  const said: Told[] = [];
  const desk = {mirror, now: () => NOW, locks, answer: async () => true, signal: new AbortController().signal};
  await runOrder(one, {...desk, tell: told => said.push(told)});
  const last = said.find(isLastWord);
  if (last === undefined) throw new Error('no last word');
  return last;
}

const entriesIn = async (mirror: Mirror, promotion = PROMOTION) => readEntriesHere(mirror.database, promotion);
const times = async (mirror: Mirror) =>
  Object.fromEntries(tallyOf(await entriesIn(mirror), PROMOTION).participants.map(({user, times: count}) => [user, count]));

describe('likes and comments from files, without a server', () => {
  it('are merged over files and posts and counted by user id; the same file again changes nothing (LOY-33, LOY-39, LOY-40)', async () => {
    vi.stubGlobal('fetch', () => {
      throw new Error('local mode made a request');
    });
    const mirror = await freshMirror(() => NOW);
    expect(await run(mirror, order(LIKES, '111'))).toMatchObject({report: {ok: true, vendor: 'facebook', created: 2}});
    await run(mirror, order(COMMENTS, '111', {}, 'comments.csv'));
    await run(mirror, order(LIKES, '222', {}, 'more.csv'));
    expect(await times(mirror)).toEqual({1: 4, 2: 2});
    for (const again of [order(LIKES, '111'), order(COMMENTS, '111', {}, 'comments.csv')]) {
      expect(await run(mirror, again)).toMatchObject({report: {created: 0, changed: 0}, isFirst: false, isOlder: false});
    }
    expect(await times(mirror)).toEqual({1: 4, 2: 2});
    vi.unstubAllGlobals();
  });

  it('keep date, time and user id of each (LOY-35, LOY-36, LOY-37)', async () => {
    const mirror = await freshMirror(() => NOW);
    await run(mirror, order(COMMENTS, '111'));
    expect((await entriesIn(mirror)).map(({user, at, action, post}) => ({user, at, action, post}))).toEqual([
      {user: '1', at: Date.UTC(2026, 10, 5, 10), action: 'commented', post: '111'},
      {user: '1', at: Date.UTC(2026, 10, 4, 10), action: 'commented', post: '111'},
    ]);
  });

  it('keep a name that a later file does not tell', async () => {
    const mirror = await freshMirror(() => NOW);
    await run(mirror, order(LIKES, '111'));
    await run(mirror, order('Comment ID,User ID,Comment\nc1,1,hi\n', '111', {}, 'comments.csv'));
    expect((await entriesIn(mirror)).map(({name, action}) => [name, action])).toEqual([
      ['Bo Brand', 'commented'],
      ['Bo Brand', 'liked'],
      ['Cyd Coe', 'liked'],
    ]);
    expect(await run(mirror, order(LIKES, '111', {}, 'again.csv'))).toMatchObject({report: {created: 0, changed: 0}});
  });

  it('are counted of the promotion’s posts and page alone', async () => {
    const mirror = await freshMirror(() => NOW);
    await run(mirror, order(LIKES, '999'));
    await run(mirror, order(LIKES, '111', {account: 'another.page'}, 'other.csv'));
    expect(await entriesIn(mirror)).toEqual([]);
  });

  it('earn no points, badge or level of themselves: a signal, not an incentive (T13)', async () => {
    const mirror = await freshMirror(() => NOW);
    await run(mirror, order(COMMENTS, '111'));
    const [entry] = await entriesIn(mirror);
    const person = await supporterOf(mirror, await mirror.read('local'), entry?.rid ?? '');
    expect(person?.activity?.sums).toMatchObject([{vendor: 'facebook', action: 'commented', count: 2}]);
    expect(person).toMatchObject({points: [], v: null});
    expect(await mirror.database.count('ledger')).toBe(0);
  });

  it('are a supporter’s once the creator says who it is', async () => {
    const mirror = await freshMirror(() => NOW);
    const member = {name: 'Bo B.', email: 'bo@example.org', paid: true};
    const identifiers = [{type: 'email' as const, value: 'bo@example.org', strength: 'strong' as const}];
    await ingestLocally(mirror, NOW, {
      readings: [{key: 'patreon/campaign/user/7', source: 'file', asOf: NOW, identifiers, fields: member}],
    });
    await run(mirror, order(COMMENTS, '111'));
    const [entry] = await entriesIn(mirror);
    const bo = (await mirror.database.get('record', 'patreon/campaign/user/7'))?.rid ?? '';
    const decide = {
      id: 'decision-1',
      at: NOW,
      kind: 'decide' as const,
      word: 'same' as const,
      left: [bo],
      right: [entry?.rid ?? ''],
    };
    expect((await runLocally(mirror, decide, NOW)).status).toBe('applied');
    const person = await supporterOf(mirror, await mirror.read('local'), entry?.rid ?? '');
    expect(person?.records.map(({key}) => key)).toEqual(['facebook/ada.adler/user/1', 'patreon/campaign/user/7']);
  });

  it('are a member’s own where the channel id says so', async () => {
    const mirror = await freshMirror(() => NOW);
    const channel = `UC${'y'.repeat(22)}`;
    const members = `Member,Link to profile,Current level\nBo,https://www.youtube.com/channel/${channel},Gold\n`;
    const list = new File([members], 'members.csv', {lastModified: NOW - 2_000});
    await run(mirror, {kind: 'import', id: 'members', file: list, session: null, mappings: []});
    const comment = `Comment ID,Author channel ID,Comment\nUgx,${channel},hi\n`;
    await run(mirror, order(comment, 'dQw4w9WgXcQ', {channel: 'youtube', account: 'channel'}));
    const video = {...PROMOTION, channel: 'youtube' as const, account: 'channel', posts: [{id: 'dQw4w9WgXcQ', link: 'x'}]};
    const [entry] = await entriesIn(mirror, video);
    const person = await supporterOf(mirror, await mirror.read('local'), entry?.rid ?? '');
    expect(person?.records.map(({key}) => key)).toEqual([
      `youtube/channel/commenter/${channel}`,
      `youtube/channel/member/${channel}`,
    ]);
  });

  it('come from a workbook as from a table', async () => {
    const mirror = await freshMirror(() => NOW);
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = [
      ['User ID', 'Name', 'Comment'],
      ['1', 'Bo Brand', 'hi'],
    ].map(row => `<row>${row.map(cell).join('')}</row>`);
    const workbook = zipSync({
      'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="S" r:id="a"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="a" Target="worksheets/s.xml"/></Relationships>'),
      'xl/worksheets/s.xml': strToU8(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`),
    });
    const unpacked = await run(mirror, order(new Uint8Array(workbook), '111', {}, 'entries.xlsx'));
    if (unpacked.kind !== 'unpacked') throw new Error(unpacked.kind);
    const [sheet] = unpacked.files;
    await run(mirror, order(await (sheet?.text() ?? ''), '111', {}, sheet?.name));
    expect(await times(mirror)).toEqual({1: 1});
    expect(await run(mirror, order(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), '111', {}, 'old.xls'))).toMatchObject({
      report: {ok: false, problem: {code: 'old-workbook'}},
    });
  });

  it('wait for the creator’s word where no column says who it was', async () => {
    const mirror = await freshMirror(() => NOW);
    const told = await run(mirror, order('alpha,beta\nx,hello\n', '111', {action: 'liked'}));
    expect(told).toMatchObject({kind: 'unknown', problem: {code: 'unknown-table'}});
    const [kept] = await mirror.database.getAll('keptFile');
    expect(kept).toMatchObject({entries: {post: '111', action: 'liked'}, sample: {headers: ['alpha', 'beta']}});
  });

  it('go with the import, where it is taken back', async () => {
    const mirror = await freshMirror(() => NOW);
    await run(mirror, order(LIKES, '111'));
    await run(mirror, order(COMMENTS, '111', {}, 'comments.csv'));
    await run(mirror, {kind: 'undo', id: 'import-comments.csv-111'});
    expect(await times(mirror)).toEqual({1: 1, 2: 1});
  });
});

describe('a promotion in local mode', () => {
  const put = (promotion: Promotion, id: string) => ({id, at: NOW, kind: 'promotion-put' as const, promotion});

  it('counts a rev up, refuses a change of an older one, and goes (LOY-27)', async () => {
    const mirror = await freshMirror(() => NOW);
    expect((await runLocally(mirror, put(PROMOTION, 'command-1'), NOW)).status).toBe('applied');
    expect((await runLocally(mirror, put({...PROMOTION, name: 'July'}, 'command-2'), NOW)).problem?.code).toBe('conflict');
    expect((await runLocally(mirror, put({...PROMOTION, name: 'July', rev: 1}, 'command-3'), NOW)).status).toBe('applied');
    const gone = {id: 'command-4', at: NOW, kind: 'promotion-remove' as const, promotion: 'june', rev: 2};
    expect((await runLocally(mirror, gone, NOW)).status).toBe('applied');
  });
});
