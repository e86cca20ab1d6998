import {createExecutionContext, createScheduledController, runInDurableObject, waitOnExecutionContext} from 'cloudflare:test';
import {env} from 'cloudflare:workers';
import {beforeEach, describe, expect, it} from 'vitest';
import {mostOverdue} from '../../../worker/directory/directory.ts';
import worker from '../../../worker/index.ts';
import {createGhostFake} from '../../fakes/vendors/ghost.ts';
import {call, connect, drain, newWorkspace, pass, rowsOf, stubVendors, type TestWorkspace, useFixedWorld} from '../harness.ts';

useFixedWorld();
beforeEach(async () => {
  await env.DIRECTORY.prepare('drop table if exists workspace').run();
});

const alarmOf = ({stub}: TestWorkspace) => runInDurableObject(stub, (_, {storage}) => storage.getAlarm());
const loseAlarm = ({stub}: TestWorkspace) => runInDurableObject(stub, (_, {storage}) => storage.deleteAlarm());

const WAYS: [string, () => Promise<void>][] = [
  [
    'the cron',
    async () => {
      const ctx = createExecutionContext();
      worker.scheduled(createScheduledController({scheduledTime: Date.now()}), env, ctx);
      await waitOnExecutionContext(ctx);
    },
  ],
  [
    'an outside scheduler',
    async () => {
      expect((await call('/v1/jobs/heal', {body: {}, token: env.JOB_TOKEN})).status).toBe(200);
    },
  ],
];

describe.each(WAYS)('healing by %s', (_, heal) => {
  it('sets a lost alarm again', async () => {
    const workspace = await newWorkspace();
    await loseAlarm(workspace);
    await heal();
    const [row] = await rowsOf<{due: number}>(workspace, 'select min(due) as due from job');
    expect(await alarmOf(workspace)).toBe(row?.due);
  });

  it('changes nothing where all is well', async () => {
    const workspace = await newWorkspace();
    const before = await alarmOf(workspace);
    await heal();
    await heal();
    expect(await alarmOf(workspace)).toBe(before);
  });

  it('looks at the most overdue first and then puts them at the end', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      ids.push((await newWorkspace()).id);
      pass(1_000);
    }
    expect((await mostOverdue(env.DIRECTORY, 2)).map(({id}) => id)).toEqual(ids.slice(0, 2));
    await heal();
    expect((await mostOverdue(env.DIRECTORY, 9)).every(({overdueAt}) => overdueAt > Date.now())).toBe(true);
  });
});

describe('the job "sync"', () => {
  it('makes every connection be read now', async () => {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(3);
    stubVendors(ghost);
    await connect(workspace, ghost);
    await drain(workspace);
    ghost.asked.length = 0;
    expect(await (await call('/v1/jobs/sync', {body: {}, token: env.JOB_TOKEN})).json()).toEqual({workspaces: 1, failed: 0});
    await drain(workspace);
    // The members that changed, and what members did.
    expect(ghost.asked).toHaveLength(2);
  });

  it('is closed without the token, and with a wrong one', async () => {
    expect((await call('/v1/jobs/sync', {body: {}})).status).toBe(401);
    expect((await call('/v1/jobs/sync', {body: {}, token: `${env.JOB_TOKEN}x`})).status).toBe(401);
    expect((await call('/v1/jobs/sync', {body: {}, token: env.SETUP_TOKEN})).status).toBe(401);
  });
});

describe('a lost directory', () => {
  it('fills up again by itself within a day', async () => {
    const workspace = await newWorkspace('Found again');
    await workspace.call('/v1/changes');
    await env.DIRECTORY.prepare('drop table workspace').run();
    pass(86_400_001);
    await workspace.call('/v1/changes');
    const listed = await (await call('/v1/workspaces', {token: env.SETUP_TOKEN})).json();
    expect(listed).toEqual({workspaces: [{workspace: workspace.id, name: 'Found again'}]});
  });

  it('is no error for the job', async () => {
    expect(await (await call('/v1/jobs/heal', {body: {}, token: env.JOB_TOKEN})).json()).toEqual({workspaces: 0, failed: 0});
  });
});
