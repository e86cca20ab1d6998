import {describe, expect, it} from 'vitest';
import type {BundleChunk, BundleState, SendResponse} from '#shared/protocol/bundle';
import {call, drain, newWorkspace, readFeed, rowsOf, send, type TestWorkspace, useFixedWorld} from '../harness.ts';
import {fileReading} from '../readings.ts';

useFixedWorld();

const PATREON = 'patreon/campaign';
const PAID = {paid: true, pledge: {minorUnits: 500, currency: 'EUR'}, lastChargeStatus: 'paid' as const};
const FILE = {
  name: 'members.csv',
  kind: 'patreon-members',
  vendor: 'patreon',
  account: 'campaign',
  asOf: 1,
  rows: 30,
  records: 30,
};

/** A workspace with something of every kind in it. */
async function filled(people = 30): Promise<TestWorkspace> {
  const workspace = await newWorkspace();
  const readings = Array.from({length: people}, (_, at) => ({
    ...fileReading(at, {...PAID, lastChargeAt: Date.UTC(2026, 8, 1 + (at % 28))}),
    // Every third person is in two lists.
    identifiers: [{type: 'email', value: `member${at - (at % 3 === 1 ? 1 : 0)}@example.org`, strength: 'strong'}],
  }));
  await workspace.call('/v1/imports', {body: {import: 'file-1', chunk: 0, readings}});
  const later = readings.map(reading => ({
    ...reading,
    asOf: reading.asOf + 1,
    fields: {...reading.fields, lastChargeStatus: 'declined'},
  }));
  await workspace.call('/v1/imports', {body: {import: 'file-2', chunk: 0, readings: later.slice(0, 5), file: FILE}});
  await drain(workspace);
  const [ada, bela, cleo, dora] = (await readFeed(workspace)).supporters.map(({id}) => id);
  await send(workspace, {kind: 'note-add', supporter: ada, text: 'met in Lyon 🎈'});
  await send(workspace, {kind: 'tag', supporter: bela, name: 'VIP', on: true});
  await send(workspace, {kind: 'decide', word: 'same', left: [cleo], right: [dora]});
  const benefit = {id: 'zine', name: 'Zine', tiers: [{name: 'Gold'}], each: 'month', source: 'typed', rev: 0};
  await send(workspace, {kind: 'benefit-put', benefit});
  await send(workspace, {kind: 'segment-put', segment: {id: 'vips', name: 'VIPs', filter: 'tag:VIP', position: 9, rev: 0}});
  await send(workspace, {kind: 'segment-remove', segment: 'leaving', rev: 1});
  return workspace;
}

const stateOf = async (workspace: TestWorkspace): Promise<BundleState> => (await workspace.call('/v1/bundle')).json();

/** All chunks as a browser reads them. */
async function chunksOf(workspace: TestWorkspace): Promise<BundleChunk[]> {
  const chunks: BundleChunk[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const query: string = after === '' ? '' : `?after=${encodeURIComponent(after)}`;
    const page: SendResponse = await (await workspace.call(`/v1/bundle/chunks${query}`)).json();
    chunks.push(page.chunk);
    after = page.next;
  }
  return chunks;
}

function put(workspace: TestWorkspace, n: number, chunk: BundleChunk | undefined, move = 'move-0001'): Promise<Response> {
  return workspace.call('/v1/bundle/chunks', {body: {move, n, chunk}});
}

async function putAll(workspace: TestWorkspace, chunks: readonly BundleChunk[], move = 'move-0001'): Promise<void> {
  for (const [n, chunk] of chunks.entries()) {
    const response = await put(workspace, n, chunk, move);
    if (!response.ok) throw new Error(await response.text());
  }
  await derive(workspace, move);
}

async function derive(workspace: TestWorkspace, move = 'move-0001'): Promise<void> {
  for (let isDone = false; !isDone; ) {
    const response = await workspace.call('/v1/bundle/people', {body: {move}});
    if (!response.ok) throw new Error(await response.text());
    isDone = ((await response.json()) as {isDone: boolean}).isDone;
  }
}

const TABLES = {
  record: 'key',
  identifier: 'value, record',
  attachment: 'rid, kind, id',
  decision: 'id',
  decision_record: 'record, decision',
  ledger: 'record, at, rule, activity, n',
  history: 'record, n',
} as const;

async function tablesOf(workspace: TestWorkspace) {
  const tables: Record<string, unknown> = {};
  for (const [table, key] of Object.entries(TABLES)) {
    const rows = await rowsOf(workspace, `select * from ${table} order by ${key}`);
    // The same document may have its keys in another order.
    tables[table] = rows.map(row => ({...row, ...('doc' in row ? {doc: JSON.parse(String(row.doc))} : {})}));
  }
  const {changes} = await readFeed(workspace);
  const docs = changes.flatMap(({kind, id, doc}) => (doc === null ? [] : {kind, id, doc}));
  return {tables, docs: docs.sort((left, right) => (`${left.kind} ${left.id}` < `${right.kind} ${right.id}` ? -1 : 1))};
}

const codeOf = async (response: Response) => ((await response.json()) as {code?: string}).code;

describe('a workspace as a bundle', () => {
  it('goes into an empty one with everything equal: rows, people, filters, ids, history and points', async () => {
    const [source, target] = [await filled(), await newWorkspace()];
    const chunks = await chunksOf(source);
    expect(chunks.map(({part}) => part)).toEqual([
      'header',
      'item',
      'attachment',
      'decision',
      'ledger',
      'history',
      'record',
      'end',
    ]);
    expect((await stateOf(target)).isEmpty).toBe(true);
    await putAll(target, chunks);
    expect(await tablesOf(target)).toEqual(await tablesOf(source));
    const [from, to] = [await stateOf(source), await stateOf(target)];
    expect(to).toEqual({...from, hold: null});
    expect(to.people).toBeGreaterThan(15);
  });

  it('is cut into chunks that each fit a request, and goes on in the middle of a table', async () => {
    const source = await newWorkspace();
    const text = 'x'.repeat(9_000);
    for (let from = 0; from < 150; from += 50) {
      const readings = Array.from({length: 50}, (_, at) => fileReading(from + at, {...PAID, note: text}));
      await source.call('/v1/imports', {body: {import: 'file-1', chunk: 0, readings}});
    }
    const chunks = await chunksOf(source);
    const records = chunks.filter(({part}) => part === 'record');
    expect(records.length).toBe(2);
    for (const chunk of chunks) expect(JSON.stringify(chunk).length).toBeLessThan(950_000);
    const target = await newWorkspace();
    await putAll(target, chunks);
    expect(await tablesOf(target)).toEqual(await tablesOf(source));
  });

  it('takes a chunk that comes again for what it is, and goes on where it was after a kill', async () => {
    const [source, target] = [await filled(), await newWorkspace()];
    const chunks = await chunksOf(source);
    for (const [n, chunk] of chunks.entries()) {
      await put(target, n, chunk);
      const again: {next: number} = await (await put(target, n, chunk)).json();
      expect(again.next).toBe(n + 1);
      expect((await stateOf(target)).hold).toMatchObject({kind: 'receiving', next: n + 1});
    }
    await derive(target);
    await derive(target);
    expect(await tablesOf(target)).toEqual(await tablesOf(source));
  });

  it('refuses chunks out of order, of another move, of a cut bundle, and people before all of it is there', async () => {
    const [source, target] = [await filled(12), await newWorkspace()];
    const chunks = await chunksOf(source);
    expect(await codeOf(await put(target, 1, chunks[1]))).toBe('conflict');
    await put(target, 0, chunks[0]);
    expect(await codeOf(await put(target, 2, chunks[2]))).toBe('conflict');
    expect(await codeOf(await put(target, 1, chunks[1], 'move-0002'))).toBe('conflict');
    expect(await codeOf(await target.call('/v1/bundle/people', {body: {move: 'move-0001'}}))).toBe('conflict');
    expect(await codeOf(await put(target, 1, chunks.at(-1)))).toBe('bad-request');
    expect(await codeOf(await target.call('/v1/bundle/people', {body: {move: 'never-seen'}}))).toBe('conflict');
  });

  it('refuses to write over other people, and records whose ids another key made', async () => {
    const [source, target] = [await filled(12), await filled(12)];
    const chunks = await chunksOf(source);
    const before = await tablesOf(target);
    expect(await codeOf(await put(target, 0, chunks[0]))).toBe('conflict');
    expect(await tablesOf(target)).toEqual(before);
    const empty = await newWorkspace();
    const other = await newWorkspace();
    const [header] = await chunksOf(other);
    await put(empty, 0, header);
    const records = chunks.find(({part}) => part === 'record');
    expect(await codeOf(await put(empty, 1, records))).toBe('bad-request');
  });

  it('of a newer version is refused before anything is touched', async () => {
    const target = await newWorkspace();
    const before = await tablesOf(target);
    const [header] = await chunksOf(target);
    const response = await target.call('/v1/bundle/chunks', {body: {move: 'move-0001', n: 0, chunk: {...header, version: 2}}});
    expect(await codeOf(response)).toBe('bad-request');
    expect(await tablesOf(target)).toEqual(before);
  });

  it('comes back into the workspace that it left, without what was taken away meanwhile', async () => {
    const source = await filled();
    const chunks = await chunksOf(source);
    const [ada] = (await readFeed(source)).supporters;
    await send(source, {kind: 'note-add', supporter: ada?.id, text: 'written after the copy'});
    await send(source, {kind: 'person-add', person: 'only-here-1', name: 'Nia'});
    const copy = await newWorkspace();
    await putAll(copy, chunks);
    await source.call('/v1/bundle/hold', {body: {move: 'move-0001'}});
    await putAll(source, chunks, 'move-0002');
    expect(await tablesOf(source)).toEqual(await tablesOf(copy));
  });
});

describe('a workspace that is held', () => {
  it('has commands wait while everything comes in, and refuses them once its people went to a browser', async () => {
    const [source, target] = [await filled(12), await newWorkspace()];
    const chunks = await chunksOf(source);
    await put(target, 0, chunks[0]);
    const body = {commands: []};
    const waiting = await target.call('/v1/commands', {body});
    expect([waiting.status, await codeOf(waiting), waiting.headers.get('retry-after')]).toEqual([429, 'too-many-requests', '5']);
    expect((await target.call('/v1/changes?since=0')).status).toBe(200);
    await source.call('/v1/bundle/hold', {body: {move: 'move-0009'}});
    for (const path of ['/v1/commands', '/v1/imports', '/v1/connections']) {
      expect(await codeOf(await source.call(path, {body}))).toBe('moved');
    }
    expect((await stateOf(source)).hold).toMatchObject({kind: 'left', move: 'move-0009'});
    expect(await codeOf(await source.call('/v1/bundle/hold', {body: {move: 'move-0010'}}))).toBe('conflict');
    await source.call('/v1/bundle/hold', {method: 'DELETE'});
    expect((await source.call('/v1/commands', {body})).status).toBe(200);
  });

  it('runs no work for vendors meanwhile, and all of it afterwards', async () => {
    const workspace = await filled(12);
    await rowsOf(workspace, `insert into job (kind, key, due, state) values ('sync', 'some-connection', ?, '')`, Date.now());
    await workspace.call('/v1/bundle/hold', {body: {move: 'move-0001'}});
    await drain(workspace);
    const dues = () => rowsOf<{due: number}>(workspace, `select due from job where kind = 'sync'`);
    expect((await dues())[0]?.due).toBeGreaterThan(Date.now());
    await workspace.call('/v1/bundle/hold', {method: 'DELETE'});
    expect((await dues())[0]?.due).toBeLessThanOrEqual(Date.now());
  });

  it('is empty again where a move into it is given up', async () => {
    const [source, target] = [await filled(12), await newWorkspace()];
    const before = await tablesOf(target);
    for (const [n, chunk] of (await chunksOf(source)).slice(0, -1).entries()) await put(target, n, chunk);
    await target.call('/v1/bundle/hold', {method: 'DELETE'});
    expect(await tablesOf(target)).toEqual(before);
    expect((await stateOf(target)).isEmpty).toBe(true);
  });
});

describe('whoever was erased stays out after a move', () => {
  it('by the list of either home, also for the next file (F47)', async () => {
    const source = await filled();
    const [ada] = (await readFeed(source)).supporters;
    const keys = ada?.records.map(({key}) => key) ?? [];
    await send(source, {kind: 'erase', supporter: ada?.id});
    const target = await newWorkspace();
    await putAll(target, await chunksOf(source));
    const number = Number(keys[0]?.split('/').at(-1));
    const again = await target.call('/v1/imports', {body: {import: 'file-9', chunk: 0, readings: [fileReading(number)]}});
    expect(keys[0]).toContain(PATREON);
    expect(await again.json()).toMatchObject({created: 0, erased: 1});
  });
});

describe('whoever was erased on a server', () => {
  it('does not come back with a copy from before, and nobody else goes with them', async () => {
    const source = await filled();
    const chunks = await chunksOf(source);
    const [ada, ...others] = (await readFeed(source)).supporters;
    await send(source, {kind: 'erase', supporter: ada?.id});
    await putAll(source, chunks, 'move-0002');
    const back = (await readFeed(source)).supporters.map(({id}) => id);
    expect(back.sort()).toEqual(others.map(({id}) => id).sort());
    const keys = ada?.records.map(({key}) => key) ?? [];
    const {tables} = await tablesOf(source);
    expect(keys.filter(key => JSON.stringify(tables).includes(`"${key}"`))).toEqual([]);
  });
});

describe('the routes of a bundle', () => {
  it('are behind a session, and name a cursor that is none of theirs', async () => {
    const workspace = await newWorkspace();
    for (const path of ['/v1/bundle', '/v1/bundle/chunks']) expect((await call(path)).status).toBe(401);
    expect(await codeOf(await workspace.call('/v1/bundle/chunks?after=nonsense'))).toBe('bad-request');
    expect(await codeOf(await workspace.call('/v1/bundle/chunks?after=%7B%7D'))).toBe('bad-request');
  });
});
