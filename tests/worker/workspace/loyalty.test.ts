import {runDurableObjectAlarm} from 'cloudflare:test';
import {describe, expect, it} from 'vitest';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {ProgrammePlan} from '#shared/model/programme';
import type {CommandResult} from '#shared/protocol/command-results';
import {drain, NOON, newWorkspace, readFeed, rowsOf, type TestWorkspace, useFixedWorld} from '../harness.ts';
import {fileReading} from '../readings.ts';

useFixedWorld();

const PLAN: ProgrammePlan = {
  rules: [
    {id: 'payments', action: 'paid', points: 10},
    {id: 'comments', action: 'commented', points: 30},
  ],
  halfLifeDays: 180,
  rewards: [{id: 'mug', name: 'Mug', kind: 'product', cost: 50, stock: 1}],
};

let commands = 0;
const base = () => ({id: `loyalty-command-${++commands}`, at: NOON});

async function send(workspace: TestWorkspace, ...all: object[]): Promise<CommandResult[]> {
  const {results} = await (await workspace.call('/v1/commands', {body: {commands: all}})).json<{results: CommandResult[]}>();
  return results;
}

async function withPeople(count: number, activities = 2): Promise<{workspace: TestWorkspace; ids: string[]}> {
  const workspace = await newWorkspace();
  const comments = Array.from({length: activities}, (_, at) => ({
    key: `comment/${at}`,
    at: NOON - 1_000 * (at + 1),
    action: 'commented' as const,
  }));
  const readings = Array.from({length: count}, (_, number) => ({...fileReading(number, {}), activities: comments}));
  await workspace.call('/v1/imports', {body: {import: 'file-1', chunk: 0, readings}});
  await drain(workspace);
  await send(workspace, {...base(), kind: 'programme-put', plan: PLAN});
  await drain(workspace);
  return {workspace, ids: (await readFeed(workspace)).supporters.map(({id}) => id)};
}

const programmeOf = async (workspace: TestWorkspace) =>
  (await readFeed(workspace)).changes.find(({kind}) => kind === 'programme')?.doc;
const balances = async (workspace: TestWorkspace) =>
  (await readFeed(workspace)).supporters.map(({account}) => account?.balance ?? 0).sort((left, right) => left - right);
const ledgerSum = async (workspace: TestWorkspace) =>
  (await rowsOf<{sum: number}>(workspace, 'select coalesce(sum(points), 0) as sum from ledger'))[0]?.sum;

describe('the programme of a workspace', () => {
  it('derives everybody anew after a change in blocks, says how far, and keeps what was measured (F20)', async () => {
    const {workspace, ids} = await withPeople(450);
    expect(ids).toHaveLength(450);
    expect(new Set(await balances(workspace))).toEqual(new Set([60]));
    const [result] = await send(workspace, {
      ...base(),
      kind: 'programme-put',
      plan: {...PLAN, rev: 1, rules: [{id: 'comments', action: 'commented', points: 1}]},
    });
    expect(result?.status).toBe('applied');
    expect(await programmeOf(workspace)).toMatchObject({rev: 2, rederived: {done: 0, expected: 450}, w50: 100});
    await drain(workspace);
    expect(new Set(await balances(workspace))).toEqual(new Set([2]));
    expect(await ledgerSum(workspace)).toBe(900);
    const doc = await programmeOf(workspace);
    expect(doc).toMatchObject({rev: 2, w50: DEFAULT_PROGRAMME.w50});
    expect(doc).not.toHaveProperty('rederived');
    // Nothing double, and nothing written, when it is done once more.
    const [rows] = await rowsOf<{count: number}>(workspace, 'select count(*) as count from ledger');
    await send(workspace, {
      ...base(),
      kind: 'programme-put',
      plan: {...PLAN, rev: 2, rules: [{id: 'comments', action: 'commented', points: 1}]},
    });
    await drain(workspace);
    expect(await rowsOf<{count: number}>(workspace, 'select count(*) as count from ledger')).toEqual([rows]);
  });

  it('refuses a plan that somebody else changed meanwhile, and leaves theirs', async () => {
    const {workspace} = await withPeople(1);
    const [late] = await send(workspace, {...base(), kind: 'programme-put', plan: {...PLAN, halfLifeDays: 30}});
    expect(late).toMatchObject({status: 'refused', problem: {code: 'conflict', detail: 'rev 1', status: 409}});
    expect(await programmeOf(workspace)).toMatchObject({rev: 1, halfLifeDays: 180});
  });

  it('lets one of two browsers have the last one, and pays once for a command that comes twice (LOY-21, F20)', async () => {
    const {workspace, ids} = await withPeople(2);
    const [ada = '', ben = ''] = ids;
    const first = {...base(), kind: 'redeem', supporter: ada, reward: 'mug'};
    const [[one], [other]] = await Promise.all([
      send(workspace, first),
      send(workspace, {...base(), kind: 'redeem', supporter: ben, reward: 'mug'}),
    ]);
    expect([one?.status, other?.status].sort()).toEqual(['applied', 'refused']);
    expect((one?.problem ?? other?.problem)?.code).toBe('stock');
    expect(await balances(workspace)).toEqual([10, 60]);
    const [again] = await send(workspace, first);
    expect(again?.status).toBe('duplicate');
    expect(await balances(workspace)).toEqual([10, 60]);
    expect(await ledgerSum(workspace)).toBe(70);
    expect(await programmeOf(workspace)).toMatchObject({taken: {mug: 1}});
    const winner = one?.status === 'applied' ? {supporter: ada, redemption: one.id} : {supporter: ben, redemption: other?.id};
    await send(workspace, {...base(), ...winner, kind: 'redemption-set', state: 'cancelled'});
    expect(await balances(workspace)).toEqual([60, 60]);
    expect(await programmeOf(workspace)).toMatchObject({taken: {mug: 0}});
  });

  it('counts an activity that is replayed, taken back and made again once (C28, F20)', async () => {
    const {workspace} = await withPeople(1, 1);
    const comment = {key: 'comment/0', at: NOON - 1_000, action: 'commented' as const};
    const told = async (chunk: number, activity: object) => {
      const reading = {...fileReading(0, {}), asOf: NOON + chunk, activities: [activity]};
      await workspace.call('/v1/imports', {body: {import: 'file-2', chunk, readings: [reading]}});
    };
    await told(0, comment);
    expect(await balances(workspace)).toEqual([30]);
    await told(1, {...comment, undone: true});
    expect(await balances(workspace)).toEqual([0]);
    await told(2, comment);
    expect(await balances(workspace)).toEqual([30]);
    expect(await ledgerSum(workspace)).toBe(30);
  });

  it('keeps points given by hand and pictures, and refuses who is not there', async () => {
    const {workspace, ids} = await withPeople(1);
    const [supporter = ''] = ids;
    const grant = {...base(), kind: 'grant', supporter, points: 15, reason: 'At the fair'};
    await send(workspace, grant, {...base(), kind: 'rank-as', supporter, as: 'full'});
    expect((await readFeed(workspace)).supporters[0]).toMatchObject({account: {balance: 75, earned: 75}, rankedAs: 'full'});
    await send(workspace, {...base(), kind: 'grant-remove', supporter, grant: grant.id});
    expect(await balances(workspace)).toEqual([60]);
    const [nobody] = await send(workspace, {...base(), kind: 'grant', supporter: 'a'.repeat(20), points: 1, reason: 'why'});
    expect(nobody?.problem?.code).toBe('not-found');
    const picture = {id: 'badge-1', png: 'iVBORw0KGgoAAA==', rev: 0};
    await send(workspace, {...base(), kind: 'picture-put', picture});
    const stored = (await readFeed(workspace)).changes.find(({kind}) => kind === 'picture');
    expect(stored?.doc).toEqual({...picture, rev: 1});
    const [stale] = await send(workspace, {...base(), kind: 'picture-put', picture});
    expect(stale?.problem?.code).toBe('conflict');
  });

  it('pays nothing twice to whoever does something while everybody is derived anew, and goes on after a stop (F20)', async () => {
    const {workspace} = await withPeople(450);
    const rules = [{id: 'comments', action: 'commented' as const, points: 7}];
    await send(workspace, {...base(), kind: 'programme-put', plan: {...PLAN, rules, rev: 1}});
    // One run of the alarm, then the next plan, and people who comment meanwhile.
    await runDurableObjectAlarm(workspace.stub);
    const more = Array.from({length: 300}, (_, number) => ({
      ...fileReading(number, {}),
      asOf: NOON + 1,
      activities: [{key: 'comment/9', at: NOON - 5, action: 'commented' as const}],
    }));
    await workspace.call('/v1/imports', {body: {import: 'file-2', chunk: 0, readings: more}});
    await send(workspace, {...base(), kind: 'programme-put', plan: {...PLAN, rules, rev: 2}});
    await drain(workspace);
    expect(new Set(await balances(workspace))).toEqual(new Set([14, 21]));
    expect(await ledgerSum(workspace)).toBe(450 * 14 + 300 * 7);
    expect(await programmeOf(workspace)).not.toHaveProperty('rederived');
  });

  it('measures anew what a score of 50 means when rules change (F20)', async () => {
    const workspace = await newWorkspace();
    const readings = Array.from({length: 30}, (_, number) =>
      fileReading(number, {paid: true, lastChargeAt: NOON, lastChargeStatus: 'paid'}),
    );
    await workspace.call('/v1/imports', {body: {import: 'file-1', chunk: 0, readings}});
    await send(workspace, {...base(), kind: 'programme-put', plan: PLAN});
    await drain(workspace);
    const before = await programmeOf(workspace);
    expect(before).toMatchObject({w50: expect.closeTo(10), calibratedOn: 30});
    const rules = [{id: 'payments', action: 'paid' as const, points: 40}];
    await send(workspace, {...base(), kind: 'programme-put', plan: {...PLAN, rules, rev: 1}});
    await drain(workspace);
    expect(await programmeOf(workspace)).toMatchObject({w50: expect.closeTo(40), calibratedOn: 30, rev: 2});
  });
});
