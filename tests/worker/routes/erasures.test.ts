import {env} from 'cloudflare:workers';
import {describe, expect, it} from 'vitest';
import {LEAVER_MONTHS} from '#shared/membership/retention';
import type {Reading} from '#shared/model/record';
import {addMonths} from '#shared/model/time';
import {importResponseSchema} from '#shared/protocol/connect';
import {drain, NOON, newWorkspace, pass, readFeed, rowsOf, send, type TestWorkspace, useFixedWorld} from '../harness.ts';
import {fileReading} from '../readings.ts';

useFixedWorld();

const ADA = ['ghost/site.example/member/ada-1', 'mailchimp/list/member/ada-2', 'patreon/campaign/user/771'];
const READINGS: Reading[] = [
  ...ADA.map(key => ({
    key,
    source: 'file' as const,
    asOf: NOON - 1_000,
    identifiers: [{type: 'email' as const, value: 'ada@adler.example', strength: 'strong' as const}],
    fields: {
      name: 'Ada Adler',
      email: 'ada@adler.example',
      paid: true,
      lastChargeAt: NOON - 2_000,
      lastChargeStatus: 'paid' as const,
    },
  })),
  fileReading(1, {paid: true}),
];
const TRACES = /ada-1|ada-2|ada@|adler|user\/771/i;

async function drop(workspace: TestWorkspace, readings: readonly Reading[] = READINGS) {
  const response = await workspace.call('/v1/imports', {body: {import: 'file-1', chunk: 0, readings}});
  return importResponseSchema.parse(await response.json());
}

/** Every row of every table that there is, as one text: a table that is added later is looked through too. */
async function everything(workspace: TestWorkspace): Promise<string> {
  const tables = await rowsOf<{name: string}>(
    workspace,
    "select name from sqlite_master where type = 'table' and name not like '\\_cf%' escape '\\'",
  );
  const rows = await Promise.all(tables.map(({name}) => rowsOf(workspace, `select * from "${name}"`)));
  expect(tables.length).toBeGreaterThan(15);
  return JSON.stringify(rows);
}

async function withAda(): Promise<{workspace: TestWorkspace; ada: string}> {
  const workspace = await newWorkspace();
  await drop(workspace);
  await drain(workspace);
  const ada = (await readFeed(workspace)).supporters.find(({records}) => records.length === 3)?.id ?? '';
  return {workspace, ada};
}

const listed = async () => (await env.DIRECTORY.prepare('select * from erasure').all()).results;

describe('erasing a person on the private server (F47, ARM-25)', () => {
  it('leaves no trace in any table or page of the feed, after merges and with work on its way', async () => {
    const {workspace, ada} = await withAda();
    const person = (await readFeed(workspace)).supporters.find(({id}) => id === ada);
    const rids = person?.records.map(({rid}) => rid) ?? [];
    const patron = (await readFeed(workspace)).supporters.find(({id}) => id !== ada)?.id ?? '';
    await send(workspace, {kind: 'note-add', supporter: ada, text: 'Ada Adler, met in May'});
    await send(workspace, {kind: 'edit', supporter: ada, field: 'name', value: 'Ada A. Adler'});
    await send(workspace, {kind: 'decide', word: 'not', left: [rids[2]], right: [patron]});
    // Split and joined again: former ids are tombstones that lead to a record.
    const apart = await send(workspace, {kind: 'decide', word: 'not', left: [rids[0]], right: [rids[2]]});
    await send(workspace, {kind: 'undecide', decision: apart.id, left: [rids[0]], right: [rids[2]]});
    expect(apart.status).toBe('applied');
    const job = JSON.stringify({connection: 'c1', record: ADA[0], tries: 0});
    await rowsOf(
      workspace,
      'insert into job (kind, key, due, state) values (?, ?, ?, ?)',
      'reread',
      `c1|${ADA[0]}`,
      NOON + 9e9,
      job,
    );
    expect(await everything(workspace)).toMatch(TRACES);

    expect((await send(workspace, {kind: 'erase', supporter: ada})).status).toBe('applied');
    await drain(workspace);
    expect(await everything(workspace)).not.toMatch(TRACES);
    const pages = await Promise.all([0, 1].map(since => workspace.call(`/v1/changes?since=${since}`)));
    for (const page of pages) expect(await page.text()).not.toMatch(TRACES);
    expect((await readFeed(workspace)).supporters.map(({name}) => name?.value)).toEqual(['Patron 1']);
    expect(JSON.stringify(await listed())).not.toMatch(TRACES);
  });

  it('tells every browser by a bare tombstone, and answers that there is no such person any more', async () => {
    const {workspace, ada} = await withAda();
    const before = (await readFeed(workspace)).head;
    await send(workspace, {kind: 'erase', supporter: ada});
    const epoch = (await readFeed(workspace)).epoch;
    const page = (await (await workspace.call(`/v1/changes?since=${before}&epoch=${epoch}`)).json()) as {items: object[]};
    expect(page.items).toMatchObject([{kind: 'supporter', id: ada, doc: null}]);
    expect(await rowsOf(workspace, 'select id from supporter where heir is not null')).toEqual([]);
    expect(await send(workspace, {kind: 'note-add', supporter: ada, text: 'again'})).toMatchObject({status: 'refused'});
    expect((await workspace.call(`/v1/supporters/${ada}/history`)).status).toBe(404);
  });

  it('leaves them out of the next file, says how many, and writes nothing', async () => {
    const {workspace, ada} = await withAda();
    await send(workspace, {kind: 'erase', supporter: ada});
    await drain(workspace);
    // Neither another record with her address.
    const [first] = READINGS;
    expect(first && (await drop(workspace, [{...first, key: 'kit/form/member/9'}]))).toMatchObject({created: 0, erased: 1});
    const tables = await everything(workspace);
    expect(await drop(workspace)).toMatchObject({created: 0, changed: 0, unchanged: 1, erased: 3});
    expect(await everything(workspace)).toBe(tables);
    expect(
      await send(workspace, {kind: 'person-add', person: 'made-by-hand', name: 'Ada', email: 'ada@adler.example'}),
    ).toMatchObject({
      status: 'refused',
      problem: {code: 'erased'},
    });
  });

  it('says when, and not who', async () => {
    const {workspace, ada} = await withAda();
    expect(await (await workspace.call('/v1/erasures')).json()).toEqual({erasedAt: []});
    await send(workspace, {kind: 'erase', supporter: ada});
    expect(await (await workspace.call('/v1/erasures')).json()).toEqual({erasedAt: [NOON]});
  });
});

describe('leavers on the private server', () => {
  it('lose name and address 13 months after they left, once, and stay so (C14, ARM-26)', async () => {
    const workspace = await newWorkspace();
    const leaver = fileReading(5, {vendorState: 'former', accessUntil: NOON - 1_000, address: {city: 'Lyon'}});
    await drop(workspace, [leaver]);
    await drain(workspace);
    expect(await everything(workspace)).toMatch(/Lyon/);
    pass(addMonths(NOON - 1_000, LEAVER_MONTHS) - NOON);
    await drain(workspace);
    expect(await everything(workspace)).not.toMatch(/Lyon|Patron 5|member5@/);
    const [person] = (await readFeed(workspace)).supporters;
    expect(person).toMatchObject({due: null, records: [{forgotten: Date.now(), fields: {vendorState: 'former'}}]});
    const tables = await everything(workspace);
    expect(await drop(workspace, [{...leaver, asOf: Date.now()}])).toMatchObject({changed: 0, unchanged: 1});
    expect(await everything(workspace)).toBe(tables);
  });
});
