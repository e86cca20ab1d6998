import {describe, expect, it} from 'vitest';
import type {Benefit} from '#shared/model/benefit';
import type {Reading} from '#shared/model/record';
import {type CommandResult, commandsResponseSchema} from '#shared/protocol/command-results';
import {NOON, newWorkspace, readFeed, rowsOf, type TestWorkspace, useFixedWorld} from '../harness.ts';
import {fileReading} from '../readings.ts';

useFixedWorld();

let made = 0;
async function send(workspace: TestWorkspace, ...commands: object[]): Promise<CommandResult[]> {
  const named = commands.map(command => ({id: `command-${made++}`, at: NOON, ...command}));
  const response = await workspace.call('/v1/commands', {body: {commands: named}});
  return commandsResponseSchema.parse(await response.json()).results;
}

async function put(workspace: TestWorkspace, readings: Reading[], file = `file-${made++}`): Promise<void> {
  expect((await workspace.call('/v1/imports', {body: {import: file, chunk: 0, readings}})).status).toBe(200);
}

const sticker: Benefit = {id: 'sticker', name: 'Sticker', tiers: [{name: 'Gold'}], each: 'month', source: 'typed', rev: 0};
const deliver = (supporter: string, state: string, more: object = {}) => ({
  kind: 'deliver',
  supporter,
  benefit: 'sticker',
  month: '2027-03',
  state,
  ...more,
});
const buyer = (orders: NonNullable<Reading['orders']>, asOf = NOON - 1000): Reading => ({
  key: 'gumroad/shop/buyer/member1@example.org',
  source: 'file',
  asOf,
  identifiers: [{type: 'email', value: 'member1@example.org', strength: 'strong'}],
  fields: {email: 'member1@example.org'},
  orders,
});
const zine = {
  id: 'p1',
  product: 'Zine',
  at: NOON - 5 * 86_400_000,
  status: 'complete' as const,
  paid: {minorUnits: 1210, currency: 'USD'},
};

describe('benefits in the Workspace', () => {
  const stored = async (workspace: TestWorkspace) =>
    (await readFeed(workspace)).changes.find(({kind}) => kind === 'benefit')?.doc;

  it('count a rev up, refuse a change of an older one, and go (F17)', async () => {
    const workspace = await newWorkspace();
    const put = (benefit: Benefit) => ({kind: 'benefit-put', benefit});
    await send(workspace, put(sticker), put({...sticker, name: 'Pin', rev: 1}));
    expect(await stored(workspace)).toEqual({...sticker, name: 'Pin', rev: 2});
    const [late] = await send(workspace, put({...sticker, rev: 1}));
    expect(late).toMatchObject({status: 'refused', problem: {code: 'conflict'}});
    const [gone] = await send(workspace, {kind: 'benefit-remove', benefit: 'sticker', rev: 2});
    expect(gone?.status).toBe('applied');
    expect(await stored(workspace)).toBeUndefined();
  });

  it('are delivered with a tracking number; the newest word stands first, the older ones stay (F17, C10)', async () => {
    const workspace = await newWorkspace();
    await put(workspace, [fileReading(1)]);
    const [person] = (await readFeed(workspace)).supporters;
    await send(workspace, deliver(person?.id ?? '', 'delivered', {tracking: 'LX 1'}), deliver(person?.id ?? '', 'not'));
    const deliveries = (await readFeed(workspace)).supporters[0]?.deliveries;
    expect(deliveries?.map(({state, tracking}) => [state, tracking])).toEqual([
      ['not', undefined],
      ['delivered', 'LX 1'],
    ]);
    expect(await rowsOf(workspace, "select id from attachment where kind = 'delivery'")).toHaveLength(2);
  });

  it('are ticked for many people in one command, and whoever is not there is left out', async () => {
    const workspace = await newWorkspace();
    await put(workspace, [fileReading(1), fileReading(2), fileReading(3)]);
    const ids = (await readFeed(workspace)).supporters.map(({id}) => id);
    const word = {kind: 'deliver-all', benefit: 'sticker', month: '2027-03', state: 'delivered'};
    const [all, nobody] = await send(
      workspace,
      {...word, supporters: [...ids, 'a'.repeat(20)]},
      {...word, supporters: ['b'.repeat(20)]},
    );
    expect([all?.status, nobody?.status]).toEqual(['applied', 'refused']);
    const states = (await readFeed(workspace)).supporters.map(({deliveries}) => deliveries?.map(({state}) => state));
    expect(states).toEqual([['delivered'], ['delivered'], ['delivered']]);
  });
});

describe('orders in the Workspace', () => {
  it('stand in their record: none costs a row, none is lost to a shorter file, the same again writes nothing (F19)', async () => {
    const workspace = await newWorkspace();
    await put(workspace, [fileReading(1), buyer([zine])]);
    const [person] = (await readFeed(workspace)).supporters;
    expect(person?.records).toHaveLength(2);
    expect(person?.orders).toEqual({
      count: 1,
      spent: [{minorUnits: 1210, currency: 'USD'}],
      newest: [{...zine, record: 'gumroad/shop/buyer/member1@example.org'}],
    });
    const before = await rowsOf(workspace, 'select key, doc from record');
    await put(workspace, [buyer([zine], NOON - 500)]);
    expect(await rowsOf(workspace, 'select key, doc from record')).toEqual(before);
    await put(workspace, [buyer([{...zine, id: 'p2', status: 'refunded'}], NOON)]);
    const [later] = (await readFeed(workspace)).supporters;
    expect(later?.orders?.newest.map(({id, status}) => `${id} ${status}`)).toEqual(['p1 complete', 'p2 refunded']);
    expect(later?.orders?.spent).toEqual([{minorUnits: 1210, currency: 'USD'}]);
    expect(await rowsOf(workspace, 'select key from record')).toHaveLength(2);
  });
});
