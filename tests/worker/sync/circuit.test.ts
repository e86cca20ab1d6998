import {describe, expect, it} from 'vitest';
import {connectionOf, drain, pass, readFeed, rowsOf, send, useFixedWorld} from '../harness.ts';
import {deliver, idOf, synced} from './synced.ts';

useFixedWorld();
const MINUTE = 60_000;

describe('a vendor in trouble', () => {
  it('is asked nothing at all after the third failure in a row, and the connection says until when', async () => {
    const {workspace, ghost} = await synced(10);
    ghost.faults.push('server-error', 'server-error', 'server-error');
    pass(15 * MINUTE);
    for (let failure = 0; failure < 3; failure += 1) {
      await drain(workspace);
      const {nextAt} = await connectionOf(workspace);
      if (failure < 2) pass((nextAt ?? 0) - Date.now());
    }
    const open = await connectionOf(workspace);
    expect(open).toMatchObject({state: 'waiting', problem: 'unreachable'});
    const until = open.nextAt ?? 0;
    // A webhook and a label to write come meanwhile.
    const [hook] = ghost.webhooks;
    ghost.asked.length = 0;
    await deliver(workspace, {url: hook?.target_url ?? '', secret: hook?.secret ?? '', body: {member: {current: {id: idOf(3)}}}});
    const [someone] = (await readFeed(workspace)).supporters;
    await send(workspace, {kind: 'tag', supporter: someone?.id, name: 'VIP', on: true});
    await drain(workspace);
    expect(ghost.asked).toEqual([]);
    const jobs = await rowsOf<{kind: string; due: number}>(
      workspace,
      "select kind, due from job where kind in ('outbox', 'reread', 'sync')",
    );
    expect(jobs.map(({due}) => due)).toEqual(jobs.map(() => until));
    // Then the first that asks closes it, and everything is done.
    pass(until - Date.now());
    await drain(workspace);
    const closed = await connectionOf(workspace);
    expect(closed).toMatchObject({state: 'idle', lastCompleteAt: Date.now()});
    expect(ghost.members.get(someone?.records[0]?.key.split('/').at(-1) ?? '')?.labels).toEqual([{name: 'VIP'}]);
  });

  it('that fails once more when it is tried again makes everything wait longer, after one question', async () => {
    const {workspace, ghost} = await synced(10);
    const [hook] = ghost.webhooks;
    for (const number of [1, 2, 3, 4, 5]) {
      await deliver(workspace, {
        url: hook?.target_url ?? '',
        secret: hook?.secret ?? '',
        body: {member: {current: {id: idOf(number)}}},
      });
    }
    ghost.asked.length = 0;
    ghost.faults.push(...Array.from({length: 40}, () => 'unavailable' as const));
    await drain(workspace);
    // Five records to read again, of which three were tried.
    expect(ghost.asked).toHaveLength(3);
    const open = await connectionOf(workspace);
    expect(open).toMatchObject({state: 'waiting', problem: 'unreachable', detail: 'HTTP 503'});
    const first = (open.nextAt ?? 0) - Date.now();
    pass(first);
    ghost.asked.length = 0;
    await drain(workspace);
    expect(ghost.asked).toHaveLength(1);
    expect(((await connectionOf(workspace)).nextAt ?? 0) - Date.now()).toBeGreaterThan(first);
    ghost.faults.length = 0;
    pass(((await connectionOf(workspace)).nextAt ?? 0) - Date.now());
    await drain(workspace);
    expect((await connectionOf(workspace)).problem).toBeUndefined();
    expect(await rowsOf(workspace, "select key from job where kind = 'reread'")).toEqual([]);
  });

  it('that asks for a while of patience is given it by every job, not by the one that was told', async () => {
    const {workspace, ghost} = await synced(10);
    const [hook] = ghost.webhooks;
    ghost.faults.push('too-many');
    pass(15 * MINUTE);
    await drain(workspace);
    ghost.asked.length = 0;
    await deliver(workspace, {url: hook?.target_url ?? '', secret: hook?.secret ?? '', body: {member: {current: {id: idOf(3)}}}});
    pass(6_000);
    await drain(workspace);
    expect(ghost.asked).toEqual([]);
    pass(3_000);
    await drain(workspace);
    expect(ghost.asked.length).toBeGreaterThan(0);
    expect((await connectionOf(workspace)).problem).toBeUndefined();
  });

  it('whose day’s allowance is used up says that it is the vendor’s, not ours', async () => {
    const {workspace, ghost} = await synced(10);
    const answer = ghost.fetch;
    ghost.fetch = async request => {
      await answer(request);
      return Response.json({status: 'error', policyName: 'DAILY'}, {status: 429});
    };
    Object.assign(ghost, {fetch: ghost.fetch});
    pass(15 * MINUTE);
    await drain(workspace);
    const spent = await connectionOf(workspace);
    expect(spent).toMatchObject({state: 'waiting', problem: 'vendor-quota', detail: 'HTTP 429', records: 10});
    expect((spent.nextAt ?? 0) - Date.now()).toBeGreaterThanOrEqual(45 * MINUTE);
  });
});
