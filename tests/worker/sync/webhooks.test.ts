import {describe, expect, it} from 'vitest';
import {createGhostFake, ghostMember} from '../../fakes/vendors/ghost.ts';
import {connect, connectionOf, drain, newWorkspace, pass, readFeed, rowsOf, stubVendors, useFixedWorld} from '../harness.ts';
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
});
