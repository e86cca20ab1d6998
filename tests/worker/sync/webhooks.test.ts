import {runInDurableObject} from 'cloudflare:test';
import {exports} from 'cloudflare:workers';
import {describe, expect, it} from 'vitest';
import {createGhostFake, ghostMember} from '../../fakes/vendors/ghost.ts';
import {
  connect,
  connectionOf,
  drain,
  newWorkspace,
  ORIGIN,
  pass,
  readFeed,
  rowsOf,
  stubVendors,
  type TestWorkspace,
  useFixedWorld,
} from '../harness.ts';
import {deliver, idOf, synced} from './synced.ts';

useFixedWorld();
const MINUTE = 60_000;
const DAY = 86_400_000;

describe('webhooks', () => {
  it('are registered after connecting, to an address that names the workspace', async () => {
    const {workspace, ghost} = await synced(1);
    expect(ghost.webhooks.map(({event}) => event)).toEqual(['member.added', 'member.edited', 'member.deleted']);
    for (const {target_url} of ghost.webhooks)
      expect(target_url).toMatch(new RegExp(`/v1/webhooks/${workspace.id}\\.[0-9a-f]{64}$`));
  });

  it('make one member be read again, at once', async () => {
    const {workspace, ghost} = await synced(20);
    const [hook] = ghost.webhooks;
    Object.assign(ghost.members.get(idOf(5)) ?? {}, {name: 'Renamed', updated_at: new Date(Date.now()).toISOString()});
    ghost.asked.length = 0;
    const body = {member: {current: {id: idOf(5), name: 'a lie'}, previous: {}}};
    const response = await deliver(workspace, {url: hook?.target_url ?? '', secret: hook?.secret ?? '', body});
    expect(response.status).toBe(204);
    await drain(workspace);
    expect(ghost.asked).toHaveLength(1);
    const names = (await readFeed(workspace)).supporters.map(({name}) => name?.value);
    expect(names).toContain('Renamed');
    expect(names).not.toContain('a lie');
  });

  it('that come twice are followed once', async () => {
    const {workspace, ghost} = await synced(2);
    const [hook] = ghost.webhooks;
    ghost.asked.length = 0;
    const delivery = {url: hook?.target_url ?? '', secret: hook?.secret ?? '', body: {member: {current: {id: idOf(1)}}}};
    await deliver(workspace, delivery);
    await drain(workspace);
    expect((await deliver(workspace, delivery)).status).toBe(204);
    await drain(workspace);
    expect(ghost.asked).toHaveLength(1);
  });

  it('of a deletion take the person away', async () => {
    const {workspace, ghost} = await synced(20);
    const [hook] = ghost.webhooks;
    ghost.members.delete(idOf(5));
    const body = {member: {current: {}, previous: {id: idOf(5)}}};
    await deliver(workspace, {url: hook?.target_url ?? '', secret: hook?.secret ?? '', body});
    await drain(workspace);
    expect((await readFeed(workspace)).supporters).toHaveLength(19);
    expect(await connectionOf(workspace)).toMatchObject({records: 19});
  });

  it('are refused with a wrong signature, a stale one, or at another address', async () => {
    const {workspace, ghost} = await synced(2);
    const {target_url: url = '', secret = ''} = ghost.webhooks[0] ?? {};
    ghost.asked.length = 0;
    const body = {member: {current: {id: idOf(1)}}};
    expect((await deliver(workspace, {url, secret: 'guess', body})).status).toBe(401);
    expect((await deliver(workspace, {url, secret, body, at: Date.now() - 6 * MINUTE})).status).toBe(401);
    expect(
      (await deliver(workspace, {url: `https://x.example/v1/webhooks/${workspace.id}.${'0'.repeat(64)}`, secret, body})).status,
    ).toBe(404);
    await drain(workspace);
    expect(ghost.asked).toEqual([]);
  });

  it('are still known after the key was replaced', async () => {
    const {workspace, ghost, id} = await synced(2);
    expect((await workspace.call(`/v1/connections/${id}`, {method: 'PATCH', body: {key: ghost.request.key}})).status).toBe(200);
    const {target_url: url = '', secret = ''} = ghost.webhooks[0] ?? {};
    expect((await deliver(workspace, {url, secret, body: {member: {current: {id: idOf(1)}}}})).status).toBe(204);
  });

  it('that cannot be registered leave the connection to polling', async () => {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(5);
    stubVendors(ghost);
    await connect(workspace, ghost);
    ghost.faults.push('forbidden');
    await drain(workspace);
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle', records: 5});
    for (let hour = 0; hour < 3; hour += 1) {
      ghost.faults.push('forbidden');
      pass(60 * MINUTE);
      await drain(workspace).catch(() => undefined);
      ghost.faults.length = 0;
    }
    expect(await rowsOf(workspace, "select key from job where kind = 'webhooks'")).toEqual([]);
  });

  it('keep a person whom a webhook named while the sweep was past', async () => {
    const {workspace, ghost} = await synced(30);
    const [hook] = ghost.webhooks;
    pass(DAY);
    const joined = ghostMember(500, {updated_at: '2020-01-01T00:00:00.000Z'});
    // The sweep's only page is answered before the person is there, and taken after the webhook was followed.
    const browse = ghost.fetch;
    let held = false;
    stubVendors({
      ...ghost,
      async fetch(request) {
        const answer = await browse(request);
        if (held || !request.url.includes('page=1')) return answer;
        held = true;
        ghost.members.set(joined.id, joined);
        await deliver(workspace, {
          url: hook?.target_url ?? '',
          secret: hook?.secret ?? '',
          body: {member: {current: {id: joined.id}}},
        });
        return answer;
      },
    });
    await drain(workspace);
    const {supporters} = await readFeed(workspace);
    expect(supporters.some(({records}) => records.some(({key}) => key.endsWith(joined.id)))).toBe(true);
  });

  it('that are forged, empty or no JSON at all are answered and forgotten', async () => {
    const {workspace, ghost} = await synced(3);
    const [hook] = ghost.webhooks;
    ghost.asked.length = 0;
    for (const body of [{}, {member: null}, {member: {current: {id: '../../admin'}}}, [], 'text', null]) {
      expect((await deliver(workspace, {url: hook?.target_url ?? '', secret: hook?.secret ?? '', body})).status).toBe(204);
    }
    const {pathname} = new URL(hook?.target_url ?? '');
    expect((await workspace.call(pathname, {method: 'POST', token: undefined, body: '{"member":'})).status).toBe(401);
    await drain(workspace);
    expect(ghost.asked).toEqual([]);
  });

  it('out of order end with what the vendor has now, not with what came last', async () => {
    const {workspace, ghost} = await synced(20);
    const [hook] = ghost.webhooks;
    const say = (body: object, at: number) =>
      deliver(workspace, {url: hook?.target_url ?? '', secret: hook?.secret ?? '', body, at});
    const now = Date.now();
    Object.assign(ghost.members.get(idOf(5)) ?? {}, {name: 'Second', updated_at: new Date(now).toISOString()});
    await say({member: {current: {id: idOf(5), name: 'Second'}}}, now);
    await drain(workspace);
    await say({member: {current: {id: idOf(5), name: 'First'}}}, now - MINUTE);
    // Deleted, then told of as edited: the vendor is asked and says that there is nobody.
    ghost.members.delete(idOf(6));
    await say({member: {current: {}, previous: {id: idOf(6)}}}, now);
    await say({member: {current: {id: idOf(6)}}}, now - 2 * MINUTE);
    await drain(workspace);
    const {supporters} = await readFeed(workspace);
    const names = supporters.map(({name}) => name?.value);
    expect([names.includes('Second'), names.includes('First'), names.includes('Member 6')]).toEqual([true, false, false]);
    expect(supporters).toHaveLength(19);
  });

  it('that are replayed make nobody be read again: later than five minutes, or a second time within them', async () => {
    const {workspace, ghost} = await synced(3);
    const hook = ghost.webhooks[0];
    const sent = {url: hook?.target_url ?? '', secret: hook?.secret ?? '', at: Date.now()};
    const send = async () => {
      const request = await ghost.webhook?.(1, sent);
      if (request === undefined) throw new Error('the fake sends nothing');
      const headers = Object.fromEntries(request.headers);
      return workspace.call(new URL(request.url).pathname, {
        method: 'POST',
        token: undefined,
        body: await request.text(),
        headers,
      });
    };
    ghost.asked.length = 0;
    expect((await send()).status).toBe(204);
    await drain(workspace);
    pass(MINUTE);
    expect((await send()).status).toBe(204);
    pass(5 * MINUTE);
    expect((await send()).status).toBe(401);
    await drain(workspace);
    expect(ghost.asked).toHaveLength(1);
  });

  it('of 50 MB are refused before anything of them is read', async () => {
    const {ghost} = await synced(1);
    const {pathname} = new URL(ghost.webhooks[0]?.target_url ?? '');
    const taken: number[] = [];
    const flood = (place: number) =>
      new ReadableStream<Uint8Array>(
        {
          pull(controller) {
            taken[place] = (taken[place] ?? 0) + 1;
            if ((taken[place] ?? 0) > 50) controller.close();
            else controller.enqueue(new Uint8Array(1_000_000));
          },
        },
        {highWaterMark: 0},
      );
    const send = (place: number, headers: Record<string, string>) =>
      exports.default.fetch(new Request(ORIGIN + pathname, {method: 'POST', body: flood(place), headers}));
    expect((await send(0, {'content-length': '50000000'})).status).toBe(413);
    // One that does not say how long it is, is read no further than it may be.
    expect((await send(1, {})).status).toBe(413);
    // The runtime takes a piece by itself.
    expect([taken[0] ?? 0, taken[1] ?? 0].map(pieces => pieces <= 4)).toEqual([true, true]);
    expect(taken[0] ?? 0).toBeLessThanOrEqual(1);
  });

  it('wait for https where vendors call from outside, and are registered once there is', async () => {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(1);
    stubVendors(ghost);
    const job = {url: `http://plain.example/v1/webhooks/${workspace.id}.${'ab'.repeat(32)}`, tries: 0};
    const id = await connect(workspace, ghost);
    await setEnv(workspace, {ALLOW_PRIVATE_HOSTS: 'false'});
    await rowsOf(workspace, "update job set state = ? where kind = 'webhooks' and key = ?", JSON.stringify(job), id);
    await rowsOf(workspace, "delete from job where kind = 'sync'");
    await drain(workspace);
    expect(ghost.webhooks).toEqual([]);
    pass(DAY);
    await setEnv(workspace, {PUBLIC_URL: 'https://safe.example', ALLOW_PRIVATE_HOSTS: 'true'});
    await drain(workspace);
    await setEnv(workspace, {PUBLIC_URL: undefined});
    expect(new Set(ghost.webhooks.map(({target_url}) => new URL(target_url).origin))).toEqual(new Set(['https://safe.example']));
  });
});

/** Changes settings of the deployment, which all objects of a test file share. */
async function setEnv({stub}: TestWorkspace, settings: Record<string, string | undefined>): Promise<void> {
  await runInDurableObject(stub, object => {
    const held = Reflect.get(object, 'env') as Record<string, string | undefined>;
    for (const [name, value] of Object.entries(settings)) {
      if (value === undefined) delete held[name];
      else held[name] = value;
    }
  });
}
