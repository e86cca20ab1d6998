import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Reading} from '#shared/model/record';
import {NOW, readingArbitrary} from '../fixtures/arbitrary.ts';
import {MemoryHome} from '../fixtures/memory-home.ts';

/** Permutes across records but keeps the order of each record's own readings, then cuts into batches. */
function shuffled(readings: readonly Reading[], ranks: readonly number[], cuts: readonly number[]): Reading[][] {
  const byKey = new Map<string, Reading[]>();
  for (const reading of readings) byKey.set(reading.key, [...(byKey.get(reading.key) ?? []), reading]);
  const queues = [...byKey.values()];
  const order: Reading[] = [];
  for (let step = 0; queues.some(queue => queue.length > 0); step++) {
    const open = queues.filter(queue => queue.length > 0);
    const next = open[(ranks[step % ranks.length] ?? 0) % open.length]?.shift();
    if (next !== undefined) order.push(next);
  }
  const batches: Reading[][] = [[]];
  for (const [index, reading] of order.entries()) {
    if (cuts.includes(index)) batches.push([]);
    batches.at(-1)?.push(reading);
  }
  return batches;
}

/** Every change, in the order of its key: record and number. */
const historyOf = (home: MemoryHome) =>
  [...home.history].sort((left, right) => (left.record < right.record ? -1 : left.record > right.record ? 1 : left.n - right.n));

const member = (key: string, email: string, more: Partial<Reading> = {}): Reading => ({
  key,
  source: 'api',
  asOf: NOW - 1_000,
  identifiers: [{type: 'email', value: email, strength: 'strong'}],
  fields: {name: `Name of ${email}`},
  ...more,
});

describe('ingest', () => {
  it('gives the same people in any order and any batches (CRM-14)', () => {
    const ranks = fc.array(fc.nat(1_000), {minLength: 1, maxLength: 40});
    const cuts = fc.uniqueArray(fc.nat(40), {maxLength: 12});
    fc.assert(
      fc.property(fc.array(readingArbitrary, {maxLength: 40}), ranks, cuts, (readings, order, places) => {
        const whole = new MemoryHome(NOW);
        whole.ingest(readings);
        const cut = new MemoryHome(NOW);
        for (const batch of shuffled(readings, order, places)) cut.ingest(batch);
        expect(cut.people()).toEqual(whole.people());
        expect(historyOf(cut)).toEqual(historyOf(whole));
      }),
      {numRuns: 2_000, seed: 20261120},
    );
  });

  it('writes nothing when the same readings come again', () => {
    fc.assert(
      fc.property(fc.array(readingArbitrary, {maxLength: 30}), readings => {
        const latest = [...new Map(readings.map(reading => [`${reading.key} ${reading.source}`, reading])).values()];
        const home = new MemoryHome(NOW);
        home.ingest(latest);
        const {written} = home;
        home.ingest(latest);
        expect(home.written).toBe(written);
      }),
      {numRuns: 500, seed: 20261120},
    );
  });

  it('keeps the ledger equal to the sum of standings', () => {
    fc.assert(
      fc.property(fc.array(fc.array(readingArbitrary, {maxLength: 8}), {maxLength: 6}), batches => {
        const home = new MemoryHome(NOW);
        for (const batch of batches) home.ingest(batch);
        const fromLedger = home.ledger.reduce((sum, entry) => sum + entry.points, 0);
        const fromPeople = home
          .people()
          .reduce((sum, person) => sum + person.points.reduce((points, [, , amount]) => points + amount, 0), 0);
        expect(fromPeople).toBe(fromLedger);
      }),
      {numRuns: 500, seed: 20261120},
    );
  });

  it('joins a member and a newsletter subscriber by e-mail (CRM-13, CRM-14)', () => {
    const home = new MemoryHome(NOW);
    home.ingest([member('ghost/site/member/1', 'ada@example.org', {createdAt: NOW - 10})]);
    home.ingest([member('mailchimp/list/member/x', 'ada@example.org', {fields: {mailState: 'unsubscribed'}})]);
    const [person, ...others] = home.people();
    expect(others).toEqual([]);
    expect(person?.records.map(record => record.key)).toEqual(['ghost/site/member/1', 'mailchimp/list/member/x']);
    expect(person?.id).toBe(home.records.get('ghost/site/member/1')?.rid);
    expect(person?.mail?.state).toBe('unsubscribed');
  });

  it('lets go of a person whose shared e-mail changed, and keeps notes with their record', () => {
    const home = new MemoryHome(NOW);
    home.ingest([
      member('ghost/site/member/1', 'ada@example.org', {createdAt: 1}),
      member('mailchimp/list/member/x', 'ada@example.org'),
    ]);
    const rid = home.records.get('ghost/site/member/1')?.rid ?? '';
    home.ingest([], [{id: 'note-0001', kind: 'note-add', at: NOW, supporter: rid, text: 'Met in Lyon'}]);
    home.ingest([member('mailchimp/list/member/x', 'bela@example.org', {asOf: NOW})]);
    expect(home.people().map(person => [person.email?.value, person.notes.map(note => note.text)])).toEqual(
      expect.arrayContaining([
        [undefined, ['Met in Lyon']],
        [undefined, []],
      ]),
    );
    expect(home.people()).toHaveLength(2);
  });

  it('tags and untags by any id of the person, vendor labels staying the vendor’s', () => {
    const home = new MemoryHome(NOW);
    home.ingest([
      member('ghost/site/member/1', 'ada@example.org', {createdAt: 1, fields: {labels: ['VIP']}}),
      member('mailchimp/list/member/x', 'ada@example.org'),
    ]);
    const other = home.records.get('mailchimp/list/member/x')?.rid ?? '';
    const tagged = home.ingest([], [{id: 'command-1', kind: 'tag', at: NOW, supporter: other, name: 'press', on: true}]);
    expect(tagged.commands[0]?.records).toEqual(['ghost/site/member/1', 'mailchimp/list/member/x']);
    expect(home.people()[0]?.tags.map(tag => [tag.name, tag.own])).toEqual([
      ['press', true],
      ['VIP', false],
    ]);
    home.ingest([], [{id: 'command-2', kind: 'tag', at: NOW + 1, supporter: other, name: 'Press ', on: false}]);
    expect(home.people()[0]?.tags.map(tag => tag.name)).toEqual(['VIP']);
  });

  it('answers a command about nobody with no supporter and writes nothing', () => {
    const home = new MemoryHome(NOW);
    const outcome = home.ingest([], [{id: 'command-1', kind: 'note-add', at: NOW, supporter: 'a'.repeat(20), text: 'lost'}]);
    expect(outcome.commands).toEqual([{id: 'command-1', supporter: undefined, records: []}]);
    expect(home.written).toBe(0);
  });

  it('does not join forty records over one shared mailbox, and says so', () => {
    const home = new MemoryHome(NOW);
    for (let number = 0; number < 40; number++) home.ingest([member(`patreon/campaign/user/${number}`, 'office@example.org')]);
    expect(home.people()).toHaveLength(40);
    expect(home.people().some(person => person.refused?.some(join => join.reason === 'too-many-holders'))).toBe(true);
  });

  it('never joins two members of one site (exclusive ids)', () => {
    const home = new MemoryHome(NOW);
    const own = (id: string) => ({type: 'ghost-member' as const, account: 'site', value: id, strength: 'strong' as const});
    const email = {type: 'email' as const, value: 'shared@example.org', strength: 'strong' as const};
    home.ingest([
      member('ghost/site/member/1', '', {identifiers: [own('1'), email]}),
      member('ghost/site/member/2', '', {identifiers: [own('2'), email]}),
    ]);
    expect(home.people()).toHaveLength(2);
    expect(home.people()[0]?.refused?.[0]?.reason).toBe('exclusive');
  });

  it('removes a person whom the vendor deleted, and brings them back when they return', () => {
    const home = new MemoryHome(NOW);
    home.ingest([member('ghost/site/member/1', 'ada@example.org')]);
    const [before] = home.people();
    home.ingest([{key: 'ghost/site/member/1', source: 'api', asOf: NOW, identifiers: [], fields: {}, deleted: true}]);
    expect(home.people()).toEqual([]);
    home.ingest([member('ghost/site/member/1', 'ada@example.org', {asOf: NOW + 1})]);
    expect(home.people()[0]?.id).toBe(before?.id);
  });
});
