import {describe, expect, it} from 'vitest';
import type {Outgoing} from '#shared/model/outgoing';
import type {Reading} from '#shared/model/record';
import {createDiscordFake, type DiscordFake} from '../../fakes/vendors/discord.ts';
import {discordId, GUILD} from '../../fakes/vendors/discord-state.ts';
import {
  connect,
  connectionOf,
  drain,
  newWorkspace,
  pass,
  readFeed,
  rowsOf,
  send,
  stubVendors,
  type TestWorkspace,
  useFixedWorld,
} from '../harness.ts';

useFixedWorld();
const HOUR = 3_600_000;
const PATRON = '710000000000000002';
const READER = '710000000000000001';

/** Patrons who linked their Discord accounts: of anybody else nothing is kept. */
function patrons(count: number): Reading[] {
  return Array.from({length: count}, (_, at) => ({
    key: `patreon/1/member/${at + 1}`,
    source: 'file',
    asOf: Date.now(),
    identifiers: [
      {type: 'email', value: `p${at + 1}@example.org`, strength: 'strong'},
      {type: 'discord-user', value: discordId(at + 1), strength: 'strong'},
    ],
    fields: {name: `Patron ${at + 1}`, email: `p${at + 1}@example.org`, paid: true, vendorState: 'active'},
  }));
}

type Server = {readonly workspace: TestWorkspace; readonly discord: DiscordFake; readonly id: string; readonly people: string[]};

/** A server of so many linked members; the even ones have the role of patrons, which Patreon's bot gives. */
async function onServer(count: number): Promise<Server> {
  const workspace = await newWorkspace();
  const body = {import: 'patrons', chunk: 0, readings: patrons(count)};
  await workspace.call('/v1/imports', {body});
  const discord = createDiscordFake(count);
  stubVendors(discord);
  const id = await connect(workspace, discord);
  await drain(workspace);
  const {supporters} = await readFeed(workspace);
  const people = Array.from({length: count}, (_, at) => {
    const key = `discord/${GUILD}/user/${discordId(at + 1)}`;
    return supporters.find(({records}) => records.some(record => record.key === key))?.id ?? '';
  });
  return {workspace, discord, id, people};
}

const rolesOf = ({discord}: Server, number: number) => discord.members.get(discordId(number))?.roles;

function give({workspace, id, people}: Server, more: object) {
  return send(workspace, {kind: 'role', run: 'run-00001', connection: id, name: 'Reader', on: true, supporters: people, ...more});
}

async function outgoings(workspace: TestWorkspace): Promise<Outgoing[]> {
  const rows = await rowsOf(workspace, "select doc from item where kind = 'outgoing' and doc is not null");
  return rows.map(({doc}) => JSON.parse(String(doc)));
}

describe('a role for many people (J5)', () => {
  it('is given at the server, with its reason in the server’s own log, and shows on the people', async () => {
    const server = await onServer(3);
    expect(await give(server, {})).toMatchObject({status: 'applied', writingTo: ['The Club']});
    expect(await outgoings(server.workspace)).toMatchObject([
      {action: 'run-00001', write: 'role', name: 'Reader', wanted: 3, done: 0},
    ]);
    await drain(server.workspace);
    expect([1, 2, 3].map(number => rolesOf(server, number))).toEqual([[READER], [PATRON, READER], [READER]]);
    expect(server.discord.reasons).toHaveLength(3);
    const held = (await readFeed(server.workspace)).supporters.flatMap(({records}) =>
      records.flatMap(({fields}) => fields.roles ?? []),
    );
    expect(held.filter(role => role === 'Reader')).toHaveLength(3);
    expect(await outgoings(server.workspace)).toMatchObject([{wanted: 3, done: 3, refused: []}]);
  });

  it('that another bot owns is never written silently (J5)', async () => {
    const server = await onServer(2);
    expect((await connectionOf(server.workspace)).roles).toContainEqual({name: 'Patron', owner: 'Patreon', isOurs: true});
    expect(await give(server, {name: 'Patron'})).toMatchObject({status: 'refused', problem: {code: 'conflict'}});
    expect(await give(server, {name: 'Owner', knowing: true})).toMatchObject({status: 'refused', problem: {code: 'forbidden'}});
    await drain(server.workspace);
    expect(rolesOf(server, 1)).toEqual([]);
    await give(server, {name: 'Patron', knowing: true});
    await drain(server.workspace);
    expect(rolesOf(server, 1)).toEqual([PATRON]);
  });

  it('taken back before it was written is never written; afterwards it is taken again', async () => {
    const server = await onServer(1);
    await give(server, {});
    await give(server, {run: 'run-00002', on: false});
    expect(await outgoings(server.workspace)).toMatchObject([{action: 'run-00002', wanted: 1}]);
    await drain(server.workspace);
    expect(server.discord.asked.filter(line => line.startsWith('PUT'))).toEqual([]);
    await give(server, {run: 'run-00003'});
    await drain(server.workspace);
    expect(rolesOf(server, 1)).toEqual([READER]);
    await give(server, {run: 'run-00004', on: false});
    await drain(server.workspace);
    expect(rolesOf(server, 1)).toEqual([]);
  });

  it('of somebody who left the server is counted as gone, and holds nobody up', async () => {
    const server = await onServer(3);
    server.discord.members.delete(discordId(1));
    await give(server, {});
    await drain(server.workspace);
    expect(await outgoings(server.workspace)).toMatchObject([{wanted: 3, done: 2, refused: [{reason: 'gone', count: 1}]}]);
    expect((await connectionOf(server.workspace)).outgoing).toEqual({waiting: 0, failed: 1});
    await send(server.workspace, {kind: 'write-drop', run: 'run-00001', connection: server.id});
    expect(await outgoings(server.workspace)).toMatchObject([{wanted: 2, done: 2, refused: []}]);
    expect((await connectionOf(server.workspace)).outgoing).toBeUndefined();
  });

  it('is refused for whoever is not there, a connection that is not, and one that has no roles', async () => {
    const server = await onServer(1);
    expect(await give(server, {supporters: ['zzzzzzzzzzzzzzzzzzzz']})).toMatchObject({problem: {code: 'not-found'}});
    expect(await give(server, {connection: 'nowhere'})).toMatchObject({problem: {code: 'not-found'}});
    expect(
      await send(server.workspace, {kind: 'invite', run: 'run-00009', connection: server.id, supporters: server.people}),
    ).toMatchObject({
      problem: {code: 'not-found'},
    });
  });
});

describe('what a vendor refuses', () => {
  it('of everybody is tried again later with one request, not one for each', async () => {
    const server = await onServer(5);
    server.discord.asked.length = 0;
    server.discord.faults.push('throttled');
    await give(server, {});
    await drain(server.workspace);
    expect(server.discord.asked).toHaveLength(1);
    expect((await connectionOf(server.workspace)).outgoing).toEqual({waiting: 5, failed: 0});
    pass(HOUR);
    await drain(server.workspace);
    expect(await outgoings(server.workspace)).toMatchObject([{wanted: 5, done: 5}]);
    expect((await connectionOf(server.workspace)).outgoing).toBeUndefined();
  });

  it('of one person is tried a few times, given up with its reason, and tried again when the creator says so', async () => {
    const server = await onServer(2);
    const own = server.discord.bots.find(({roles}) => roles.includes('710000000000000003'));
    own?.roles.splice(0);
    await give(server, {});
    await drain(server.workspace);
    expect(await outgoings(server.workspace)).toMatchObject([{wanted: 2, done: 0, refused: []}]);
    for (let day = 0; day < 3; day += 1) {
      pass(24 * HOUR);
      await drain(server.workspace);
    }
    expect(await outgoings(server.workspace)).toMatchObject([{done: 0, refused: [{reason: 'not-allowed', count: 2}]}]);
    expect((await connectionOf(server.workspace)).outgoing).toEqual({waiting: 0, failed: 2});
    expect(await rowsOf(server.workspace, "select key from job where kind = 'outbox'")).toEqual([]);
    own?.roles.push('710000000000000003');
    await send(server.workspace, {kind: 'write-retry', run: 'run-00001', connection: server.id});
    await drain(server.workspace);
    expect(await outgoings(server.workspace)).toMatchObject([{wanted: 2, done: 2, refused: []}]);
  });

  it('for days is given up, and a new wish takes the place of a refused one', async () => {
    const server = await onServer(1);
    server.discord.faults.push(...Array.from({length: 60}, () => 'unauthorised' as const));
    await give(server, {});
    for (let day = 0; day < 16; day += 1) {
      await drain(server.workspace);
      pass(24 * HOUR);
    }
    expect(await outgoings(server.workspace)).toMatchObject([{refused: [{reason: 'unauthorised', count: 1}]}]);
    server.discord.faults.length = 0;
    await give(server, {run: 'run-00002'});
    await drain(server.workspace);
    expect(await outgoings(server.workspace)).toMatchObject([{action: 'run-00002', done: 1, refused: []}]);
  });

  it('is forgotten after thirty days, with the writes that were given up', async () => {
    const server = await onServer(1);
    server.discord.members.delete(discordId(1));
    await give(server, {});
    await drain(server.workspace);
    pass(32 * 24 * HOUR);
    await drain(server.workspace);
    expect(await outgoings(server.workspace)).toEqual([]);
    expect(await rowsOf(server.workspace, 'select key from outbox')).toEqual([]);
    expect((await connectionOf(server.workspace)).outgoing).toBeUndefined();
  });

  it('goes with the connection, and with the person who is erased', async () => {
    const server = await onServer(2);
    server.discord.faults.push('server-error');
    await give(server, {});
    await drain(server.workspace);
    expect((await connectionOf(server.workspace)).outgoing).toEqual({waiting: 2, failed: 0});
    await send(server.workspace, {kind: 'erase', supporter: server.people[0]});
    expect((await connectionOf(server.workspace)).outgoing).toEqual({waiting: 1, failed: 0});
    expect(await rowsOf(server.workspace, 'select record from outbox')).toEqual([
      {record: `discord/${GUILD}/user/${discordId(2)}`},
    ]);
    await server.workspace.call(`/v1/connections/${server.id}`, {method: 'DELETE'});
    expect(await rowsOf(server.workspace, 'select record from outbox')).toEqual([]);
    expect(await outgoings(server.workspace)).toEqual([]);
  });
});

describe('a merge', () => {
  it('is never written to any vendor, nor is taking it back', async () => {
    const server = await onServer(2);
    const [left, right] = server.people;
    server.discord.asked.length = 0;
    const merged = await send(server.workspace, {kind: 'decide', word: 'same', left: [left], right: [right]});
    expect(merged.status).toBe('applied');
    const decision = (await readFeed(server.workspace)).changes.find(({kind}) => kind === 'decision')?.id;
    await send(server.workspace, {kind: 'undecide', decision, left: [left], right: [right]});
    await drain(server.workspace);
    expect(server.discord.asked.filter(line => !line.startsWith('GET'))).toEqual([]);
    expect(await rowsOf(server.workspace, 'select key from outbox')).toEqual([]);
  });
});
