import {describe, expect, it} from 'vitest';
import {addParts, EMPTY_PART} from '#shared/loyalty/back-test';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Reading} from '#shared/model/record';
import {DAY_MS} from '#shared/model/time';
import {type PreviewPart, previewPageSchema} from '#shared/protocol/preview';
import {drain, NOON, newWorkspace, readFeed, rowsOf, send, type TestWorkspace, useFixedWorld} from '../harness.ts';
import {fileReading} from '../readings.ts';

useFixedWorld();

const PLAN: ProgrammePlan = {
  rules: [
    {id: 'visits', action: 'visited', points: 10, caps: [{per: 'week', points: 20}]},
    {id: 'newsletter', action: 'subscribed', points: 5},
  ],
  halfLifeDays: DEFAULT_PROGRAMME.halfLifeDays,
  levels: [{id: 'friend', name: 'Friend', from: 20}],
};

const visitor = (number: number): Reading => ({
  ...fileReading(number, number % 2 === 0 ? {mailState: 'subscribed', mailOptInAt: NOON - 9 * DAY_MS} : {}),
  activities: Array.from({length: number % 5}, (_, day) => ({
    key: `visited/${day}`,
    at: NOON - (day + 1) * DAY_MS,
    action: 'visited' as const,
    subject: '/',
  })),
});

async function withPeople(count: number): Promise<TestWorkspace> {
  const workspace = await newWorkspace();
  const readings = Array.from({length: count}, (_, number) => visitor(number));
  for (let from = 0; from < count; from += 400)
    await workspace.call('/v1/imports', {
      body: {import: 'file-1', chunk: from / 400, readings: readings.slice(from, from + 400)},
    });
  await drain(workspace);
  return workspace;
}

async function preview(workspace: TestWorkspace, plan: ProgrammePlan): Promise<{part: PreviewPart; pages: number}> {
  let [part, pages] = [EMPTY_PART, 0];
  for (let after: string | null = ''; after !== null; pages += 1) {
    const response = await workspace.call('/v1/programme/preview', {body: {plan, after}});
    expect(response.status).toBe(200);
    const page = previewPageSchema.parse(await response.json());
    part = addParts(part, page.part);
    after = page.next;
  }
  return {part, pages};
}

describe('a plan with versions of a rule', () => {
  it('is refused, with place and reason, where one replaces what it cannot; one whose versions fit is taken', async () => {
    const workspace = await newWorkspace();
    const first = {id: 'a', action: 'visited' as const, points: 10, first: true};
    const plan = (replaces: string): ProgrammePlan => ({...PLAN, rules: [first, {...first, id: 'b', from: NOON, replaces}]});
    const {status, problem} = await send(workspace, {kind: 'programme-put', plan: plan('c')});
    expect([status, problem?.code, problem?.detail]).toEqual([
      'refused',
      'bad-request',
      'plan.rules[1].replaces: there is no rule "c"',
    ]);
    expect((await send(workspace, {kind: 'programme-put', plan: plan('a')})).status).toBe('applied');
  });
});

describe('POST /v1/programme/preview', () => {
  it('says of everyone what the plan then does, and writes nothing (LOY-25, F26)', async () => {
    const workspace = await withPeople(1_200);
    const ledger = async () => (await rowsOf<{n: number}>(workspace, 'select count(*) as n from ledger'))[0]?.n;
    const before = [(await readFeed(workspace)).head, await ledger()];
    const {part, pages} = await preview(workspace, PLAN);
    expect([(await readFeed(workspace)).head, await ledger()]).toEqual(before);
    expect(pages).toBe(2);
    expect(part).toMatchObject({people: 1_200, gains: {people: 840}, loses: {people: 240}, points: {before: 600 * 20}});
    // Two visits and more reach 20 points, the newsletter's 5 with one visit do not.
    expect(part.moves).toEqual([
      {from: null, to: 'friend', people: 720},
      {from: null, to: null, people: 480},
    ]);
    await send(workspace, {kind: 'programme-put', plan: PLAN});
    await drain(workspace);
    const {supporters} = await readFeed(workspace);
    const points = supporters.flatMap(person => person.points).reduce((sum, [, , amount]) => sum + amount, 0);
    expect(points).toBe(part.points.after);
    expect((await preview(workspace, {...PLAN, rev: 1})).part).toMatchObject({
      gains: {people: 0, points: 0},
      loses: {people: 0, points: 0},
    });
  });

  it('refuses what is no plan, and callers without a session', async () => {
    const workspace = await newWorkspace();
    expect((await workspace.call('/v1/programme/preview', {body: {plan: {rules: 1}}})).status).toBe(400);
    expect((await workspace.call('/v1/programme/preview', {body: {plan: PLAN}, token: 'no'})).status).toBe(401);
  });
});
