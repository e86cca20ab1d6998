import {abortAllDurableObjects, runDurableObjectAlarm} from 'cloudflare:test';
import {describe, expect, it, vi} from 'vitest';
import {createGhostFake, type GhostFake} from '../../fakes/vendors/ghost.ts';
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
import {synced} from './synced.ts';

useFixedWorld();
const MINUTE = 60_000;

describe('a vendor that fails', () => {
  const FAULTS = [
    ['unauthorised', 'unauthorised', 'HTTP 401', 600_000],
    ['forbidden', 'unauthorised', 'HTTP 403', 600_000],
    ['forbidden-bare', 'rate-limited', 'HTTP 403', 5_000],
    ['too-many', 'rate-limited', 'HTTP 429', 7_000],
    ['server-error', 'unreachable', 'HTTP 500', 5_000],
    ['html', 'unexpected-shape', 'a web page instead of data', 60_000],
    ['truncated', 'unexpected-shape', 'data cut short', 60_000],
    ['hang', 'unreachable', 'no answer in time', 5_000],
    ['renamed-field', 'unexpected-shape', 'the answer has another shape at email', 60_000],
  ] as const;

  it.each(FAULTS)(
    'with %s in mid-sync shows why and when next, keeps what was read, and goes on by itself',
    async (fault, problem, detail, waitMs) => {
      vi.spyOn(Math, 'random').mockReturnValue(0.5);
      const workspace = await newWorkspace();
      const ghost = createGhostFake(250);
      stubVendors(ghost);
      await connect(workspace, ghost);
      // connect has asked once; then three webhooks, and the first page is answered well.
      ghost.faults.push(undefined, undefined, undefined, undefined, fault);
      await drain(workspace);
      const broken = await connectionOf(workspace);
      expect(broken).toMatchObject({state: 'waiting', problem, detail, records: 100, lastCompleteAt: null});
      const wait = (broken.nextAt ?? 0) - Date.now();
      expect(wait).toBeGreaterThanOrEqual(waitMs);
      expect(wait).toBeLessThanOrEqual(waitMs * 1.25);
      expect((await readFeed(workspace)).supporters).toHaveLength(100);

      const asked = ghost.asked.length;
      pass(wait - 1);
      await drain(workspace);
      expect(ghost.asked).toHaveLength(asked);
      pass(1);
      await drain(workspace);
      const healed = await connectionOf(workspace);
      expect(healed).toMatchObject({state: 'idle', records: 250, lastCompleteAt: Date.now()});
      expect(healed.problem).toBeUndefined();
      expect((await readFeed(workspace)).supporters).toHaveLength(250);
      vi.restoreAllMocks();
    },
  );

  it('again and again is asked less and less often', async () => {
    const {workspace, ghost} = await synced(10);
    ghost.faults.push(...Array.from({length: 6}, () => 'server-error' as const));
    const waits: number[] = [];
    pass(15 * MINUTE);
    for (let failure = 0; failure < 6; failure += 1) {
      await drain(workspace);
      const wait = ((await connectionOf(workspace)).nextAt ?? 0) - Date.now();
      waits.push(wait);
      pass(wait);
    }
    expect(waits.every((wait, index) => index === 0 || wait > (waits[index - 1] ?? 0))).toBe(true);
    await drain(workspace);
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle'});
  });

  it('is tried at once when the creator says so, or gives another key', async () => {
    const {workspace, ghost, id} = await synced(10);
    ghost.faults.push('unauthorised');
    pass(15 * MINUTE);
    await drain(workspace);
    expect((await connectionOf(workspace)).problem).toBe('unauthorised');
    expect((await workspace.call(`/v1/connections/${id}/sync`, {method: 'POST'})).status).toBe(202);
    await drain(workspace);
    expect((await connectionOf(workspace)).problem).toBeUndefined();

    const patched = await workspace.call(`/v1/connections/${id}`, {method: 'PATCH', body: {key: ghost.request.key}});
    expect(patched.status).toBe(200);
    expect((await workspace.call(`/v1/connections/${id}`, {method: 'PATCH', body: {key: 'x'}})).status).toBe(400);
  });

  it('by one bad row costs that row', async () => {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(50);
    stubVendors(ghost);
    await connect(workspace, ghost);
    ghost.faults.push(undefined, undefined, undefined, 'bad-row');
    await drain(workspace);
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle', records: 49, skipped: 1});
  });
});

describe('a kill', () => {
  it('at any page costs a page read again, and nobody', async () => {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(600);
    stubVendors(ghost);
    await connect(workspace, ghost);
    // In the middle of registering webhooks, before a page, right after one, and after several.
    for (const answers of [2, 4, 0, 3, 1]) {
      await dieAfter(workspace, ghost, answers);
      stubVendors(ghost);
      // Any request wakes the object up again.
      await workspace.call('/v1/changes');
    }
    await drain(workspace);
    const {supporters, connections} = await readFeed(workspace);
    expect(supporters).toHaveLength(600);
    expect(connections).toMatchObject([{state: 'idle', records: 600, skipped: 0}]);
    expect(new Set(ghost.asked).size).toBeLessThan(ghost.asked.length);
  });
});

/** Runs the alarm and kills the object after `answers` answers of the vendor were taken, with the next one on its way. */
async function dieAfter(workspace: TestWorkspace, ghost: GhostFake, answers: number): Promise<void> {
  let taken = 0;
  stubVendors({
    ...ghost,
    async fetch(request) {
      const answer = await ghost.fetch(request);
      taken += 1;
      if (taken <= answers) return answer;
      return new Promise(() => undefined);
    },
  });
  const run = runDurableObjectAlarm(workspace.stub).catch(() => undefined);
  // Polled, not awaited: a promise that the object resolves would let it kill itself.
  while (taken <= answers) await new Promise(resolve => setTimeout(resolve, 5));
  await abortAllDurableObjects();
  await run;
}
