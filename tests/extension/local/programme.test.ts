import {describe, expect, it} from 'vitest';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Reading} from '#shared/model/record';
import {DAY_MS} from '#shared/model/time';
import type {CommandResult} from '#shared/protocol/command-results';
import {runLocally} from '../../../extension/local/commands.ts';
import {ingestLocally} from '../../../extension/local/ingest-locally.ts';
import {deriveOn, runDue} from '../../../extension/local/run-due.ts';
import {documents, pictures, programme} from '../../../extension/mirror/documents.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {NOW} from '../../fixtures/arbitrary.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';

const PLAN: ProgrammePlan = {
  rules: [{id: 'comments', action: 'commented', points: 30}],
  halfLifeDays: 180,
  levels: [{id: 'friend', name: 'Friend', from: 50}],
  rewards: [{id: 'mug', name: 'Mug', kind: 'product', cost: 50, stock: 1}],
};

const commenter = (id: number): Reading => ({
  key: `site/account/member/${id}`,
  source: 'file',
  asOf: NOW - DAY_MS,
  identifiers: [],
  fields: {},
  activities: [1, 2].map(number => ({key: `comment/${number}`, at: NOW - number * DAY_MS, action: 'commented'})),
});

let commands = 0;
const send = (mirror: Mirror, command: object): Promise<CommandResult> =>
  runLocally(mirror, {id: `command-${++commands}`, at: NOW, ...command} as Parameters<typeof runLocally>[1], NOW);

async function people(mirror: Mirror) {
  const state = await mirror.read('local');
  const found = await documents(mirror, state, [...Array(state.head.size).keys()]);
  return found.flatMap(person => person ?? []);
}

async function withPeople(count: number): Promise<Mirror> {
  const mirror = await freshMirror(() => NOW);
  await ingestLocally(mirror, NOW, {readings: Array.from({length: count}, (_, id) => commenter(id))});
  return mirror;
}

const programmeOf = async (mirror: Mirror) => programme(mirror, await mirror.read('local'));

describe('the programme in the browser’s own workspace', () => {
  it('derives everybody anew in blocks, says how far, and goes on where it was cut off (F20)', async () => {
    const mirror = await withPeople(1_100);
    expect(await send(mirror, {kind: 'programme-put', plan: PLAN})).toMatchObject({status: 'applied'});
    expect((await programmeOf(mirror)).rederived).toEqual({done: 0, expected: 1_100});
    // One block, then the browser is closed.
    expect(await runDue(mirror, NOW)).toBe(NOW);
    expect((await programmeOf(mirror)).rederived).toEqual({done: 500, expected: 1_100});
    await deriveOn(mirror, NOW);
    expect(await programmeOf(mirror)).toEqual({...PLAN, rev: 1, w50: 100, calibratedAt: null, calibratedOn: 0});
    const found = await people(mirror);
    expect(new Set(found.map(({account}) => account?.balance))).toEqual(new Set([60]));
    expect(new Set(found.map(({account}) => account?.level?.id))).toEqual(new Set(['friend']));
    expect(await mirror.database.count('ledger')).toBe(2_200);
    // The same plan again changes nothing of what is in the ledger.
    await send(mirror, {kind: 'programme-put', plan: {...PLAN, rev: 1}});
    await deriveOn(mirror, NOW);
    expect(await mirror.database.count('ledger')).toBe(2_200);
  });

  it('refuses a plan that another window changed meanwhile', async () => {
    const mirror = await withPeople(1);
    await send(mirror, {kind: 'programme-put', plan: PLAN});
    expect(await send(mirror, {kind: 'programme-put', plan: PLAN})).toMatchObject({
      status: 'refused',
      problem: {code: 'conflict'},
    });
  });

  it('refuses a plan in which a rule replaces what it cannot, as a private server does', async () => {
    const mirror = await withPeople(1);
    const rules: ProgrammePlan['rules'] = [{id: 'comments', action: 'commented', points: 30, replaces: 'gone'}];
    const problem = {code: 'bad-request'};
    expect(await send(mirror, {kind: 'programme-put', plan: {...PLAN, rules}})).toMatchObject({status: 'refused', problem});
    expect((await programmeOf(mirror)).rev ?? 0).toBe(0);
  });

  it('fills the columns of points, level and badge, by the names that they have now (F23)', async () => {
    const mirror = await withPeople(1);
    await send(mirror, {
      kind: 'programme-put',
      plan: {...PLAN, badges: [{id: 'first', name: 'First', for: {kind: 'points', points: 1}}]},
    });
    await deriveOn(mirror, NOW);
    const columns = async () => {
      const {columns: filled} = await mirror.read('local');
      return [filled.number('points', 0), filled.words('level', 0), filled.words('badge', 0)];
    };
    expect(await columns()).toEqual([60, ['Friend'], ['First']]);
    const levels = [{id: 'friend', name: 'Good friend', from: 50}];
    await send(mirror, {kind: 'programme-put', plan: {...PLAN, levels, rev: 1}});
    await deriveOn(mirror, NOW);
    expect(await columns()).toEqual([60, ['Good friend'], []]);
  });

  it('fills the columns of sequences: those that were done, and the step that somebody is at (LOY-11, F27)', async () => {
    const mirror = await withPeople(1);
    const visit = (page: string, day: number) => ({key: page, at: NOW - day * DAY_MS, action: 'visited' as const, subject: page});
    const person = {...commenter(0), activities: [visit('/one', 2), visit('/two', 1)]};
    await ingestLocally(mirror, NOW, {readings: [{...person, asOf: NOW}]});
    const step = (id: string) => ({id, name: `Letter ${id}`, page: `/${id}`, opensAt: NOW - 9 * DAY_MS});
    const walk = (id: string, steps: readonly string[]) => ({
      id,
      name: `Walk ${id}`,
      from: NOW - 9 * DAY_MS,
      steps: steps.map(step),
    });
    const sequences = [walk('short', ['one', 'two']), walk('long', ['one', 'two', 'three'])];
    await send(mirror, {kind: 'programme-put', plan: {...PLAN, sequences}});
    await deriveOn(mirror, NOW);
    const {columns, head} = await mirror.read('local');
    const said = (field: string) => [...Array(head.size).keys()].map(ordinal => columns.words(field, ordinal));
    expect(said('sequence')).toEqual([['Walk short']]);
    expect(said('step')).toEqual([['Walk long: Letter two', 'Walk short: Letter two']]);
  });

  it('keeps a level of the programme apart from a tier of the same name (T14)', async () => {
    const mirror = await withPeople(1);
    const member = {...commenter(9), key: 'patreon/campaign/user/9', activities: [], fields: {tiers: [{name: 'Gold'}]}};
    await ingestLocally(mirror, NOW, {readings: [member]});
    await send(mirror, {kind: 'programme-put', plan: {...PLAN, levels: [{id: 'gold', name: 'Gold', from: 50}]}});
    await deriveOn(mirror, NOW);
    const {columns, head} = await mirror.read('local');
    const named = (field: string) =>
      [...Array(head.size).keys()].filter(ordinal => columns.words(field, ordinal).includes('Gold'));
    expect([named('level').length, named('tier').length]).toEqual([1, 1]);
    expect(named('level')).not.toEqual(named('tier'));
  });

  it('lets one of two windows have the last one, and pays once for a command that comes twice (LOY-21, F20)', async () => {
    const mirror = await withPeople(2);
    await send(mirror, {kind: 'programme-put', plan: PLAN});
    await deriveOn(mirror, NOW);
    const [ada, ben] = (await people(mirror)).map(({id}) => id);
    const redeem = {kind: 'redeem', reward: 'mug'};
    const results = await Promise.all([
      send(mirror, {...redeem, id: 'redeem-ada', supporter: ada}),
      send(mirror, {...redeem, id: 'redeem-ben', supporter: ben}),
    ]);
    expect(results.map(({status}) => status).sort()).toEqual(['applied', 'refused']);
    expect(results.find(({status}) => status === 'refused')?.problem?.code).toBe('stock');
    const winner = results.find(({status}) => status === 'applied')?.id;
    expect(await send(mirror, {...redeem, id: winner, supporter: winner === 'redeem-ada' ? ada : ben})).toMatchObject({
      status: 'duplicate',
    });
    expect((await people(mirror)).map(({account}) => account?.balance).sort()).toEqual([10, 60]);
    expect((await programmeOf(mirror)).taken).toEqual({mug: 1});
  });

  it('keeps pictures by their revs', async () => {
    const mirror = await withPeople(1);
    const picture = {id: 'badge-1', png: 'iVBORw0KGgoAAA==', rev: 0};
    await send(mirror, {kind: 'picture-put', picture});
    expect(await pictures(mirror, await mirror.read('local'))).toEqual([{...picture, rev: 1}]);
    expect(await send(mirror, {kind: 'picture-put', picture})).toMatchObject({problem: {code: 'conflict'}});
    await send(mirror, {kind: 'picture-remove', picture: 'badge-1', rev: 1});
    expect(await pictures(mirror, await mirror.read('local'))).toEqual([]);
  });
});
