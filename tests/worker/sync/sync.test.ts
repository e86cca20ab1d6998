import {runDurableObjectAlarm} from 'cloudflare:test';
import {describe, expect, it, vi} from 'vitest';
import {isToWelcome} from '#shared/membership/contacts';
import {createGhostFake, ghostMember} from '../../fakes/vendors/ghost.ts';
import {createMailchimpFake} from '../../fakes/vendors/mailchimp.ts';
import {connect, connectionOf, drain, newWorkspace, pass, readFeed, rowsOf, stubVendors, useFixedWorld} from '../harness.ts';
import {idOf, synced} from './synced.ts';

useFixedWorld();
const MINUTE = 60_000;
const DAY = 86_400_000;

describe('a first sync', () => {
  it('reads everyone through the vendor’s API and says so (CRM-9, CRM-11)', async () => {
    const {workspace} = await synced(250);
    const {supporters, connections} = await readFeed(workspace);
    expect(supporters).toHaveLength(250);
    expect(connections).toEqual([
      {
        id: expect.any(String),
        vendor: 'ghost',
        account: 'blog.example:2368',
        label: 'blog.example:2368',
        state: 'idle',
        nextAt: Date.now() + 15 * MINUTE,
        lastCompleteAt: Date.now(),
        records: 250,
        skipped: 0,
        expected: 250,
        completeness: 1,
      },
    ]);
  });

  it('shows as syncing before and while it runs, a slice at a time', async () => {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(2_500);
    stubVendors(ghost);
    await connect(workspace, ghost);
    expect(await connectionOf(workspace)).toMatchObject({state: 'syncing', progress: {done: 0, expected: null}});
    await runDurableObjectAlarm(workspace.stub);
    const middle = await connectionOf(workspace);
    expect(middle).toMatchObject({state: 'syncing', progress: {expected: 2_500}});
    expect(middle.progress?.done).toBeGreaterThanOrEqual(1_900);
    expect(middle.progress?.done).toBeLessThanOrEqual(2_100);
    await drain(workspace);
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle', records: 2_500});
  });

  it('merges what two vendors know of one person, and keeps who is no member (CRM-8, CRM-10, CRM-13)', async () => {
    const workspace = await newWorkspace();
    const [ghost, mailchimp] = [createGhostFake(10), createMailchimpFake(15)];
    stubVendors(ghost, mailchimp);
    await connect(workspace, ghost);
    await connect(workspace, mailchimp);
    await drain(workspace);
    const {supporters} = await readFeed(workspace);
    expect(supporters).toHaveLength(15);
    expect(supporters.filter(({records}) => records.length === 2)).toHaveLength(10);
  });

  it('calibrates the score on the active paying supporters', async () => {
    const {workspace, ghost} = await synced(0);
    for (let number = 1; number <= 30; number += 1) {
      const subscriptions = [
        {
          status: 'active',
          start_date: '2026-08-01T00:00:00.000Z',
          current_period_end: '2027-03-20T00:00:00.000Z',
          price: {amount: 500, currency: 'usd', interval: 'month'},
        },
      ];
      const member = ghostMember(number, {status: 'paid', subscriptions});
      ghost.members.set(member.id, member);
    }
    pass(15 * MINUTE);
    await drain(workspace);
    // The calibration of an hour ago stands; the next comes when it is an hour old.
    pass(60 * MINUTE);
    await drain(workspace);
    const programme = (await readFeed(workspace)).changes.find(({kind}) => kind === 'programme');
    expect(programme?.doc).toMatchObject({calibratedOn: 30, calibratedAt: Date.now()});
    expect(programme?.kind === 'programme' && programme.doc?.w50).not.toBe(100);
  });
});

describe('later syncs', () => {
  it('ask for changes only, and find the new, the changed and nobody else', async () => {
    const {workspace, ghost} = await synced(250);
    const {head, epoch} = await readFeed(workspace);
    ghost.asked.length = 0;
    const joined = ghostMember(900);
    ghost.members.set(joined.id, {...joined, updated_at: new Date(Date.now()).toISOString()});
    Object.assign(ghost.members.get(idOf(7)) ?? {}, {name: 'Renamed', updated_at: new Date(Date.now()).toISOString()});
    pass(15 * MINUTE);
    await drain(workspace);
    expect(ghost.asked).toHaveLength(2);
    expect(decodeURIComponent(ghost.asked[0] ?? '')).toContain("filter=updated_at:>'");
    // What members did comes after them.
    expect(ghost.asked[1]).toContain('/members/events/?');
    const page = (await (await workspace.call(`/v1/changes?since=${head}&epoch=${epoch}`)).json()) as {items: {kind: string}[]};
    expect(page.items.filter(({kind}) => kind === 'supporter')).toHaveLength(2);
  });

  it('find who joined since the first sync as somebody to welcome, and nobody of the first one (J2)', async () => {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(3);
    const paying = (number: number) => {
      const at = new Date(Date.now()).toISOString();
      const subscription = {
        id: `sub-${number}`,
        status: 'active',
        start_date: at,
        current_period_end: new Date(Date.now() + 30 * DAY).toISOString(),
        cancel_at_period_end: false,
        price: {amount: 500, currency: 'usd', interval: 'month'},
      };
      const member = ghostMember(number, {status: 'paid', updated_at: at, subscriptions: [subscription]});
      ghost.members.set(member.id, member);
    };
    paying(800);
    stubVendors(ghost);
    await connect(workspace, ghost);
    await drain(workspace);
    const toWelcome = async () =>
      (await readFeed(workspace)).supporters.filter(person => isToWelcome(person, Date.now())).map(({name}) => name?.value);
    expect(await toWelcome()).toEqual([]);
    pass(15 * MINUTE);
    paying(900);
    // A free member of the first sync who pays now has come as well.
    paying(2);
    await drain(workspace);
    expect((await toWelcome()).sort()).toEqual(['Member 2', 'Member 900']);
  });

  it('write nothing about anybody when everything is read again unchanged, and two rows a commit for themselves', async () => {
    const {workspace} = await synced(1_050);
    const before = await readFeed(workspace);
    pass(DAY);
    await drain(workspace);
    const after = await readFeed(workspace);
    const people = ({changes}: typeof before) => changes.filter(({kind}) => kind === 'supporter');
    expect(people(after)).toEqual(people(before));
    const [tally] = await rowsOf<{written: number}>(workspace, 'select written from tally where day = ?', '2027-03-02');
    // Eleven pages, and what begins and ends a pass: connection, job, feed, tally.
    expect(tally?.written).toBeLessThanOrEqual(2 * 11 + 12);
  });

  it('find once a day who is gone', async () => {
    const {workspace, ghost} = await synced(250);
    ghost.members.delete(idOf(100));
    pass(15 * MINUTE);
    await drain(workspace);
    expect((await readFeed(workspace)).supporters).toHaveLength(250);
    pass(DAY);
    await drain(workspace);
    expect((await readFeed(workspace)).supporters).toHaveLength(249);
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle', records: 249});
  });

  it('delete nobody when more than twenty and a twentieth would go, until the creator says yes', async () => {
    const {workspace, ghost, id} = await synced(250);
    for (let number = 1; number <= 30; number += 1) ghost.members.delete(idOf(number));
    pass(DAY);
    await drain(workspace);
    expect(await connectionOf(workspace)).toMatchObject({
      state: 'idle',
      problem: 'sweep-too-small',
      detail: '30 of 250',
      records: 250,
    });
    expect((await readFeed(workspace)).supporters).toHaveLength(250);
    // Changes go on being read meanwhile, and the question stays.
    pass(15 * MINUTE);
    await drain(workspace);
    expect(await connectionOf(workspace)).toMatchObject({problem: 'sweep-too-small'});
    await workspace.call(`/v1/connections/${id}/sync?accept-deletions=true`, {method: 'POST'});
    await drain(workspace);
    expect((await readFeed(workspace)).supporters).toHaveLength(220);
    const connection = await connectionOf(workspace);
    expect(connection).toMatchObject({state: 'idle', records: 220});
    expect(connection.problem).toBeUndefined();
  });
});

describe('a sweep that the vendor breaks off', () => {
  it('takes nobody for gone and says how many it did not give (C8)', async () => {
    const {workspace, ghost} = await synced(120);
    ghost.lastPage = 1;
    pass(DAY);
    await drain(workspace);
    expect((await readFeed(workspace)).supporters).toHaveLength(120);
    const broken = await connectionOf(workspace);
    expect(broken).toMatchObject({state: 'idle', problem: 'sweep-too-small', detail: '100 of 120', records: 120});
    delete ghost.lastPage;
    ghost.members.delete(idOf(7));
    pass(DAY);
    await drain(workspace);
    const whole = await connectionOf(workspace);
    expect(whole).toMatchObject({state: 'idle', records: 119});
    expect(whole.problem).toBeUndefined();
  });
});

describe('the daily allowance of rows', () => {
  it('stops the pulling until five past midnight and says so', async () => {
    const {workspace} = await synced(10);
    await rowsOf(
      workspace,
      'insert into tally (day, written) values (?, 60000) on conflict do update set written = 60000',
      '2027-03-01',
    );
    pass(15 * MINUTE);
    await drain(workspace);
    const stopped = await connectionOf(workspace);
    expect(stopped).toMatchObject({state: 'waiting', problem: 'quota', nextAt: Date.UTC(2027, 2, 2, 0, 5)});
    vi.setSystemTime(Date.UTC(2027, 2, 2, 0, 5));
    await drain(workspace);
    expect((await connectionOf(workspace)).problem).toBeUndefined();
  });
});
