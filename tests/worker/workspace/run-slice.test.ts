import {evictDurableObject, runDurableObjectAlarm, runInDurableObject} from 'cloudflare:test';
import {describe, expect, it, vi} from 'vitest';
import {dueJobs, nextDue, putJob, settleJob} from '../../../worker/workspace/job-table.ts';
import {createSql, type Sql} from '../../../worker/workspace/sql.ts';
import {newWorkspace, pass, rowsOf, type TestWorkspace, useFixedWorld} from '../harness.ts';

useFixedWorld();
const DAY = 86_400_000;

async function withJobs<T>(work: (sql: Sql) => T): Promise<T> {
  const {stub} = await newWorkspace();
  return runInDurableObject(stub, (_, {storage}) => {
    const sql = createSql(storage);
    sql.run('delete from job');
    return work(sql);
  });
}

const job = (key: string, due: number, state = '') => ({kind: 'sync' as const, key, due, state});
const alarmOf = ({stub}: TestWorkspace) => runInDurableObject(stub, (_, {storage}) => storage.getAlarm());

describe('the job table', () => {
  it('gives what is due, oldest first, and when the next one is', async () => {
    const found = await withJobs(sql => {
      for (const one of [job('late', 30), job('later', 50), job('now', 40)]) putJob(sql, one);
      return {due: dueJobs(sql, 40).map(({key}) => key), next: nextDue(sql)};
    });
    expect(found).toEqual({due: ['late', 'now'], next: 30});
  });

  it('holds one job for a kind and key: a new wish replaces the old one', async () => {
    const rows = await withJobs(sql => {
      putJob(sql, job('a', 10, 'first'));
      putJob(sql, job('a', 20, 'second'));
      return dueJobs(sql, 99);
    });
    expect(rows).toEqual([job('a', 20, 'second')]);
  });

  it('does not lose a wish that came while the job ran', async () => {
    const rows = await withJobs(sql => {
      putJob(sql, job('a', 10, 'first'));
      const [ran] = dueJobs(sql, 10);
      putJob(sql, job('a', 15, 'second'));
      if (ran !== undefined) settleJob(sql, ran, undefined);
      if (ran !== undefined) settleJob(sql, ran, {due: 900, state: 'third'});
      return dueJobs(sql, 99);
    });
    expect(rows).toEqual([job('a', 15, 'second')]);
  });
});

describe('the alarm', () => {
  it('of a new workspace stands at the daily clean-up, which sets the next', async () => {
    const workspace = await newWorkspace();
    expect(await alarmOf(workspace)).toBe(Date.now() + DAY);
    pass(DAY);
    await runDurableObjectAlarm(workspace.stub);
    expect(await alarmOf(workspace)).toBe(Date.now() + DAY);
  });

  it('comes back although a job fails in a way that nobody expected, and the other jobs run', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const workspace = await newWorkspace();
    await rowsOf(workspace, "insert into job values ('outbox', 'broken', 0, 'not json')");
    await rowsOf(workspace, "insert into job values ('calibrate', 'programme', 0, '')");
    await runDurableObjectAlarm(workspace.stub);
    const jobs = await rowsOf<{kind: string; due: number}>(workspace, 'select kind, due from job order by kind');
    expect(jobs).toEqual([
      {kind: 'outbox', due: Date.now() + 300_000},
      {kind: 'retention', due: Date.now() + DAY},
    ]);
    expect(await alarmOf(workspace)).toBe(Date.now() + 300_000);
    vi.restoreAllMocks();
  });

  it('that a killed run left a minute ahead is brought forward when the object starts again', async () => {
    const workspace = await newWorkspace();
    await rowsOf(workspace, "insert into job values ('calibrate', 'programme', 0, '')");
    await runInDurableObject(workspace.stub, (_, {storage}) => storage.setAlarm(Date.now() + 60_000));
    await evictDurableObject(workspace.stub);
    expect(await alarmOf(workspace)).toBe(Date.now());
  });
});

describe('retention', () => {
  it('forgets commands and deliveries after 30 days, and pairing codes after one', async () => {
    const workspace = await newWorkspace();
    const now = Date.now();
    await rowsOf(workspace, "insert into command values ('old', ?, '{}'), ('young', ?, '{}')", now - 29.5 * DAY, now);
    await rowsOf(workspace, "insert into delivery values ('old', ?), ('young', ?)", now - 29.5 * DAY, now);
    pass(DAY);
    await runDurableObjectAlarm(workspace.stub);
    expect(await rowsOf(workspace, 'select id from command')).toEqual([{id: 'young'}]);
    expect(await rowsOf(workspace, 'select hash from delivery')).toEqual([{hash: 'young'}]);
    pass(DAY);
    await runDurableObjectAlarm(workspace.stub);
    expect(await rowsOf(workspace, 'select hash from pairing')).toEqual([]);
  });
});
