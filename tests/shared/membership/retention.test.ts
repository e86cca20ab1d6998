import {describe, expect, it} from 'vitest';
import type {Reading} from '#shared/model/record';
import {addMonths, DAY_MS} from '#shared/model/time';
import {NOW} from '../../fixtures/arbitrary.ts';
import {MemoryHome} from '../../fixtures/memory-home.ts';

const LEFT_AT = NOW - 400 * DAY_MS;
const FORGET_AT = addMonths(LEFT_AT, 13);

function leaver(more: Partial<Reading> = {}): Reading {
  return {
    key: 'patreon/campaign/user/1',
    source: 'api',
    asOf: LEFT_AT,
    identifiers: [{type: 'email', value: 'lea@example.org', strength: 'strong'}],
    fields: {
      name: 'Lea Vert',
      email: 'lea@example.org',
      address: {city: 'Lyon'},
      note: 'writes to us',
      vendorState: 'former',
      lastChargeAt: LEFT_AT - 30 * DAY_MS,
      lastChargeStatus: 'paid',
      lifetime: {minorUnits: 4_200, currency: 'EUR'},
      tiers: [{name: 'Gold'}],
      labels: ['wave 1'],
    },
    ...more,
  };
}

/** A home in which the date has come, and the job has run. */
function forgetful(...readings: Reading[]): MemoryHome {
  const home = new MemoryHome(NOW);
  home.ingest(readings);
  const due = home.people().flatMap(({id, due: at}) => (at !== null && at <= NOW ? id : []));
  home.ingest([], [], {due});
  return home;
}

describe('leavers, 13 months later (C14, ARM-26)', () => {
  it('are due 13 months after the last access, charge or word', () => {
    const home = new MemoryHome(LEFT_AT);
    home.ingest([leaver()]);
    expect(home.people()[0]?.due).toBe(FORGET_AT);
    home.ingest([leaver({asOf: LEFT_AT, fields: {...leaver().fields, accessUntil: LEFT_AT + 10 * DAY_MS}})]);
    // First the access ends, then the thirteen months begin.
    expect(home.people()[0]?.due).toBe(LEFT_AT + 10 * DAY_MS);
  });

  it('lose name, e-mail, note and address; tier, money, labels and points stay', () => {
    const home = forgetful(leaver());
    expect(
      JSON.stringify([[...home.records], [...home.index].filter(([, keys]) => keys.size > 0), [...home.supporters]]),
    ).not.toMatch(/lea|vert|lyon|writes/i);
    const [person] = home.people();
    expect(person).toMatchObject({due: null, records: [{forgotten: NOW, identifiers: []}], tags: [{name: 'wave 1'}]});
    expect(person?.records[0]?.fields).toMatchObject({tiers: [{name: 'Gold'}], lifetime: {minorUnits: 4_200}});
    expect(person?.points.length).toBeGreaterThan(0);
    expect(home.ingest([], [], {due: [person?.id ?? '']}).records).toEqual([]);
  });

  it('lose what the creator wrote of them, but not their tags', () => {
    const home = new MemoryHome(NOW);
    home.ingest([leaver()]);
    const supporter = home.people()[0]?.id ?? '';
    home.ingest(
      [],
      [
        {id: 'a-note-here', at: NOW, kind: 'note-add', supporter, text: 'Lea moved'},
        {id: 'an-edit-here', at: NOW, kind: 'edit', supporter, field: 'name', value: 'Lea V.'},
        {id: 'a-tag-here', at: NOW, kind: 'tag', supporter, name: 'press', on: true},
      ],
    );
    home.ingest([], [], {due: [supporter]});
    expect([...home.attachments.values()].map(({kind}) => kind)).toEqual(['tag']);
  });

  it('stay without a name while the vendor goes on listing them, and writes nothing', () => {
    const home = forgetful(leaver());
    const {written} = home;
    expect(home.ingest([leaver(), leaver({asOf: NOW})]).report).toEqual({created: 0, changed: 0, unchanged: 1});
    expect(home.written).toBe(written);
    // A fact that changes is kept, the name is not.
    home.ingest([leaver({asOf: NOW, fields: {...leaver().fields, lastChargeStatus: 'refunded'}})]);
    expect(home.people()[0]?.records[0]?.fields).toMatchObject({lastChargeStatus: 'refunded'});
    expect(home.people()[0]?.name).toBeUndefined();
  });

  it('come back whole when they are active again', () => {
    const home = forgetful(leaver());
    home.ingest([leaver({asOf: NOW, fields: {...leaver().fields, vendorState: 'active', paid: true}})]);
    const [person] = home.people();
    expect(person).toMatchObject({name: {value: 'Lea Vert'}, email: {value: 'lea@example.org'}});
    expect(person?.records[0]?.forgotten).toBeUndefined();
    expect(home.index.get('email:lea@example.org')?.size).toBe(1);
  });

  it.each([
    ['a paid membership elsewhere', {vendorState: 'active', paid: true}],
    ['a newsletter that they still get', {mailState: 'subscribed'}],
    ['a declined payment that the vendor tries again', {vendorState: 'declined', paid: true}],
  ] as const)('keep everything with %s', (_, fields) => {
    const other = leaver({key: 'ghost/site/member/1', fields: {name: 'Lea', ...fields}});
    const home = forgetful(leaver(), other);
    expect(home.people()).toMatchObject([{due: null, records: [{}, {}]}]);
    expect(JSON.stringify(home.people())).toContain('Lyon');
  });

  it('are not people whom nobody ever called members', () => {
    const home = forgetful(leaver({key: 'self/workspace/person/by-hand-1', source: 'self', fields: {name: 'Lea Vert'}}));
    expect(home.people()).toMatchObject([{due: null, name: {value: 'Lea Vert'}}]);
  });
});
