import {describe, expect, it} from 'vitest';
import type {GhostFake} from '../../fakes/vendors/ghost.ts';
import {drain, pass, readFeed, rowsOf, useFixedWorld} from '../harness.ts';
import {idOf, synced} from './synced.ts';

useFixedWorld();
const MINUTE = 60_000;

describe('a tag', () => {
  async function tagAda({on}: {on: boolean}) {
    const {workspace, ghost, id} = await synced(3);
    const person = (await readFeed(workspace)).supporters.find(({email}) => email?.value === 'member1@example.org')?.id ?? '';
    const send = (number: number, wanted: boolean) =>
      workspace.call('/v1/commands', {
        body: {commands: [{id: `command-${number}`, at: Date.now(), kind: 'tag', supporter: person, name: 'VIP', on: wanted}]},
      });
    const response = await send(1, on);
    return {workspace, ghost, id, person, send, answer: (await response.json()) as {results: {writingTo: string[]}[]}};
  }
  const labelsOf = (ghost: GhostFake) => ghost.members.get(idOf(1))?.labels.map(({name}) => name);

  it('is written to Ghost as a label and then shows as Ghost’s own', async () => {
    const {workspace, ghost, answer} = await tagAda({on: true});
    expect(answer.results[0]?.writingTo).toEqual(['blog.example:2368']);
    expect(labelsOf(ghost)).toEqual([]);
    await drain(workspace);
    expect(labelsOf(ghost)).toEqual(['VIP']);
    const [tag] = (await readFeed(workspace)).supporters.flatMap(({tags}) => tags);
    expect(tag).toMatchObject({name: 'VIP', records: [`ghost/blog.example:2368/member/${idOf(1)}`]});
  });

  it('taken off is taken off there, whatever its case', async () => {
    const {workspace, ghost, send} = await tagAda({on: true});
    await drain(workspace);
    Object.assign(ghost.members.get(idOf(1)) ?? {}, {labels: [{name: 'vip'}, {name: 'Press'}]});
    await send(2, false);
    await drain(workspace);
    expect(labelsOf(ghost)).toEqual(['Press']);
  });

  it('waits for a vendor that fails, and the last word wins', async () => {
    const {workspace, ghost, send} = await tagAda({on: true});
    ghost.faults.push('server-error');
    await drain(workspace);
    expect(labelsOf(ghost)).toEqual([]);
    await send(2, false);
    await send(3, true);
    pass(MINUTE);
    await drain(workspace);
    expect(labelsOf(ghost)).toEqual(['VIP']);
    expect(await rowsOf(workspace, "select key from job where kind = 'outbox'")).toEqual([]);
  });

  it('of somebody whom Ghost deleted meanwhile is dropped, and so is the person', async () => {
    const {workspace, ghost} = await tagAda({on: true});
    ghost.members.delete(idOf(1));
    await drain(workspace);
    expect(await rowsOf(workspace, "select key from job where kind = 'outbox'")).toEqual([]);
  });
});
