import {describe, expect, it} from 'vitest';
import {type PeoplePage, peoplePageSchema} from '#shared/protocol/people';
import {LIMITS} from '../../../worker/limits.ts';
import {NOON, newWorkspace, readFeed, type TestWorkspace, useFixedWorld} from '../harness.ts';
import {fileReading} from '../readings.ts';

useFixedWorld();

const DAY_MS = 86_400_000;
const eur = (amount: number) => ({minorUnits: amount * 100, currency: 'EUR'});

async function withPeople(): Promise<TestWorkspace> {
  const workspace = await newWorkspace();
  const readings = Array.from({length: 30}, (_, number) =>
    fileReading(number, {
      paid: true,
      vendorState: number % 3 === 0 ? 'declined' : 'active',
      pledge: number === 29 ? {minorUnits: 900, currency: 'USD'} : eur(number),
      pledgeStartAt: NOON - number * DAY_MS,
    }),
  );
  await workspace.call('/v1/imports', {body: {import: 'file-1', chunk: 0, readings}});
  return workspace;
}

const ask = (workspace: TestWorkspace, question: Record<string, string>) =>
  workspace.call(`/v1/supporters?${new URLSearchParams(question)}`);

async function find(workspace: TestWorkspace, question: Record<string, string>): Promise<PeoplePage> {
  return peoplePageSchema.parse(await (await ask(workspace, question)).json());
}

describe('whom a filter fits', () => {
  it('is answered by the server as it is by the browser, and says who is left out (F1, F4)', async () => {
    const workspace = await withPeople();
    const {supporters} = await readFeed(workspace);
    const found = await find(workspace, {filter: 'state:declined pledge:>=12', zone: 'Asia/Kolkata'});
    const names = supporters.filter(({id}) => found.ids.includes(id)).map(({name}) => name?.value);
    expect(names.sort()).toEqual(['Patron 12', 'Patron 15', 'Patron 18', 'Patron 21', 'Patron 24', 'Patron 27']);
    expect(found).toMatchObject({count: 6, next: null, leftOut: [{field: 'pledge', currency: 'EUR', people: 1}]});
  });

  it('is everyone for no filter, a page after another', async () => {
    const workspace = await withPeople();
    const all = await find(workspace, {filter: ''});
    expect(all.count).toBe(30);
    const rest = await find(workspace, {filter: '', after: all.ids[19] ?? ''});
    expect(rest).toMatchObject({count: 30, ids: all.ids.slice(20), next: null});
  });

  it('finds everyone where there are more than documents are held at once', async () => {
    const workspace = await newWorkspace();
    const people = LIMITS.documentsInMemory + 50;
    for (let from = 0; from < people; from += 500) {
      const readings = Array.from({length: Math.min(500, people - from)}, (_, at) => fileReading(from + at));
      await workspace.call('/v1/imports', {body: {import: 'file-1', chunk: from / 500, readings}});
    }
    const seen = new Set<string>();
    for (let after: string | null = ''; after !== null; ) {
      const page: PeoplePage = await find(workspace, {filter: 'name:patron', ...(after === '' ? {} : {after})});
      expect(page.count).toBe(people);
      for (const id of page.ids) seen.add(id);
      after = page.next;
    }
    expect(seen.size).toBe(people);
  });

  it('goes by other saved filters, and by whom the creator put in by hand (F2)', async () => {
    const workspace = await withPeople();
    const [first] = (await find(workspace, {filter: 'name:="Patron 1"'})).ids;
    const segment = {id: 'big', name: 'Big', filter: 'pledge:>=28', include: [first], position: 1, rev: 0};
    const command = {id: 'command-1', at: NOON, kind: 'segment-put', segment};
    await workspace.call('/v1/commands', {body: {commands: [command]}});
    expect((await find(workspace, {filter: 'in:Big'})).ids).toContain(first);
    expect((await find(workspace, {filter: 'in:Big'})).count).toBe(2);
  });

  it('is refused for a text that cannot be read, with the place, and for a zone that there is not', async () => {
    const workspace = await withPeople();
    const wrong = await ask(workspace, {filter: 'teir:Gold'});
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({code: 'bad-request', detail: 'filter: unknown-field at 0'});
    expect((await ask(workspace, {filter: '', zone: 'Mars/Olympus'})).status).toBe(400);
    expect((await ask(workspace, {zone: 'UTC'})).status).toBe(400);
  });
});
