import {describe, expect, it} from 'vitest';
import {createGhostFake} from '../../fakes/vendors/ghost.ts';
import {createMailchimpFake} from '../../fakes/vendors/mailchimp.ts';
import {connect, drain, newWorkspace, readFeed, rowsOf, send, stubVendors, useFixedWorld} from '../harness.ts';
import {idOf, synced} from './synced.ts';

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

describe('disconnecting and forgetting', () => {
  it('says before what would go, and takes what only this connection knew, notes and others’ knowledge excepted', async () => {
    const {workspace, id} = await synced(6);
    const mailchimp = createMailchimpFake(3);
    stubVendors(createGhostFake(6), mailchimp);
    await connect(workspace, mailchimp);
    await drain(workspace);
    const before = (await readFeed(workspace)).supporters;
    const noted = before.find(({records}) => records.some(({key}) => key.endsWith(idOf(6))));
    await send(workspace, {kind: 'note-add', supporter: noted?.id, text: 'met in Lyon'});
    const said = await (await workspace.call(`/v1/connections/${id}/only-here`)).json();
    expect(said).toEqual({records: 6, people: 2});

    expect((await workspace.call(`/v1/connections/${id}?forget=true`, {method: 'DELETE'})).status).toBe(204);
    await drain(workspace);
    const {supporters} = await readFeed(workspace);
    const vendors = supporters.map(({records}) => records.map(({key}) => key.split('/')[0]).join());
    expect(vendors.sort()).toEqual(['ghost', 'mailchimp', 'mailchimp', 'mailchimp']);
    expect(supporters.find(({notes}) => notes.length > 0)?.name).toBeUndefined();
    // The one with a note stays bare: without name, address or identifier.
    const left = await rowsOf<{key: string; doc: string}>(workspace, "select key, doc from record where key like 'ghost/%'");
    expect(left.map(({key}) => key.split('/').at(-1))).toEqual([idOf(6)]);
    expect(left[0]?.doc).not.toContain('example.org');
    for (const table of ['ledger', 'history']) {
      expect(
        await rowsOf(workspace, `select record from ${table} where record like 'ghost/%' and record not like '%${idOf(6)}'`),
      ).toEqual([]);
    }
    expect(await rowsOf(workspace, 'select * from erasure')).toEqual([]);
  });

  it('has everybody back when the account is connected again, notes and all', async () => {
    const {workspace, ghost, id} = await synced(6);
    const noted = (await readFeed(workspace)).supporters.find(({records}) => records.some(({key}) => key.endsWith(idOf(6))));
    await send(workspace, {kind: 'note-add', supporter: noted?.id, text: 'met in Lyon'});
    await workspace.call(`/v1/connections/${id}?forget=true`, {method: 'DELETE'});
    await drain(workspace);
    await connect(workspace, ghost);
    await drain(workspace);
    const {supporters} = await readFeed(workspace);
    expect(supporters).toHaveLength(6);
    expect(supporters.filter(({notes}) => notes.length > 0).map(({id: one}) => one)).toEqual([noted?.id]);
  });

  it('leaves alone what a file knows too, and what is connected again before it was forgotten', async () => {
    const {workspace, ghost, id} = await synced(6);
    const [first] = await rowsOf<{key: string}>(workspace, 'select key from record order by key');
    const reading = {key: first?.key, source: 'file', asOf: Date.now(), identifiers: [], fields: {name: 'From a file'}};
    await workspace.call('/v1/imports', {body: {import: 'f', chunk: 0, readings: [reading]}});
    expect(await (await workspace.call(`/v1/connections/${id}/only-here`)).json()).toEqual({records: 5, people: 5});
    await workspace.call(`/v1/connections/${id}?forget=true`, {method: 'DELETE'});
    await connect(workspace, ghost);
    await drain(workspace);
    expect((await readFeed(workspace)).supporters).toHaveLength(6);
  });

  it('of thousands goes on block by block', async () => {
    const {workspace, id} = await synced(1_200);
    await workspace.call(`/v1/connections/${id}?forget=true`, {method: 'DELETE'});
    await drain(workspace);
    expect((await readFeed(workspace)).supporters).toEqual([]);
    for (const table of ['record', 'identifier', 'ledger', 'history'])
      expect(await rowsOf(workspace, `select * from ${table}`)).toEqual([]);
  });
});
