import {describe, expect, it} from 'vitest';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';
import {createHubspotFake} from '../../fakes/vendors/hubspot.ts';
import {createMailchimpFake} from '../../fakes/vendors/mailchimp.ts';
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
import {putPlan} from '../public/own-page.ts';

useFixedWorld();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 86_400_000;

const PLAN: ProgrammePlan = {
  rules: [],
  halfLifeDays: 180,
  levels: [{id: 'silver', name: 'Silver', from: 50}],
  page: {name: 'Ada writes', colour: '#1f5f8b', fields: {points: 'POINTS', level: 'LEVEL'}},
};

async function settle(workspace: TestWorkspace, ms = MINUTE): Promise<void> {
  pass(ms);
  await drain(workspace);
}

async function withAudience(count: number) {
  const workspace = await newWorkspace();
  const mailchimp = createMailchimpFake(count);
  stubVendors(mailchimp);
  const id = await connect(workspace, mailchimp);
  await drain(workspace);
  const key = ({records: [record]}: Supporter) => record?.key ?? '';
  const {supporters} = await readFeed(workspace);
  const people = supporters.sort((left, right) => (key(left) < key(right) ? -1 : 1)).map(({id: person}) => person);
  const fields = () =>
    [...mailchimp.contacts.values()].map(({merge_fields}) => {
      const {POINTS, LEVEL} = merge_fields as Record<string, string>;
      return [POINTS, LEVEL];
    });
  return {workspace, mailchimp, id, people, fields};
}

const grant = (supporter: string | undefined, points: number) => ({kind: 'grant', supporter, points, reason: 'thanks'});
const outgoing = async (workspace: TestWorkspace) =>
  (await rowsOf(workspace, "select doc from item where kind = 'outgoing' and doc is not null")).map(({doc}) =>
    JSON.parse(String(doc)),
  );

describe('points and level in a mail tool’s own fields', () => {
  it('are written for whoever has any, and shown in what went out', async () => {
    const {workspace, people, fields} = await withAudience(3);
    await send(workspace, grant(people[0], 80));
    await putPlan(workspace, PLAN);
    await settle(workspace);
    expect(fields()).toEqual([
      ['80', 'Silver'],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(await outgoing(workspace)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({write: 'field', name: 'POINTS', wanted: 1, done: 1, refused: []}),
        expect.objectContaining({write: 'field', name: 'LEVEL', wanted: 1, done: 1, refused: []}),
      ]),
    );
  });

  it('are written at most once a day for each person, and only where they differ', async () => {
    const {workspace, people, fields} = await withAudience(2);
    await putPlan(workspace, PLAN);
    await settle(workspace);
    await send(workspace, grant(people[0], 10));
    await send(workspace, grant(people[0], 10));
    await settle(workspace, 60 * MINUTE);
    expect(fields()[0]).toEqual([undefined, undefined]);
    await settle(workspace, DAY);
    expect(fields()[0]).toEqual(['20', undefined]);
    const before = (await outgoing(workspace)).length;
    await send(workspace, {kind: 'note-add', supporter: people[0], text: 'Nothing of points'});
    await settle(workspace, DAY);
    await settle(workspace, DAY);
    expect((await outgoing(workspace)).length).toBe(before);
  });

  it('are emptied where a person wants no score, and forgotten with whoever is erased', async () => {
    const {workspace, people, fields} = await withAudience(2);
    for (const person of people) await send(workspace, grant(person, 60));
    await putPlan(workspace, PLAN);
    await settle(workspace);
    expect(fields()).toEqual([
      ['60', 'Silver'],
      ['60', 'Silver'],
    ]);
    await send(workspace, {kind: 'unscore', supporter: people[0]});
    await send(workspace, {kind: 'erase', supporter: people[1]});
    await settle(workspace, DAY);
    expect(fields().filter(([points]) => points === '60')).toHaveLength(1);
    expect(await rowsOf(workspace, 'select distinct record from kept_field')).toHaveLength(1);
  });

  it('stop when they are switched off: what waits is not written, and nothing is kept of it', async () => {
    const {workspace, people, fields} = await withAudience(2);
    await send(workspace, grant(people[0], 80));
    await putPlan(workspace, {...PLAN, page: {name: 'Ada writes', colour: '#1f5f8b'}});
    await settle(workspace, 2 * DAY);
    expect(fields()[0]).toEqual([undefined, undefined]);
    await putPlan(workspace, PLAN);
    await settle(workspace);
    await send(workspace, grant(people[0], 5));
    const {page: _, ...without} = PLAN;
    await putPlan(workspace, without);
    await settle(workspace, 2 * DAY);
    expect(fields()[0]).toEqual(['80', 'Silver']);
    expect(await rowsOf(workspace, 'select * from kept_field')).toEqual([]);
    expect(await rowsOf(workspace, "select * from job where kind = 'fields'")).toEqual([]);
  });

  it('that the vendor refused do not count as written: they are said, and written at the creator’s word or with the next change', async () => {
    const {workspace, mailchimp, id, people, fields} = await withAudience(2);
    for (const person of people) await send(workspace, grant(person, 80));
    mailchimp.faults.push(...Array.from({length: 500}, () => 'forbidden' as const));
    await putPlan(workspace, PLAN);
    for (let hour = 0; hour < 40; hour++) await settle(workspace, HOUR);
    mailchimp.faults.length = 0;
    expect(fields()).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
    const refused = (await outgoing(workspace)).filter(({name}) => name === 'POINTS');
    expect(refused).toEqual([expect.objectContaining({wanted: 2, done: 0, refused: [{reason: 'unauthorised', count: 2}]})]);
    expect(await connectionOf(workspace)).toMatchObject({outgoing: {waiting: 0, failed: 4}});
    expect(await rowsOf(workspace, 'select * from kept_field')).toEqual([]);
    await settle(workspace, 2 * DAY);
    await send(workspace, {kind: 'note-add', supporter: people[0], text: 'Nothing of points'});
    await settle(workspace, 2 * DAY);
    expect(fields()).toEqual([
      ['80', 'Silver'],
      [undefined, undefined],
    ]);
    for (const {action} of (await outgoing(workspace)).filter(({done}) => done === 0)) {
      await send(workspace, {kind: 'write-retry', run: action, connection: id});
    }
    await settle(workspace, HOUR);
    expect(fields()[1]).toEqual(['80', 'Silver']);
    expect((await connectionOf(workspace)).outgoing).toBeUndefined();
  });

  it('are written again where the creator wrote something else there, with the person’s next change', async () => {
    const {workspace, id, people, fields} = await withAudience(1);
    await send(workspace, grant(people[0], 80));
    await putPlan(workspace, PLAN);
    await settle(workspace);
    const write = {kind: 'field', run: 'run-00001', connection: id, name: 'POINTS', value: 'many', supporters: people};
    await send(workspace, write);
    await settle(workspace);
    expect(fields()[0]).toEqual(['many', 'Silver']);
    await settle(workspace, 2 * DAY);
    await settle(workspace);
    expect(fields()[0]).toEqual(['80', 'Silver']);
  });

  it('are kept in a CRM too', async () => {
    const workspace = await newWorkspace();
    const hubspot = createHubspotFake(1);
    stubVendors(hubspot);
    await connect(workspace, hubspot);
    await drain(workspace);
    const [person] = (await readFeed(workspace)).supporters;
    await send(workspace, grant(person?.id, 30));
    await putPlan(workspace, {...PLAN, page: {name: 'Ada', colour: '#1f5f8b', fields: {points: 'lifecyclestage'}}});
    await settle(workspace);
    expect([...hubspot.contacts.values()][0]?.properties.lifecyclestage).toBe('30');
  });
});
