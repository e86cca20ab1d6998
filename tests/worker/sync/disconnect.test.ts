import {describe, expect, it} from 'vitest';
import {createGhostFake} from '../../fakes/vendors/ghost.ts';
import {connect, drain, newWorkspace, readFeed, rowsOf, stubVendors, useFixedWorld} from '../harness.ts';
import {synced} from './synced.ts';

useFixedWorld();

describe('disconnecting', () => {
  it('takes key, jobs and webhooks away and keeps the people', async () => {
    const {workspace, ghost, id} = await synced(5);
    expect((await workspace.call(`/v1/connections/${id}`, {method: 'DELETE'})).status).toBe(204);
    expect(ghost.webhooks).toEqual([]);
    for (const table of ['connection', 'vault', 'webhook', 'sweep'])
      expect(await rowsOf(workspace, `select * from ${table}`)).toEqual([]);
    expect(await rowsOf(workspace, "select kind from job where kind not in ('retention', 'calibrate')")).toEqual([]);
    const {supporters, connections} = await readFeed(workspace);
    expect({people: supporters.length, connections}).toEqual({people: 5, connections: []});
  });

  it('while the vendor is answering drops the answer', async () => {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(5);
    stubVendors(ghost);
    const id = await connect(workspace, ghost);
    const browse = ghost.fetch;
    stubVendors({
      ...ghost,
      async fetch(request) {
        if (request.url.includes('page=1')) await workspace.call(`/v1/connections/${id}`, {method: 'DELETE'});
        return browse(request);
      },
    });
    await drain(workspace);
    expect((await readFeed(workspace)).supporters).toEqual([]);
  });

  it('does not let the same account be connected twice', async () => {
    const {workspace, ghost} = await synced(1);
    const again = await workspace.call('/v1/connections', {body: ghost.request});
    expect(again.status).toBe(409);
    expect(((await again.json()) as {code: string}).code).toBe('conflict');
  });

  it('nor twice at the same moment', async () => {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(1);
    stubVendors(ghost);
    const both = await Promise.all([1, 2].map(() => workspace.call('/v1/connections', {body: ghost.request})));
    expect(both.map(({status}) => status).sort()).toEqual([201, 409]);
    expect(await rowsOf(workspace, 'select connection from vault')).toHaveLength(1);
  });
});
