import {describe, expect, it} from 'vitest';
import {newWorkspace, pass, readFeed, rowsOf, send, type TestWorkspace, useFixedWorld} from '../harness.ts';
import {fileReading} from '../readings.ts';

useFixedWorld();

async function withPeople(count: number): Promise<{workspace: TestWorkspace; rids: string[]}> {
  const workspace = await newWorkspace();
  const readings = Array.from({length: count}, (_, number) => fileReading(number));
  await workspace.call('/v1/imports', {body: {import: 'file-1', chunk: 0, readings}});
  const {supporters} = await readFeed(workspace);
  return {workspace, rids: supporters.flatMap(({records}) => records.map(({rid}) => rid))};
}

const decisionsOf = async (workspace: TestWorkspace) =>
  (await readFeed(workspace)).changes.flatMap(change => (change.kind === 'decision' && change.doc !== null ? [change.doc] : []));

describe('decisions on the private server', () => {
  it('merge two people and bury the one id, until they are taken back: then every row is as before (C29, C36)', async () => {
    const {workspace, rids} = await withPeople(3);
    const tables = () =>
      Promise.all(['record', 'ledger', 'identifier', 'attachment'].map(table => rowsOf(workspace, `select * from ${table}`)));
    const documents = async () => (await readFeed(workspace)).supporters.map(({id, records}) => [id, records]).sort();
    const [before, people] = [await tables(), await documents()];
    const [one = '', other = ''] = rids;
    const merged = await send(workspace, {kind: 'decide', word: 'same', left: [one], right: [other]});
    expect(merged.status).toBe('applied');
    expect((await readFeed(workspace)).supporters).toHaveLength(2);
    const [notice] = await decisionsOf(workspace);
    pass(60_000);
    await send(workspace, {kind: 'undecide', decision: notice?.id, left: notice?.left, right: notice?.right});
    expect(await tables()).toEqual(before);
    expect(await documents()).toEqual(people);
    expect(await decisionsOf(workspace)).toEqual([]);
  });

  it('of a whole import are taken back together, and nobody else’s with them (C35)', async () => {
    const {workspace, rids} = await withPeople(6);
    const [a = '', b = '', c = '', d = '', e = '', f = ''] = rids;
    await send(workspace, {kind: 'decide', word: 'same', left: [a], right: [b], import: 'pairs.csv'});
    await send(workspace, {kind: 'decide', word: 'same', left: [b], right: [c], import: 'pairs.csv'});
    await send(workspace, {kind: 'decide', word: 'same', left: [e], right: [f]});
    expect((await readFeed(workspace)).supporters).toHaveLength(3);
    expect((await send(workspace, {kind: 'undecide-import', import: 'pairs.csv'})).status).toBe('applied');
    const sizes = (await readFeed(workspace)).supporters.map(({records}) => records.length).sort();
    expect(sizes).toEqual([1, 1, 1, 1, 2]);
    expect((await decisionsOf(workspace)).map(({left}) => left)).toEqual([[e]]);
    expect(await send(workspace, {kind: 'undecide-import', import: 'pairs.csv'})).toMatchObject({status: 'refused'});
    expect(d).not.toBe('');
  });

  it('name a decision that is not there: refused', async () => {
    const {workspace, rids} = await withPeople(1);
    const result = await send(workspace, {kind: 'undecide', decision: 'no-such', left: rids, right: rids});
    expect(result).toMatchObject({status: 'refused', problem: {code: 'not-found', detail: 'decision'}});
  });

  it('stand beside edits and people made by hand', async () => {
    const {workspace, rids} = await withPeople(1);
    const [id = ''] = rids;
    await send(workspace, {kind: 'edit', supporter: id, field: 'name', value: 'Said by hand'});
    expect((await readFeed(workspace)).supporters[0]?.name).toMatchObject({value: 'Said by hand', by: {source: 'self'}});
    await send(workspace, {kind: 'person-add', person: 'person-0001', name: 'Nobody’s customer'});
    expect((await readFeed(workspace)).supporters).toHaveLength(2);
    await send(workspace, {kind: 'person-remove', person: 'person-0001'});
    expect((await readFeed(workspace)).supporters.map(person => person.id)).toEqual([id]);
  });
});
