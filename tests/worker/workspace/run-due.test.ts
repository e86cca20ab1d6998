import {describe, expect, it} from 'vitest';
import {LEAVER_MONTHS} from '#shared/membership/retention';
import {deriveStatus} from '#shared/membership/status';
import type {Reading} from '#shared/model/record';
import {addMonths, DAY_MS, monthEnd} from '#shared/model/time';
import {drain, NOON, newWorkspace, pass, readFeed, rowsOf, type TestWorkspace, useFixedWorld} from '../harness.ts';
import {fileReading} from '../readings.ts';

useFixedWorld();

const leaver = (number: number, accessUntil: number): Reading =>
  fileReading(number, {paid: true, vendorState: 'former', accessUntil});

async function withPeople(...readings: Reading[]): Promise<TestWorkspace> {
  const workspace = await newWorkspace();
  await workspace.call('/v1/imports', {body: {import: 'file-1', chunk: 0, readings}});
  await drain(workspace);
  return workspace;
}

const dueJob = async (workspace: TestWorkspace) =>
  (await rowsOf<{due: number}>(workspace, "select due from job where kind = 'due'")).map(({due}) => due);
const dues = async (workspace: TestWorkspace) => (await readFeed(workspace)).supporters.map(({due}) => due);

describe('the due job', () => {
  it('is planned for the first date that changes somebody, and for nobody where none does', async () => {
    expect(await dueJob(await withPeople(fileReading(1, {paid: true})))).toEqual([]);
    const workspace = await withPeople(leaver(1, NOON + 3 * DAY_MS), leaver(2, NOON + 2 * DAY_MS));
    expect(await dueJob(workspace)).toEqual([NOON + 2 * DAY_MS]);
  });

  it('takes who is due, tells every browser, and waits for the next date (T1, ARM-12)', async () => {
    const workspace = await withPeople(leaver(1, NOON + 3 * DAY_MS), leaver(2, NOON + 2 * DAY_MS));
    const before = (await readFeed(workspace)).head;
    pass(2 * DAY_MS);
    await drain(workspace);
    const {changes, supporters} = await readFeed(workspace);
    const moved = changes.filter(({seq, kind}) => seq > before && kind === 'supporter');
    expect(moved).toHaveLength(1);
    expect(supporters.map(person => [deriveStatus(person, Date.now()).state, person.due]).sort()).toEqual([
      ['active', NOON + 3 * DAY_MS],
      ['cancelled', addMonths(NOON + 2 * DAY_MS, LEAVER_MONTHS)],
    ]);
    expect(await dueJob(workspace)).toEqual([NOON + 3 * DAY_MS]);
    pass(DAY_MS);
    await drain(workspace);
    // What comes next is that name and address go.
    expect(await dueJob(workspace)).toEqual([addMonths(NOON + 2 * DAY_MS, LEAVER_MONTHS)]);
  });

  it('ends the newness of who joined this month when the month ends (ARM-16)', async () => {
    const workspace = await withPeople(fileReading(1, {paid: true, joinedAt: NOON - 1_000}));
    expect(await dues(workspace)).toEqual([monthEnd(NOON)]);
    pass(monthEnd(NOON) - NOON);
    await drain(workspace);
    expect(await dues(workspace)).toEqual([null]);
  });

  it('does everyone who is due in blocks, in one evening', async () => {
    const many = Array.from({length: 450}, (_, number) => leaver(number, NOON + DAY_MS));
    const workspace = await withPeople(...many);
    pass(DAY_MS);
    await drain(workspace);
    expect(await rowsOf(workspace, 'select id from supporter where due <= ?', Date.now())).toEqual([]);
    expect(await dueJob(workspace)).toEqual([addMonths(NOON + DAY_MS, LEAVER_MONTHS)]);
  });

  it('derives everybody anew when names are kept for another number of months (F47)', async () => {
    const gone = addMonths(NOON, -8);
    const many = Array.from({length: 250}, (_, number) => ({...leaver(number, gone), asOf: gone}));
    const workspace = await withPeople(...many);
    const named = async () => (await readFeed(workspace)).supporters.filter(({name}) => name !== undefined).length;
    expect(await named()).toBe(250);
    const retention = {id: 'retention', rev: 0, leaverMonths: 6};
    await workspace.call('/v1/commands', {
      body: {commands: [{id: 'command-1', at: NOON, kind: 'retention-put', retention}]},
    });
    await drain(workspace);
    expect(await named()).toBe(0);
    const {changes} = await readFeed(workspace);
    expect(changes.find(({kind}) => kind === 'retention')?.doc).toEqual({...retention, rev: 1});
  });

  it('is planned again by the daily clean-up where it was lost', async () => {
    const workspace = await withPeople(leaver(1, NOON + 3 * DAY_MS));
    await rowsOf(workspace, "delete from job where kind = 'due'");
    pass(DAY_MS);
    await drain(workspace);
    expect(await dueJob(workspace)).toEqual([NOON + 3 * DAY_MS]);
  });
});
