import {describe, expect, it} from 'vitest';
import {type PastPage, type PastQuestion, pastPageSchema} from '#shared/protocol/past';
import {byName, PAST_ANSWERS, PAST_CONTACT, PAST_FILES, PAST_KNOWN} from '../../fixtures/past.ts';
import {newWorkspace, readFeed, type TestWorkspace, useFixedWorld} from '../harness.ts';
import {fileReading} from '../readings.ts';

useFixedWorld();

async function ask(workspace: TestWorkspace, question: PastQuestion, after = ''): Promise<PastPage> {
  const query = new URLSearchParams({
    ...Object.fromEntries(Object.entries(question).map(([key, value]) => [key, String(value)])),
  });
  const response = await workspace.call(`/v1/history?${query}&after=${after}`);
  expect(response.status).toBe(200);
  return pastPageSchema.parse(await response.json());
}

async function withFiles(): Promise<{workspace: TestWorkspace; names: Map<string, string | undefined>}> {
  const workspace = await newWorkspace();
  for (const [index, {readings}] of PAST_FILES.entries()) {
    await workspace.call('/v1/imports', {body: {import: `file-${index}`, chunk: 0, readings}});
  }
  const {supporters} = await readFeed(workspace);
  const names = new Map(supporters.map(({id, name}) => [id, name?.value]));
  const cleo = supporters.find(({name}) => name?.value === 'Cleo')?.id;
  const command = {...PAST_CONTACT, id: 'command-1', at: Date.now(), supporter: cleo};
  await workspace.call('/v1/commands', {body: {commands: [command]}});
  return {workspace, names};
}

describe('questions about everyone’s history, asked of the private server', () => {
  it('lists who was there on a date, who came, left and changed, and what became of declined payments (F13, F14, C11, C12, J7, J10)', async () => {
    const {workspace, names} = await withFiles();
    for (const {asked, rows} of PAST_ANSWERS) {
      const {answer, known, people, next} = await ask(workspace, asked);
      expect([asked, byName(answer.rows, names)]).toEqual([asked, rows]);
      expect([known, people, next]).toEqual([PAST_KNOWN, 6, null]);
    }
  });

  it('answers page by page, everyone once', async () => {
    const workspace = await newWorkspace();
    const readings = Array.from({length: 2_600}, (_, number) => fileReading(number, {paid: true, vendorState: 'active'}));
    for (let at = 0; at < readings.length; at += 1_300) {
      await workspace.call('/v1/imports', {body: {import: 'file-1', chunk: at, readings: readings.slice(at, at + 1_300)}});
    }
    const question: PastQuestion = {question: 'as-of', at: Date.now()};
    const first = await ask(workspace, question);
    expect(first).toMatchObject({people: 2_500, next: expect.any(String)});
    const second = await ask(workspace, question, first.next ?? '');
    expect(second).toMatchObject({people: 100, next: null});
    expect(new Set([...first.answer.rows, ...second.answer.rows].map(({id}) => id)).size).toBe(2_600);
  });

  it('refuses what is no question, dates that are none, and who is not signed in', async () => {
    const workspace = await newWorkspace();
    for (const query of ['', '?question=why', '?question=as-of', '?question=as-of&at=soon', '?question=who&from=0&until=1e99']) {
      expect((await workspace.call(`/v1/history${query}`)).status).toBe(400);
    }
    expect((await workspace.call('/v1/history?question=as-of&at=0', {token: 'x.y'})).status).toBe(401);
  });
});
