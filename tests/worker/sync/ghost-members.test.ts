import {describe, expect, it} from 'vitest';
import {createGhostFake, type GhostFake, ghostMember} from '../../fakes/vendors/ghost.ts';
import {ghostEvent} from '../../fakes/vendors/ghost-events.ts';
import {connect, connectionOf, drain, newWorkspace, pass, readFeed, send, stubVendors, useFixedWorld} from '../harness.ts';
import {deliver, idOf, synced} from './synced.ts';

useFixedWorld();
const MINUTE = 60_000;

const now = () => new Date(Date.now()).toISOString();

async function told(workspace: Awaited<ReturnType<typeof synced>>['workspace'], ghost: GhostFake, member: object): Promise<void> {
  const [hook] = ghost.webhooks;
  await deliver(workspace, {url: hook?.target_url ?? '', secret: hook?.secret ?? '', body: {member}});
  await drain(workspace);
}

describe('a Ghost member', () => {
  it('who is deleted and comes back with the same address is one person, under the new id (C4)', async () => {
    const {workspace, ghost} = await synced(3);
    const before = (await readFeed(workspace)).supporters.find(({email}) => email?.value === 'member2@example.org');
    await send(workspace, {kind: 'note-add', supporter: before?.id ?? '', text: 'Sends cards'});
    ghost.members.delete(idOf(2));
    await told(workspace, ghost, {current: {}, previous: {id: idOf(2)}});
    ghost.members.set(idOf(77), ghostMember(77, {email: 'member2@example.org', created_at: now(), updated_at: now()}));
    await told(workspace, ghost, {current: {id: idOf(77)}, previous: {}});
    // The deletion once more, late: it is read again, and changes nothing of who is there.
    await told(workspace, ghost, {current: {}, previous: {id: idOf(2), late: true}});
    const {supporters} = await readFeed(workspace);
    const found = supporters.filter(({email}) => email?.value === 'member2@example.org');
    expect(found.map(({records}) => records.map(({key}) => key))).toEqual([[`ghost/blog.example:2368/member/${idOf(77)}`]]);
    // What the creator wrote is not lost: it stands where it was written, without a name.
    expect(supporters.flatMap(({notes}) => notes.map(({text}) => text))).toEqual(['Sends cards']);
  });

  it('who came in a file, which Ghost calls no webhook for, is found by the next pass', async () => {
    const {workspace, ghost} = await synced(3);
    for (let number = 500; number < 620; number++)
      ghost.members.set(idOf(number), ghostMember(number, {created_at: now(), updated_at: now()}));
    pass(15 * MINUTE);
    await drain(workspace);
    expect((await readFeed(workspace)).supporters).toHaveLength(123);
  });

  it('who opens mails has it in their history, once, over as many runs as it takes', async () => {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(250);
    const count = 2_600;
    for (let number = 0; number < count; number++) {
      const created_at = new Date(Date.now() - number * MINUTE).toISOString();
      const member = idOf((number % 250) + 1);
      ghost.events.push(ghostEvent(number, 'email_opened_event', {created_at, member, email: {subject: 'The tenth letter'}}));
    }
    stubVendors(ghost);
    await connect(workspace, ghost);
    await drain(workspace);
    const opened = async () =>
      (await readFeed(workspace)).supporters.reduce((sum, {activity}) => sum + (activity?.sums[0]?.count ?? 0), 0);
    expect(await opened()).toBe(count);
    expect(await connectionOf(workspace)).toMatchObject({records: 250, lastCompleteAt: expect.any(Number)});
    expect((await connectionOf(workspace)).problem).toBeUndefined();
    const {head} = await readFeed(workspace);
    pass(15 * MINUTE);
    await drain(workspace);
    const {changes} = await readFeed(workspace);
    expect(changes.filter(({kind, seq}) => kind === 'supporter' && seq > head)).toEqual([]);
    expect(await opened()).toBe(count);
  });
});
