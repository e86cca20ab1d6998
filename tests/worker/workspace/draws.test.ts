import {describe, expect, it} from 'vitest';
import {DRAW} from '#shared/model/account';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Draw} from '#shared/model/draw';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Reading} from '#shared/model/record';
import {DAY_MS} from '#shared/model/time';
import {drain, NOON, newWorkspace, pass, readFeed, rowsOf, send, type TestWorkspace, useFixedWorld} from '../harness.ts';
import {fileReading} from '../readings.ts';

useFixedWorld();

const PLAN: ProgrammePlan = {
  rules: [{id: 'visits', action: 'visited', points: 10}],
  halfLifeDays: DEFAULT_PROGRAMME.halfLifeDays,
  draws: [{per: 'week', points: 25}],
};

/** NOON is a Monday: the week ends at the seventh midnight after it. */
const WEEK_END = NOON + 6.5 * DAY_MS;

const visitor = (number: number, ...days: number[]): Reading => ({
  ...fileReading(number),
  activities: days.map(day => ({key: `visited/${day}`, at: NOON + day * DAY_MS, action: 'visited', subject: '/'})),
});

async function read(workspace: TestWorkspace, chunk: string, ...readings: Reading[]): Promise<void> {
  await workspace.call('/v1/imports', {body: {import: chunk, chunk: 0, readings}});
  await drain(workspace);
}

async function drawn(workspace: TestWorkspace): Promise<Draw[]> {
  const {changes} = await readFeed(workspace);
  return changes.flatMap(change => (change.kind === 'draw' && change.doc !== null ? [change.doc] : []));
}

async function prizes(workspace: TestWorkspace): Promise<Record<string, number>> {
  const {supporters} = await readFeed(workspace);
  const won = supporters.map(({name, points}) => [
    name?.value ?? '',
    points.filter(([, rule]) => rule === DRAW).reduce((sum, [, , amount]) => sum + amount, 0),
  ]);
  return Object.fromEntries(won.filter(([, points]) => points !== 0));
}

describe('the draw job', () => {
  it('names the most engaged of the week a day after it and gives the prize once (LOY-22, LOY-42)', async () => {
    const workspace = await newWorkspace();
    await send(workspace, {kind: 'programme-put', plan: PLAN});
    await drain(workspace);
    pass(5 * DAY_MS);
    await read(workspace, 'file-1', visitor(1, 1, 2), visitor(2, 1, 2, 3), visitor(3, -30, -29, -28, -27));
    pass(WEEK_END + DAY_MS - 1 - (NOON + 5 * DAY_MS));
    await drain(workspace);
    expect(await drawn(workspace)).toEqual([]);
    pass(1);
    await drain(workspace);
    expect(await drawn(workspace)).toEqual([
      {
        id: 'week-2027-03-01',
        per: 'week',
        start: NOON - DAY_MS / 2,
        end: WEEK_END,
        winners: [{supporter: expect.any(String), points: 30, tied: false}],
      },
    ]);
    expect(await prizes(workspace)).toEqual({'Patron 2': 25});
    // Held again, as after a kill or a restore of an older job: the prize stays one.
    await rowsOf(workspace, "update job set due = 0, state = ? where kind = 'draw'", String(NOON));
    await drain(workspace);
    expect(await prizes(workspace)).toEqual({'Patron 2': 25});
  });

  it('does not draw again when more comes in later, and next week draws without the prize', async () => {
    const workspace = await newWorkspace();
    await send(workspace, {kind: 'programme-put', plan: PLAN});
    await drain(workspace);
    pass(8 * DAY_MS);
    await read(workspace, 'file-1', visitor(1, 1), visitor(2, 1, 2, 7));
    expect(await prizes(workspace)).toEqual({'Patron 2': 25});
    await read(workspace, 'file-2', visitor(1, 1, 2, 3, 4, 5), visitor(3, 7, 7.1));
    expect((await drawn(workspace)).map(({winners}) => winners.map(({points}) => points))).toEqual([[20]]);
    pass(7 * DAY_MS);
    await drain(workspace);
    expect((await drawn(workspace)).map(({id, winners}) => [id, winners.map(({points}) => points)])).toEqual([
      ['week-2027-03-01', [20]],
      ['week-2027-03-08', [20]],
    ]);
    expect(await prizes(workspace)).toEqual({'Patron 2': 25, 'Patron 3': 25});
  });

  it('forgets winners who are erased: of them nothing is left in any draw', async () => {
    const workspace = await newWorkspace();
    await send(workspace, {kind: 'programme-put', plan: PLAN});
    await drain(workspace);
    pass(8 * DAY_MS);
    await read(workspace, 'file-1', visitor(1, 1), visitor(2, 2));
    const [first] = await drawn(workspace);
    const [ada, bela] = first?.winners ?? [];
    expect(first?.winners).toMatchObject([{tied: true}]);
    expect(bela).toBeUndefined();
    await send(workspace, {kind: 'erase', supporter: ada?.supporter});
    expect(await drawn(workspace)).toEqual([{...first, winners: []}]);
    const commands = await rowsOf<{id: string}>(workspace, "select id from command where id like 'draw/%'");
    expect(commands).toEqual([]);
  });

  it('draws months too, nothing where nobody did anything, and stops with the plan (LOY-23)', async () => {
    const workspace = await newWorkspace();
    await send(workspace, {kind: 'programme-put', plan: {...PLAN, draws: [{per: 'month', points: 100}]}});
    await drain(workspace);
    pass(32 * DAY_MS);
    await drain(workspace);
    expect(await drawn(workspace)).toMatchObject([{id: 'month-2027-03-01', winners: []}]);
    await send(workspace, {kind: 'programme-put', plan: {...PLAN, draws: [], rev: 1}});
    await drain(workspace);
    expect(await rowsOf(workspace, "select key from job where kind = 'draw'")).toEqual([]);
  });
});
