import {describe, expect, it} from 'vitest';
import type {LabelRun} from '#shared/model/label-run';
import type {Command} from '#shared/protocol/commands';
import {createMailchimpFake} from '../../fakes/vendors/mailchimp.ts';
import {
  connect,
  drain,
  newWorkspace,
  pass,
  readFeed,
  rowsOf,
  stubVendors,
  type TestWorkspace,
  useFixedWorld,
} from '../harness.ts';
import {idOf, synced} from './synced.ts';

useFixedWorld();
const DAY = 86_400_000;
const NAME = 'regulars 2026-11-23 declined';

let sent = 0;
async function say(workspace: TestWorkspace, command: object): Promise<{status: string; problem?: {code: string}}> {
  const body = {commands: [{id: `command-${sent++}`, at: Date.now(), ...command} as Command]};
  const response = await workspace.call('/v1/commands', {body});
  const {results} = (await response.json()) as {results: {status: string; problem?: {code: string}}[]};
  return results[0] ?? {status: 'none'};
}

async function idsIn(workspace: TestWorkspace): Promise<string[]> {
  return (await readFeed(workspace)).supporters.map(({id}) => id);
}

async function runsIn(workspace: TestWorkspace): Promise<LabelRun[]> {
  const rows = await rowsOf(workspace, "select doc from item where kind = 'label-run' and doc is not null");
  return rows.map(({doc}) => JSON.parse(String(doc)));
}

async function labelled(people: number, until: number | null) {
  const {workspace, ghost, id} = await synced(people);
  const supporters = await idsIn(workspace);
  const command = {kind: 'label-run', run: 'run-00001', connection: id, name: NAME, until, supporters};
  const labels = () => Array.from({length: people}, (_, at) => ghost.members.get(idOf(at + 1))?.labels.map(({name}) => name));
  return {workspace, ghost, id, supporters, command, labels, answer: await say(workspace, command)};
}

describe('a label for a mail tool (ARM-36, F8)', () => {
  it('is written to everybody, says how far it is, and shows on the people at once', async () => {
    const {workspace, labels, answer} = await labelled(3, null);
    expect(answer.status).toBe('applied');
    expect(await runsIn(workspace)).toMatchObject([{name: NAME, state: 'on', wanted: 3, left: 3, until: null}]);
    expect((await readFeed(workspace)).supporters.map(({tags}) => tags.map(({name}) => name))).toEqual([[NAME], [NAME], [NAME]]);
    await drain(workspace);
    expect(labels()).toEqual([[NAME], [NAME], [NAME]]);
    expect(await runsIn(workspace)).toMatchObject([{wanted: 3, left: 0}]);
  });

  it('takes more people under the same run, and counts them all', async () => {
    const {workspace, command, supporters} = await labelled(3, null);
    await say(workspace, {...command, supporters: supporters.slice(0, 1)});
    await drain(workspace);
    expect(await runsIn(workspace)).toMatchObject([{wanted: 4, left: 0}]);
  });

  it('goes by itself when its days are over, from everybody, and is forgotten then', async () => {
    const {workspace, labels} = await labelled(3, Date.now() + 14 * DAY);
    await drain(workspace);
    expect(labels()[0]).toEqual([NAME]);
    pass(15 * DAY);
    await drain(workspace);
    expect(labels()).toEqual([[], [], []]);
    expect(await runsIn(workspace)).toEqual([]);
    expect((await readFeed(workspace)).supporters.flatMap(({tags}) => tags)).toEqual([]);
    expect(await rowsOf(workspace, "select key from job where kind in ('outbox', 'label-end')")).toEqual([]);
  });

  it('stays when it is kept', async () => {
    const {workspace, labels} = await labelled(1, Date.now() + 14 * DAY);
    expect((await say(workspace, {kind: 'label-keep', run: 'run-00001'})).status).toBe('applied');
    pass(15 * DAY);
    await drain(workspace);
    expect(labels()).toEqual([[NAME]]);
    expect(await runsIn(workspace)).toMatchObject([{until: null}]);
  });

  it('is taken back as a whole, also before it was written, and leaves other labels alone', async () => {
    const {workspace, ghost, labels} = await labelled(2, null);
    Object.assign(ghost.members.get(idOf(1)) ?? {}, {labels: [{name: 'Press'}]});
    await say(workspace, {kind: 'label-end', run: 'run-00001'});
    await drain(workspace);
    expect(labels()).toEqual([['Press'], []]);
    expect(await runsIn(workspace)).toEqual([]);
  });

  it('says what the mail tool refuses, and goes on by itself', async () => {
    const {workspace, ghost, labels, command} = await labelled(1, null);
    await drain(workspace);
    ghost.faults.push('unauthorised');
    Object.assign(ghost.members.get(idOf(1)) ?? {}, {labels: []});
    await say(workspace, command);
    await drain(workspace);
    expect(await runsIn(workspace)).toMatchObject([{left: 1, problem: 'unauthorised'}]);
    pass(DAY);
    await drain(workspace);
    expect(labels()).toEqual([[NAME]]);
    expect(await runsIn(workspace)).toMatchObject([{left: 0}]);
    expect((await runsIn(workspace))[0]?.problem).toBeUndefined();
  });

  it('of more people than one run of the alarm can write goes on without a failure', async () => {
    const {workspace, labels} = await labelled(30, null);
    await drain(workspace);
    expect(labels().filter(label => label?.[0] === NAME)).toHaveLength(30);
    expect(await rowsOf(workspace, "select key from job where kind = 'outbox'")).toEqual([]);
  });

  it('is refused for a connection that is not there, and for people who are not', async () => {
    const {workspace, command, id} = await labelled(1, null);
    expect(await say(workspace, {...command, run: 'run-00002', connection: 'nowhere'})).toMatchObject({status: 'refused'});
    const nobody = {...command, run: 'run-00003', connection: id, supporters: ['zzzzzzzzzzzzzzzzzzzz']};
    expect(await say(workspace, nobody)).toMatchObject({status: 'refused', problem: {code: 'not-found'}});
    expect(await runsIn(workspace)).toHaveLength(1);
  });

  it('never takes the name of a tag that the creator gave by hand: it would go from those people too', async () => {
    const {workspace, command, supporters} = await labelled(2, null);
    await say(workspace, {kind: 'tag', supporter: supporters[0] ?? '', name: 'VIP', on: true});
    const taken = await say(workspace, {...command, run: 'run-00002', name: ' vip'});
    expect(taken).toMatchObject({status: 'refused', problem: {code: 'conflict'}});
    // The same list on the same day is the same label.
    expect((await say(workspace, {...command, run: 'run-00003'})).status).toBe('applied');
  });

  it('is a tag in Mailchimp, put on and taken off by the id that stays when the address changes', async () => {
    const workspace = await newWorkspace();
    const mailchimp = createMailchimpFake(2);
    stubVendors(mailchimp);
    const id = await connect(workspace, mailchimp);
    await drain(workspace);
    const tags = () => [...mailchimp.contacts.values()].map(one => (one.tags as {name: string}[]).map(({name}) => name));
    const supporters = await idsIn(workspace);
    await say(workspace, {kind: 'label-run', run: 'run-00001', connection: id, name: NAME, until: null, supporters});
    await drain(workspace);
    expect(tags()).toEqual([
      ['podcast', NAME],
      ['podcast', NAME],
    ]);
    await say(workspace, {kind: 'label-end', run: 'run-00001'});
    await drain(workspace);
    expect(tags()).toEqual([['podcast'], ['podcast']]);
  });
});

describe('marks of having written on many people at once (F8)', () => {
  it('are one each, and are taken off together', async () => {
    const {workspace} = await synced(3);
    const supporters = await idsIn(workspace);
    const mark = {id: 'mark-00001', kind: 'contact-all', channel: 'bcc', purpose: 'left', template: 'Why', supporters};
    expect((await say(workspace, mark)).status).toBe('applied');
    const contacts = async () =>
      (await readFeed(workspace)).supporters.map(person => person.contacts?.map(({purpose}) => purpose));
    expect(await contacts()).toEqual([['left'], ['left'], ['left']]);
    await say(workspace, {kind: 'contact-remove-all', contact: 'mark-00001', supporters});
    expect(await contacts()).toEqual([undefined, undefined, undefined]);
  });
});

describe('texts to send', () => {
  const template = {id: 't1', name: 'Welcome', purpose: 'welcome', language: 'fr', subject: 'Bonjour', text: 'Bonjour', rev: 0};
  it('are kept with a rev, so that two browsers cannot overwrite each other', async () => {
    const workspace = await newWorkspace();
    expect((await say(workspace, {kind: 'template-put', template})).status).toBe('applied');
    expect(await say(workspace, {kind: 'template-put', template})).toMatchObject({problem: {code: 'conflict'}});
    expect((await say(workspace, {kind: 'template-put', template: {...template, text: 'Salut', rev: 1}})).status).toBe('applied');
    const rows = () => rowsOf(workspace, "select doc from item where kind = 'template'");
    expect(JSON.parse(String((await rows())[0]?.doc))).toMatchObject({text: 'Salut', rev: 2});
    expect((await say(workspace, {kind: 'template-remove', template: 't1', rev: 2})).status).toBe('applied');
    expect((await rows())[0]?.doc).toBeNull();
  });
});
