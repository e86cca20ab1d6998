import {describe, expect, it} from 'vitest';
import type {ImportedFile, ImportResponse} from '#shared/protocol/connect';
import {NOON, newWorkspace, readFeed, type TestWorkspace, useFixedWorld} from '../harness.ts';
import {fileReading} from '../readings.ts';
import {withDocuments} from '../with-limit.ts';

useFixedWorld();

const MEMBERS: ImportedFile = {
  name: 'members.csv',
  kind: 'patreon-members',
  vendor: 'patreon',
  account: 'campaign',
  asOf: NOON - 86_400_000,
  rows: 12,
  records: 10,
};

function send(workspace: TestWorkspace, chunk: object): Promise<Response> {
  return workspace.call('/v1/imports', {body: {import: 'file-1', chunk: 0, readings: [], ...chunk}});
}

describe('POST /v1/imports', () => {
  it('shows the file among the connections, its date, and what could not be read (CRM-9)', async () => {
    const workspace = await newWorkspace();
    await send(workspace, {readings: [fileReading(1)]});
    expect((await readFeed(workspace)).connections).toEqual([]);
    await send(workspace, {chunk: 1, file: MEMBERS});
    expect((await readFeed(workspace)).connections).toEqual([
      {
        id: 'file:patreon-members:campaign',
        vendor: 'patreon',
        account: 'campaign',
        label: 'members.csv',
        state: 'idle',
        nextAt: null,
        lastCompleteAt: MEMBERS.asOf,
        records: 10,
        skipped: 2,
      },
    ]);
  });

  it('lets the newest file count, and writes nothing for the same or an older one', async () => {
    const workspace = await newWorkspace();
    await send(workspace, {file: MEMBERS});
    const {head} = await readFeed(workspace);
    await send(workspace, {file: MEMBERS});
    await send(workspace, {file: {...MEMBERS, name: 'old.csv', asOf: MEMBERS.asOf - 1}});
    expect((await readFeed(workspace)).head).toBe(head);
    await send(workspace, {file: {...MEMBERS, name: 'new.csv', asOf: NOON}});
    await send(workspace, {file: {...MEMBERS, kind: 'patreon-relationship'}});
    const {connections} = await readFeed(workspace);
    expect(connections.map(({id, label, lastCompleteAt}) => [id, label, lastCompleteAt])).toEqual([
      ['file:patreon-members:campaign', 'new.csv', NOON],
      ['file:patreon-relationship:campaign', 'members.csv', MEMBERS.asOf],
    ]);
  });

  it('says how many records hang together with too many others, and takes the rest', async () => {
    const workspace = await newWorkspace();
    const shared = [{type: 'email', value: 'family@example.org', strength: 'strong'}];
    await send(workspace, {readings: [1, 2, 3, 4, 5].map(number => ({...fileReading(number), identifiers: shared}))});
    const chunk = {import: 'file-2', readings: [fileReading(10), {...fileReading(6), identifiers: shared}, fileReading(11)]};
    const response = await withDocuments(4, () => send(workspace, chunk));
    expect((await response.json()) as ImportResponse).toMatchObject({created: 2, changed: 0, unchanged: 0, tooLarge: 1});
    const again: ImportResponse = await (await send(workspace, chunk)).json();
    expect(again).toMatchObject({created: 1, unchanged: 2});
    expect(again.tooLarge).toBeUndefined();
  });
});
