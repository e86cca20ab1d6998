import {describe, expect, it} from 'vitest';
import {historyRowSchema} from '#shared/model/history';
import type {RecordFields} from '#shared/model/record';
import {createPatreonFake, type PatreonFake} from '../../fakes/vendors/patreon.ts';
import {memberId, patreonMember, withAttributes} from '../../fakes/vendors/patreon-members.ts';
import {
  connect,
  connectionOf,
  drain,
  newWorkspace,
  pass,
  readFeed,
  rowsOf,
  stubVendors,
  type TestWorkspace,
  useFixedWorld,
} from '../harness.ts';

useFixedWorld();
const HOUR = 3_600_000;

type Synced = {readonly workspace: TestWorkspace; readonly fake: PatreonFake};

async function synced(people: number): Promise<Synced> {
  const workspace = await newWorkspace();
  const fake = createPatreonFake(people);
  stubVendors(fake);
  await connect(workspace, fake);
  await drain(workspace);
  return {workspace, fake};
}

/** What the record of the fake's member of that number says. */
async function fieldsOf(workspace: TestWorkspace, number: number): Promise<RecordFields> {
  const {supporters} = await readFeed(workspace);
  const records = supporters.flatMap(supporter => supporter.records);
  const found = records.find(({fields}) => fields.name === `Patron ${number}`);
  if (found === undefined) throw new Error('nobody of that name');
  return found.fields;
}

function change({fake}: Synced, number: number, attributes: Record<string, unknown>): void {
  const held = fake.members.get(memberId(number)) ?? patreonMember(number);
  fake.members.set(held.id, withAttributes(held, attributes));
}

async function nextPass({workspace}: Synced): Promise<void> {
  pass(HOUR);
  await drain(workspace);
}

describe('a Patreon campaign over time', () => {
  it('sees a charge that worked after it had failed, though no webhook told of it (C4)', async () => {
    const world = await synced(5);
    change(world, 1, {
      patron_status: 'declined_patron',
      last_charge_status: 'Declined',
      last_charge_date: '2027-02-28T00:00:00Z',
    });
    await nextPass(world);
    expect(await fieldsOf(world.workspace, 1)).toMatchObject({vendorState: 'declined', declinedAt: Date.UTC(2027, 1, 28)});
    change(world, 1, {patron_status: 'active_patron', last_charge_status: 'Paid', last_charge_date: '2027-03-01T12:30:00Z'});
    await nextPass(world);
    const fields = await fieldsOf(world.workspace, 1);
    expect(fields).toMatchObject({vendorState: 'active', lastChargeStatus: 'paid'});
    expect(fields).not.toHaveProperty('declinedAt');
  });

  it('knows of an upgrade and a downgrade by what it read before (C6)', async () => {
    const world = await synced(5);
    change(world, 1, {will_pay_amount_cents: 1_000, currently_entitled_amount_cents: 1_000});
    await nextPass(world);
    change(world, 1, {will_pay_amount_cents: 300, currently_entitled_amount_cents: 300});
    await nextPass(world);
    const rows = await rowsOf<{doc: string}>(world.workspace, 'select doc from history order by record, n');
    const changes = rows.map(({doc}) => historyRowSchema.parse(JSON.parse(doc)));
    expect(changes.map(({from, to}) => [from.pledge?.minorUnits, to.pledge?.minorUnits])).toEqual([
      [500, 1_000],
      [1_000, 300],
    ]);
    expect(await fieldsOf(world.workspace, 1)).toMatchObject({pledge: {minorUnits: 300, currency: 'EUR'}});
  });

  it('keeps the dates of the last charges where Patreon leaves them out for everybody (C7)', async () => {
    const world = await synced(5);
    const before = await fieldsOf(world.workspace, 1);
    for (const number of [1, 2, 3]) change(world, number, {last_charge_date: null, last_charge_status: null});
    await nextPass(world);
    expect(await fieldsOf(world.workspace, 1)).toMatchObject({
      lastChargeAt: before.lastChargeAt,
      lastChargeStatus: 'paid',
    });
  });

  it('takes nobody for gone where the pages end before the total (C8)', async () => {
    const world = await synced(1_100);
    world.fake.lastPage = 1;
    await nextPass(world);
    expect((await readFeed(world.workspace)).supporters).toHaveLength(1_100);
    expect(await connectionOf(world.workspace)).toMatchObject({problem: 'sweep-too-small'});
  });

  it('lets go who is gone, once a pass was whole', async () => {
    const world = await synced(30);
    world.fake.members.delete(memberId(7));
    await nextPass(world);
    expect((await readFeed(world.workspace)).supporters).toHaveLength(29);
  });

  it('counts each payment that the history tells once, and works none out beside them (CRM-6)', async () => {
    const world = await synced(1);
    const rows = await rowsOf<{activity: string}>(world.workspace, "select activity from ledger where activity like 'paid/%'");
    // Of a lifetime of eleven payments the history has two; a newer charge is one as soon as it is seen.
    expect(rows.map(({activity}) => activity).sort()).toEqual(['paid/2026-09', 'paid/2026-10']);
    change(world, 1, {last_charge_date: '2027-03-01T12:30:00Z', campaign_lifetime_support_cents: 6_000});
    await nextPass(world);
    const later = await rowsOf<{activity: string}>(world.workspace, "select activity from ledger where activity like 'paid/%'");
    expect(later.map(({activity}) => activity).sort()).toEqual(['paid/2026-09', 'paid/2026-10', 'paid/2027-03']);
  });

  it('keeps what only the history tells between the days on which it is read', async () => {
    const world = await synced(3);
    const ended = {id: 'd1', date: '2027-02-20T00:00:00Z', type: 'pledge_delete', payment_status: null};
    const left = withAttributes(patreonMember(1), {patron_status: 'former_patron'});
    world.fake.members.set(left.id, {...left, history: [...left.history, ended]});
    for (let hour = 0; hour < 25; hour += 1) await nextPass(world);
    const cancelledAt = Date.UTC(2027, 1, 20);
    expect(await fieldsOf(world.workspace, 1)).toMatchObject({vendorState: 'former', cancelledAt});
    world.fake.asked.length = 0;
    await nextPass(world);
    expect(world.fake.asked.join()).not.toContain('pledge_history');
    expect(await fieldsOf(world.workspace, 1)).toMatchObject({vendorState: 'former', cancelledAt});
  });

  it('writes nothing where nothing changed', async () => {
    const world = await synced(40);
    const {head} = await readFeed(world.workspace);
    const [before] = await rowsOf<{written: number}>(world.workspace, 'select sum(written) as written from tally');
    await nextPass(world);
    const [after] = await rowsOf<{written: number}>(world.workspace, 'select sum(written) as written from tally');
    const changed = (await readFeed(world.workspace)).changes.filter(({seq, kind}) => seq > head && kind === 'supporter');
    expect(changed).toEqual([]);
    expect((after?.written ?? 0) - (before?.written ?? 0)).toBeLessThan(20);
  });

  it('follows a community through a week of joining, failing, leaving and coming back', async () => {
    const world = await synced(24);
    for (let day = 0; day < 7; day += 1) {
      world.fake.liveOneDay(Date.now());
      pass(23 * HOUR);
      await nextPass(world);
    }
    const {supporters} = await readFeed(world.workspace);
    const told = supporters.flatMap(({records}) =>
      records.map(({key, fields}) => `${key.split('/').at(-1)} ${fields.vendorStatus ?? 'free'}`),
    );
    const known = [...world.fake.members.values()].map(({user, attributes}) => `${user} ${attributes.patron_status ?? 'free'}`);
    expect(told.sort()).toEqual(known.sort());
  });
});
