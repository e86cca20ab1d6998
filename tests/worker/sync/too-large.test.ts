import {describe, expect, it} from 'vitest';
import {createGhostFake} from '../../fakes/vendors/ghost.ts';
import {connect, connectionOf, drain, newWorkspace, pass, readFeed, rowsOf, stubVendors, useFixedWorld} from '../harness.ts';
import {fileReading} from '../readings.ts';
import {withDocuments} from '../with-limit.ts';

useFixedWorld();
const DAY_MS = 86_400_000;

describe('a sync that meets a person with more records than one commit can hold', () => {
  it('reads everyone else, says that one was left out, and takes them as soon as there is room', async () => {
    const workspace = await newWorkspace();
    const shared = [{type: 'email', value: 'member7@example.org', strength: 'strong'}];
    const readings = Array.from({length: 8}, (_, number) => ({...fileReading(number), identifiers: shared}));
    await workspace.call('/v1/imports', {body: {import: 'file-1', chunk: 0, readings}});
    const ghost = createGhostFake(40);
    stubVendors(ghost);
    await withDocuments(6, async () => {
      await connect(workspace, ghost);
      await drain(workspace);
    });
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle', records: 39, skipped: 1, lastCompleteAt: Date.now()});
    expect((await readFeed(workspace)).supporters).toHaveLength(40);
    pass(DAY_MS);
    await drain(workspace);
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle', records: 40, skipped: 0});
    const found = await rowsOf(workspace, "select key from record where key like 'ghost/%'");
    expect(found).toHaveLength(40);
  });

  it('refuses a command for such a person, once and for all, instead of failing for ever', async () => {
    const workspace = await newWorkspace();
    const shared = [{type: 'email', value: 'family@example.org', strength: 'strong'}];
    const readings = Array.from({length: 8}, (_, number) => ({...fileReading(number), identifiers: shared}));
    await workspace.call('/v1/imports', {body: {import: 'file-1', chunk: 0, readings}});
    const [person] = (await readFeed(workspace)).supporters;
    const note = {id: crypto.randomUUID(), at: Date.now(), kind: 'note-add', supporter: person?.id, text: 'Hello'};
    const answer = await withDocuments(4, () => workspace.call('/v1/commands', {body: {commands: [note]}}));
    expect(await answer.json()).toMatchObject({results: [{id: note.id, status: 'refused', problem: {code: 'too-large'}}]});
    expect(await rowsOf(workspace, 'select id from attachment')).toEqual([]);
  });
});
