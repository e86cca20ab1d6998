import {env} from 'cloudflare:workers';
import {describe, expect, it} from 'vitest';
import {drain, newWorkspace, readFeed, rowsOf, useFixedWorld} from '../harness.ts';
import {fileReading} from '../readings.ts';

useFixedWorld();

async function listed(id: string): Promise<number> {
  const counts = await Promise.all(
    ['workspace where id', 'erasure where workspace', 'erasure_key where workspace'].map(part =>
      env.DIRECTORY.prepare(`select count(*) as count from ${part} = ?`).bind(id).first<{count: number}>(),
    ),
  );
  return counts.reduce((sum, row) => sum + (row?.count ?? 0), 0);
}

describe('erasing a whole workspace', () => {
  it('leaves nothing here and nothing in the directory, and no session works any more (C40)', async () => {
    const workspace = await newWorkspace('Ada writes');
    const other = await newWorkspace('Another');
    for (const one of [workspace, other])
      await one.call('/v1/imports', {body: {import: 'file-1', chunk: 0, readings: [fileReading(1), fileReading(2)]}});
    const [person] = (await readFeed(workspace)).supporters;
    const erase = {id: 'command-1', at: Date.now(), kind: 'erase', supporter: person?.id};
    await workspace.call('/v1/commands', {body: {commands: [erase]}});
    await drain(workspace);
    expect(await listed(workspace.id)).toBeGreaterThan(2);
    const answer = await workspace.call('/v1/workspace/erase', {body: {confirm: 'Ada writes'}});
    expect([answer.status, await answer.json()]).toEqual([200, {untold: 0}]);
    for (const table of ['record', 'supporter', 'identifier', 'ledger', 'item', 'setting', 'session', 'vault', 'erasure', 'job'])
      expect(await rowsOf(workspace, `select * from ${table}`)).toEqual([]);
    expect(await listed(workspace.id)).toBe(0);
    expect((await workspace.call('/v1/changes?since=0')).status).toBe(401);
    expect((await readFeed(other)).supporters).toHaveLength(2);
  });

  it('asks for the name, so that nobody does it by a slip', async () => {
    const workspace = await newWorkspace('Ada writes');
    const answer = await workspace.call('/v1/workspace/erase', {body: {confirm: 'ada'}});
    expect(answer.status).toBe(400);
    expect((await workspace.call('/v1/changes?since=0')).status).toBe(200);
  });
});
