import {describe, expect, it} from 'vitest';
import {connectionOf, drain, pass, readFeed, rowsOf, useFixedWorld} from '../harness.ts';
import {deliver, idOf, synced} from './synced.ts';

useFixedWorld();
const DAY = 86_400_000;

describe('somebody who was erased (F47, ARM-25)', () => {
  async function erased() {
    const {workspace, ghost} = await synced(3);
    const supporter = (await readFeed(workspace)).supporters.find(({email}) => email?.value === 'member1@example.org')?.id;
    const base = {at: Date.now(), supporter};
    const commands = [
      {...base, id: 'label-before', kind: 'tag', name: 'VIP', on: true},
      {...base, id: 'erase-this', kind: 'erase'},
    ];
    await (await workspace.call('/v1/commands', {body: {commands}})).text();
    await drain(workspace);
    return {workspace, ghost};
  }
  const emails = async (workspace: Parameters<typeof readFeed>[0]) =>
    (await readFeed(workspace)).supporters.map(({email}) => email?.value).sort();

  it('is neither labelled at the vendor any more nor counted as one of its people', async () => {
    const {workspace, ghost} = await erased();
    expect(ghost.members.get(idOf(1))?.labels).toEqual([]);
    expect(await rowsOf(workspace, "select key from job where kind in ('outbox', 'reread')")).toEqual([]);
    expect((await connectionOf(workspace)).records).toBe(2);
  });

  it('stays away through whole sweeps, and these write no record', async () => {
    const {workspace, ghost} = await erased();
    const member = ghost.members.get(idOf(1));
    if (member !== undefined) Object.assign(member, {name: 'Somebody new', updated_at: new Date(Date.now()).toISOString()});
    const tables = () =>
      Promise.all(
        ['record', 'identifier', 'supporter', 'ledger', 'history'].map(table => rowsOf(workspace, `select * from ${table}`)),
      );
    const before = await tables();
    pass(DAY);
    await drain(workspace);
    expect((await connectionOf(workspace)).lastCompleteAt).toBe(Date.now());
    expect(await tables()).toEqual(before);
    expect(await emails(workspace)).toEqual(['member2@example.org', 'member3@example.org']);
    expect((await connectionOf(workspace)).records).toBe(2);
  });

  it('does not come back by a webhook', async () => {
    const {workspace, ghost} = await erased();
    const [hook] = ghost.webhooks;
    await deliver(workspace, {
      url: hook?.target_url ?? '',
      secret: hook?.secret ?? '',
      body: {member: {current: {id: idOf(1)}, previous: {}}},
    });
    expect(await rowsOf(workspace, "select key from job where kind = 'reread'")).toHaveLength(1);
    await drain(workspace);
    expect(await rowsOf(workspace, "select key from job where kind = 'reread'")).toEqual([]);
    expect(await emails(workspace)).toEqual(['member2@example.org', 'member3@example.org']);
  });
});
