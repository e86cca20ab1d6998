import {describe, expect, it} from 'vitest';
import type {Segment} from '#shared/model/segment';
import {type CommandResult, commandsResponseSchema} from '#shared/protocol/command-results';
import {newWorkspace, readFeed, rowsOf, type TestWorkspace, useFixedWorld} from '../harness.ts';
import {fileReading} from '../readings.ts';

useFixedWorld();

async function withOnePerson(): Promise<{workspace: TestWorkspace; person: string}> {
  const workspace = await newWorkspace();
  await workspace.call('/v1/imports', {body: {import: 'file-1', chunk: 0, readings: [fileReading(1)]}});
  const [supporter] = (await readFeed(workspace)).supporters;
  return {workspace, person: supporter?.id ?? ''};
}

async function send(workspace: TestWorkspace, ...commands: object[]): Promise<CommandResult[]> {
  const response = await workspace.call('/v1/commands', {body: {commands}});
  return commandsResponseSchema.parse(await response.json()).results;
}

const note = (id: string, supporter: string, text: string) => ({id, at: Date.now(), kind: 'note-add', supporter, text});
const tag = (id: string, supporter: string, on: boolean) => ({id, at: Date.now(), kind: 'tag', supporter, name: 'VIP', on});

describe('commands', () => {
  it('are applied once, however often they are sent', async () => {
    const {workspace, person} = await withOnePerson();
    const command = note('command-1', person, 'Met at the fair');
    const [first] = await send(workspace, command);
    const [second, third] = await send(workspace, command, note('command-2', person, 'Writes back'));
    expect([first?.status, second?.status, third?.status]).toEqual(['applied', 'duplicate', 'applied']);
    expect(second?.seq).toBe(first?.seq);
    const [supporter] = (await readFeed(workspace)).supporters;
    expect(supporter?.notes.map(({text}) => text).sort()).toEqual(['Met at the fair', 'Writes back']);
  });

  it('answer with the seq that shows them', async () => {
    const {workspace, person} = await withOnePerson();
    const [result] = await send(workspace, note('command-1', person, 'Hello'));
    const {changes} = await readFeed(workspace);
    expect(changes.find(({kind}) => kind === 'supporter')?.seq).toBe(result?.seq);
  });

  it('put tags on and take them off, and write to nobody where no connection can', async () => {
    const {workspace, person} = await withOnePerson();
    const [result] = await send(workspace, tag('command-1', person, true));
    expect(result?.writingTo).toEqual([]);
    expect((await readFeed(workspace)).supporters[0]?.tags).toEqual([{name: 'VIP', records: [], own: true}]);
    await send(workspace, tag('command-2', person, false));
    expect((await readFeed(workspace)).supporters[0]?.tags).toEqual([]);
  });

  it('take a note away again', async () => {
    const {workspace, person} = await withOnePerson();
    await send(workspace, note('command-1', person, 'Typo'));
    await send(workspace, {id: 'command-2', at: Date.now(), kind: 'note-remove', supporter: person, note: 'command-1'});
    expect((await readFeed(workspace)).supporters[0]?.notes).toEqual([]);
    expect(await rowsOf(workspace, 'select id from attachment')).toEqual([]);
  });

  it('leave a person without score and points who wants none, through another reading, until taken back (C40)', async () => {
    const workspace = await newWorkspace();
    const patron = fileReading(1, {
      paid: true,
      vendorState: 'active',
      lifetime: {minorUnits: 9_000, currency: 'USD'},
      joinedAt: Date.UTC(2026, 0, 1),
      pledge: {minorUnits: 500, currency: 'USD'},
      pledgeStartAt: Date.UTC(2026, 0, 1),
      lastChargeAt: Date.UTC(2026, 8, 30),
      lastPaidAt: Date.UTC(2026, 8, 30),
    });
    await workspace.call('/v1/imports', {body: {import: 'file-1', chunk: 0, readings: [patron]}});
    const [before] = (await readFeed(workspace)).supporters;
    const person = before?.id ?? '';
    expect(before?.points.length).toBeGreaterThan(0);
    await send(workspace, {id: 'command-1', at: Date.now(), kind: 'unscore', supporter: person});
    expect((await readFeed(workspace)).supporters[0]).toMatchObject({points: [], v: null, unscored: Date.now()});
    await workspace.call('/v1/imports', {
      body: {import: 'file-2', chunk: 0, readings: [{...patron, asOf: Date.now() + 1}]},
    });
    expect((await readFeed(workspace)).supporters[0]).toMatchObject({points: [], v: null});
    await send(workspace, {id: 'command-2', at: Date.now(), kind: 'score-again', supporter: person});
    expect((await readFeed(workspace)).supporters[0]).toMatchObject({points: before?.points, v: before?.v});
    expect(await rowsOf(workspace, 'select id from attachment')).toEqual([]);
  });

  it('on nobody are refused, remembered, and do not stop the next one', async () => {
    const {workspace, person} = await withOnePerson();
    const results = await send(workspace, note('command-1', 'a'.repeat(20), 'Who?'), note('command-2', person, 'You'));
    expect(results.map(({status, problem}) => [status, problem?.code])).toEqual([
      ['refused', 'not-found'],
      ['applied', undefined],
    ]);
  });

  it('that do not parse are refused as a whole: nothing is half done', async () => {
    const {workspace, person} = await withOnePerson();
    const commands = [note('command-1', person, 'Kept?'), {id: 'command-2', at: 1, kind: 'explode'}];
    expect((await workspace.call('/v1/commands', {body: {commands}})).status).toBe(400);
    expect((await readFeed(workspace)).supporters[0]?.notes).toEqual([]);
  });
});

describe('saved filters', () => {
  const segment = (rev: number, name = 'Mine'): Segment => ({id: 'mine', name, filter: 'tag:vip', position: 9, rev});
  const put = (id: string, wanted: Segment) => ({id, at: Date.now(), kind: 'segment-put', segment: wanted});
  const stored = async (workspace: TestWorkspace) =>
    (await readFeed(workspace)).changes.find(({kind, id}) => kind === 'segment' && id === 'mine')?.doc;

  it('count a rev up at each change and refuse a change of an older one', async () => {
    const workspace = await newWorkspace();
    await send(workspace, put('command-1', segment(0)), put('command-2', segment(1, 'Better')));
    expect(await stored(workspace)).toEqual(segment(2, 'Better'));
    const [late] = await send(workspace, put('command-3', segment(1, 'Late')));
    expect(late).toMatchObject({status: 'refused', problem: {code: 'conflict', status: 409}});
    expect(await stored(workspace)).toEqual(segment(2, 'Better'));
  });

  it('go by the rev that was seen, and going twice is no error', async () => {
    const workspace = await newWorkspace();
    const remove = (id: string, rev: number) => ({id, at: Date.now(), kind: 'segment-remove', segment: 'mine', rev});
    await send(workspace, put('command-1', segment(0)));
    const results = await send(workspace, remove('command-2', 7), remove('command-3', 1), remove('command-4', 1));
    expect(results.map(({status}) => status)).toEqual(['refused', 'applied', 'applied']);
    expect(await stored(workspace)).toBeUndefined();
  });
});
