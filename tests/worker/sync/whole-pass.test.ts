import {runDurableObjectAlarm} from 'cloudflare:test';
import {describe, expect, it} from 'vitest';
import {badRowsResponseSchema} from '#shared/protocol/connect';
import type {FakeVendor} from '../../fakes/vendors/fake-vendor.ts';
import {createGhostFake, type GhostFake, ghostMember} from '../../fakes/vendors/ghost.ts';
import {createMailchimpFake} from '../../fakes/vendors/mailchimp.ts';
import {createPatreonFake} from '../../fakes/vendors/patreon.ts';
import {
  connect,
  connectionOf,
  drain,
  newWorkspace,
  pass,
  readFeed,
  stubVendors,
  type TestWorkspace,
  useFixedWorld,
} from '../harness.ts';
import {idOf, synced} from './synced.ts';

useFixedWorld();
const SECOND = 1_000;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** The same vendor, where each answer takes so long. */
function slow(fake: GhostFake, ms: number): GhostFake {
  return {
    ...fake,
    async fetch(request) {
      pass(ms);
      return fake.fetch(request);
    },
  };
}

describe('a running pass', () => {
  it('tells how many records a minute, and how long it takes at that rate', async () => {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(3_000);
    stubVendors(slow(ghost, 2 * SECOND));
    await connect(workspace, ghost);
    await runDurableObjectAlarm(workspace.stub);
    const {progress} = await connectionOf(workspace);
    // A hundred in two seconds.
    expect(progress?.expected).toBe(3_000);
    expect(progress?.rate).toBeGreaterThanOrEqual(2_700);
    expect(progress?.rate).toBeLessThanOrEqual(3_300);
    const left = 3_000 - (progress?.done ?? 0);
    expect(progress?.leftMs).toBeGreaterThanOrEqual((left / 3_300) * MINUTE);
    expect(progress?.leftMs).toBeLessThanOrEqual((left / 2_700) * MINUTE);
    await drain(workspace);
    const ended = await connectionOf(workspace);
    expect(ended).toMatchObject({state: 'idle', records: 3_000, expected: 3_000, completeness: 1});
    expect(ended.progress).toBeUndefined();
  });

  it('tells no rate before there is one, nor one of before a long stand', async () => {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(250);
    stubVendors(ghost);
    await connect(workspace, ghost);
    ghost.faults.push(undefined, undefined, undefined, undefined, 'unauthorised');
    await drain(workspace);
    expect((await connectionOf(workspace)).progress).toEqual({done: 100, expected: 250});
  });
});

describe('completeness', () => {
  it('is what was read of what the vendor counts', async () => {
    const {workspace, ghost} = await synced(120);
    ghost.lastPage = 1;
    pass(DAY);
    await drain(workspace);
    expect(await connectionOf(workspace)).toMatchObject({expected: 120, completeness: 0.833});
  });

  it('of a pass that began with more people than it found says of nobody that they are gone, and looks again soon', async () => {
    const {workspace, ghost} = await synced(250);
    pass(DAY);
    // Three leave while the second page is on its way: nobody can tell them from a page that shifted.
    const before = ghost.fetch;
    let asked = 0;
    stubVendors({
      ...ghost,
      fetch(request) {
        asked += 1;
        if (asked === 2) for (const number of [200, 201, 202]) ghost.members.delete(idOf(number));
        return before(request);
      },
    });
    await drain(workspace);
    expect((await readFeed(workspace)).supporters).toHaveLength(250);
    expect((await connectionOf(workspace)).problem).toBeUndefined();
    stubVendors(ghost);
    pass(15 * MINUTE);
    await drain(workspace);
    expect((await readFeed(workspace)).supporters).toHaveLength(247);
    expect(await connectionOf(workspace)).toMatchObject({records: 247, expected: 247, completeness: 1});
  });

  it('of a vendor that keeps rows back again and again is shown, and asked for less and less often', async () => {
    const {workspace, ghost} = await synced(120);
    ghost.lastPage = 1;
    const sweeps: number[] = [];
    pass(DAY);
    for (let quarter = 0; quarter < 4 * 24; quarter += 1) {
      ghost.asked.length = 0;
      await drain(workspace);
      if (ghost.asked.some(path => !path.includes('filter='))) sweeps.push(quarter);
      pass(15 * MINUTE);
    }
    expect(await connectionOf(workspace)).toMatchObject({problem: 'sweep-too-small', detail: '100 of 120', records: 120});
    // At once, after a quarter of an hour, an hour, four hours, sixteen.
    expect(sweeps).toEqual([0, 1, 5, 21, 85]);
  });
});

describe('a page that the vendor gives twice', () => {
  it.each([
    ['Ghost, whose pages go by the date of change', () => createGhostFake(350), /members\/\?limit=100/, 350],
    ['Patreon, whose pages go by a place', () => createPatreonFake(700), /campaigns\/\d+\/members/, 700],
  ] as const)('is refused where another was asked for: %s', async (_, vendor, list, people) => {
    const workspace = await newWorkspace();
    const fake: FakeVendor = vendor();
    let pages = 0;
    stubVendors({
      ...fake,
      fetch(request) {
        if (list.test(request.url)) pages += 1;
        // The second page is the first once more.
        if (pages === 2 && list.test(request.url)) fake.faults.push('repeated');
        return fake.fetch(request);
      },
    });
    await connect(workspace, fake);
    await drain(workspace);
    const met = await connectionOf(workspace);
    expect(met).toMatchObject({state: 'waiting', problem: 'unexpected-shape', detail: 'the same page again'});
    pass((met.nextAt ?? 0) - Date.now());
    await drain(workspace);
    expect((await readFeed(workspace)).supporters).toHaveLength(people);
  });

  it('is right where one second fills several', async () => {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(350);
    for (const member of ghost.members.values()) member.updated_at = '2026-05-05T05:05:05.000Z';
    stubVendors(ghost);
    await connect(workspace, ghost);
    await drain(workspace);
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle', records: 350, completeness: 1});
  });
});

describe('a place that is no longer good', () => {
  it('begins the pass again in silence, and is shown when it happens again and again', async () => {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(250);
    stubVendors(ghost);
    await connect(workspace, ghost);
    ghost.faults.push(undefined, undefined, undefined);
    const problems: (string | undefined)[] = [];
    for (let loss = 0; loss < 4; loss += 1) {
      ghost.faults.push(undefined, 'gone');
      await drain(workspace);
      const {problem, nextAt} = await connectionOf(workspace);
      problems.push(problem);
      pass((nextAt ?? 0) - Date.now());
    }
    expect(problems).toEqual([undefined, undefined, 'unexpected-shape', 'unexpected-shape']);
    await drain(workspace);
    const healed = await connectionOf(workspace);
    expect(healed).toMatchObject({state: 'idle', records: 250});
    expect(healed.problem).toBeUndefined();
  });
});

async function badRows(workspace: TestWorkspace, id: string) {
  const response = await workspace.call(`/v1/connections/${id}/bad-rows`);
  return badRowsResponseSchema.parse(await response.json()).rows;
}

describe('rows that cannot be read', () => {
  it('are counted, kept and shown until everything is read again, and take nobody away', async () => {
    const {workspace, ghost, id} = await synced(30);
    pass(DAY);
    ghost.faults.push('bad-row');
    await drain(workspace);
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle', skipped: 1, badRows: 1, records: 30});
    expect(await badRows(workspace, id)).toEqual([{id: idOf(1), issue: 'the answer has another shape at email', at: Date.now()}]);
    expect((await readFeed(workspace)).supporters).toHaveLength(30);
    pass(DAY);
    await drain(workspace);
    expect(await badRows(workspace, id)).toEqual([]);
    expect((await connectionOf(workspace)).badRows).toBeUndefined();
  });

  it('without an id that we know are looked up one by one, so that who left goes all the same', async () => {
    const workspace = await newWorkspace();
    const mailchimp = createMailchimpFake(30);
    stubVendors(mailchimp);
    await connect(workspace, mailchimp);
    await drain(workspace);
    mailchimp.contacts.delete('u30');
    pass(DAY);
    mailchimp.faults.push('bad-row');
    await drain(workspace);
    const {supporters} = await readFeed(workspace);
    const keys = supporters.flatMap(({records}) => records.map(({key}) => key.split('/').at(-1)));
    expect([keys.includes('u1'), keys.includes('u30'), keys.length]).toEqual([true, false, 29]);
  });

  it('are kept up to two hundred, of a connection that there is', async () => {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(0);
    for (let number = 1; number <= 700; number += 1) {
      const member = ghostMember(number);
      if (number % 2 === 0) Object.assign(member, {email: 7});
      ghost.members.set(member.id, member);
    }
    stubVendors(ghost);
    const id = await connect(workspace, ghost);
    await drain(workspace);
    expect(await connectionOf(workspace)).toMatchObject({records: 350, skipped: 350, badRows: 200});
    expect(await badRows(workspace, id)).toHaveLength(200);
    expect((await workspace.call('/v1/connections/none/bad-rows')).status).toBe(404);
  });
});
