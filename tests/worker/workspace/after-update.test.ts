import {evictDurableObject} from 'cloudflare:test';
import {describe, expect, it} from 'vitest';
import {ENGINE_REVISION} from '#shared/engine-revision';
import {programmeDays} from '#shared/loyalty/programme-days';
import {drain, newWorkspace, readFeed, rowsOf, send, type TestWorkspace, useFixedWorld} from '../harness.ts';
import {fileReading} from '../readings.ts';

useFixedWorld();

/** The last evening of October in New York, the first of November in UTC. */
const LATE = Date.parse('2026-10-31T23:30:00-04:00');
const ZONE = 'America/New_York';
const PLAN = {rules: [{id: 'comments', action: 'commented' as const, points: 3}], halfLifeDays: 180};
const PEOPLE = 450;

async function withPeople(): Promise<TestWorkspace> {
  const workspace = await newWorkspace();
  const activities = [{key: 'comment', at: LATE, action: 'commented' as const}];
  const readings = Array.from({length: PEOPLE}, (_, number) => ({...fileReading(number), activities}));
  await (await workspace.call('/v1/imports', {body: {import: 'file-1', chunk: 0, readings}})).text();
  await drain(workspace);
  await send(workspace, {kind: 'programme-put', plan: PLAN});
  await drain(workspace);
  return workspace;
}

/** As an engine left it that knew days of UTC alone: the plan names a zone, and the documents do not go by it. */
async function makeOld(workspace: TestWorkspace): Promise<void> {
  await rowsOf(workspace, `update item set doc = json_set(doc, '$.timeZone', ?) where kind = 'programme'`, ZONE);
  await rowsOf(workspace, `delete from setting where name = 'engine'`);
}

const engineOf = async (workspace: TestWorkspace) =>
  (await rowsOf<{value: string}>(workspace, `select value from setting where name = 'engine'`))[0]?.value;
const jobs = (workspace: TestWorkspace) => rowsOf(workspace, `select * from job where kind = 'due' and key = 'everyone'`);
const programmeOf = async (workspace: TestWorkspace) =>
  (await readFeed(workspace)).changes.find(({kind}) => kind === 'programme')?.doc;
const daysOf = async (workspace: TestWorkspace) =>
  new Set((await readFeed(workspace)).supporters.flatMap(({points}) => points.map(([day]) => day)));

describe('a workspace that an engine of another revision made', () => {
  it('is derived anew at its start, with its progress, and once (LOY-41)', async () => {
    const workspace = await withPeople();
    await makeOld(workspace);
    expect(await daysOf(workspace)).toEqual(new Set([programmeDays({}).dayAt(LATE)]));
    await evictDurableObject(workspace.stub);
    expect(await programmeOf(workspace)).toMatchObject({rev: 1, timeZone: ZONE, rederived: {done: 0, expected: PEOPLE}});
    expect(await engineOf(workspace)).toBe(String(ENGINE_REVISION));
    await drain(workspace);
    expect(await daysOf(workspace)).toEqual(new Set([programmeDays({timeZone: ZONE}).dayAt(LATE)]));
    expect(await programmeOf(workspace)).not.toHaveProperty('rederived');
    const {head} = await readFeed(workspace);
    await evictDurableObject(workspace.stub);
    expect((await readFeed(workspace)).head).toBe(head);
    expect(await jobs(workspace)).toEqual([]);
  });

  it('is not one that was opened now', async () => {
    const workspace = await newWorkspace();
    expect(await engineOf(workspace)).toBe(String(ENGINE_REVISION));
    const {head} = await readFeed(workspace);
    await evictDurableObject(workspace.stub);
    expect((await readFeed(workspace)).head).toBe(head);
    expect(await jobs(workspace)).toEqual([]);
    expect(await programmeOf(workspace)).not.toHaveProperty('rederived');
  });

  it('is not needed where the plan’s zone changes: everybody is derived anew by then (LOY-41)', async () => {
    const workspace = await withPeople();
    await send(workspace, {kind: 'programme-put', plan: {...PLAN, timeZone: ZONE, rev: 1}});
    await drain(workspace);
    expect(await daysOf(workspace)).toEqual(new Set([programmeDays({timeZone: ZONE}).dayAt(LATE)]));
  });
});
