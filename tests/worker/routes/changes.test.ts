import {describe, expect, it} from 'vitest';
import {starterSegments} from '#shared/filter/starter-segments';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import {changesPageSchema} from '#shared/protocol/changes';
import {createGhostFake} from '../../fakes/vendors/ghost.ts';
import {
  connect,
  drain,
  newWorkspace,
  pass,
  readFeed,
  rowsOf,
  stubVendors,
  type TestWorkspace,
  useFixedWorld,
} from '../harness.ts';
import {fileReading} from '../readings.ts';

useFixedWorld();
const DAY = 86_400_000;

function importPeople(workspace: TestWorkspace, numbers: readonly number[]): Promise<Response> {
  const readings = numbers.map(number => fileReading(number));
  return workspace.call('/v1/imports', {body: {import: 'file-1', chunk: 0, readings}});
}

const upTo = (count: number) => Array.from({length: count}, (_, index) => index + 1);

describe('the feed', () => {
  it('of a new workspace has the default programme and the starter filters', async () => {
    const {changes} = await readFeed(await newWorkspace());
    expect(changes.filter(({kind}) => kind === 'programme').map(({doc}) => doc)).toEqual([DEFAULT_PROGRAMME]);
    expect(changes.filter(({kind}) => kind === 'segment').map(({doc}) => doc)).toEqual(starterSegments());
  });

  it.each([1, 7, 1000])('is the same in pages of %i, each thing once and in the order of seq', async limit => {
    const workspace = await newWorkspace();
    await importPeople(workspace, upTo(23));
    const {changes, supporters} = await readFeed(workspace, limit);
    expect(supporters).toHaveLength(23);
    expect(changes).toHaveLength(23 + 1 + starterSegments().length);
    const seqs = changes.map(({seq}) => seq);
    expect(seqs).toEqual([...new Set(seqs)].sort((left, right) => left - right));
  });

  it('after `since` has only what changed, with its newest seq', async () => {
    const workspace = await newWorkspace();
    await importPeople(workspace, upTo(5));
    const {head, epoch} = await readFeed(workspace);
    const readings = [fileReading(3, {name: 'Renamed'})];
    await workspace.call('/v1/imports', {body: {import: 'file-2', chunk: 0, readings}});
    const page = changesPageSchema.parse(await (await workspace.call(`/v1/changes?epoch=${epoch}&since=${head}`)).json());
    expect(page.items.map(item => item.kind === 'supporter' && item.doc?.name?.value)).toEqual(['Renamed']);
    expect(page.next).toBe(page.head);
    expect(page.head).toBeGreaterThan(head);
  });

  it('does not move when a file is imported twice', async () => {
    const workspace = await newWorkspace();
    await importPeople(workspace, upTo(5));
    const {head} = await readFeed(workspace);
    const again = await importPeople(workspace, upTo(5));
    expect(await again.json()).toMatchObject({created: 0, changed: 0, unchanged: 5, seq: head});
    expect((await readFeed(workspace)).head).toBe(head);
  });

  it.each([
    ['another epoch', 'epoch=ffff&since=3'],
    ['no epoch', 'since=3'],
    ['a place that was never reached', 'since=99999'],
  ])('asks for a new start from %s', async (_, query) => {
    const workspace = await newWorkspace();
    const {epoch} = await readFeed(workspace);
    const response = await workspace.call(
      `/v1/changes?${query}${query.includes('epoch') || query === 'since=3' ? '' : `&epoch=${epoch}`}`,
    );
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({code: 'resync'});
  });
});

describe('tombstones', () => {
  /** A workspace with 30 Ghost members, one of whom is gone after a day. */
  async function withOneGone(): Promise<TestWorkspace> {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(30);
    stubVendors(ghost);
    await connect(workspace, ghost);
    await drain(workspace);
    ghost.members.delete((29).toString(16).padStart(24, '0'));
    pass(DAY + 60_000);
    await drain(workspace);
    return workspace;
  }

  it('tell a mirror of who is gone, and a new mirror nothing', async () => {
    const workspace = await withOneGone();
    const {epoch, supporters, changes} = await readFeed(workspace);
    expect(supporters).toHaveLength(29);
    expect(changes.filter(({doc}) => doc === null)).toEqual([]);
    const page = changesPageSchema.parse(await (await workspace.call(`/v1/changes?epoch=${epoch}&since=1`)).json());
    expect(page.items.filter(({doc}) => doc === null).map(({kind}) => kind)).toEqual(['supporter']);
  });

  it('are dropped after 90 days; who was away longer starts again, who was not goes on', async () => {
    const workspace = await withOneGone();
    const {epoch, head} = await readFeed(workspace);
    const [grave] = await rowsOf<{seq: number}>(workspace, 'select seq from supporter where doc is null');
    const ask = (since: number) => workspace.call(`/v1/changes?epoch=${epoch}&since=${since}`);
    expect((await ask((grave?.seq ?? 0) - 1)).status).toBe(200);
    stubVendors();
    pass(91 * DAY);
    await drain(workspace);
    expect(await rowsOf(workspace, 'select seq from supporter where doc is null')).toEqual([]);
    expect((await ask((grave?.seq ?? 0) - 1)).status).toBe(409);
    expect((await ask(head)).status).toBe(200);
    expect((await readFeed(workspace)).supporters).toHaveLength(29);
  });
});
