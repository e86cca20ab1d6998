import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {PersonCommand} from '#shared/home';
import {cluster} from '#shared/identity/cluster';
import type {Identifier} from '#shared/model/identifier';
import type {Reading} from '#shared/model/record';
import {NOW} from '../../fixtures/arbitrary.ts';
import {MemoryHome} from '../../fixtures/memory-home.ts';

const US = 'meyer@example.org';

function record(id: string, name: string | undefined, more: {email?: string; ids?: Identifier[]; vendor?: string} = {}): Reading {
  const {email = US, ids = [], vendor = 'ghost/site/member'} = more;
  return {
    key: `${vendor}/${id}`,
    source: 'api',
    asOf: NOW - 1_000,
    identifiers: [{type: 'email', value: email, strength: 'strong'}, ...ids],
    fields: name === undefined ? {email} : {name, email},
  };
}

function homeOf(...readings: Reading[]): MemoryHome {
  const home = new MemoryHome(NOW);
  home.ingest(readings);
  return home;
}

const people = (home: MemoryHome) =>
  home
    .people()
    .map(person =>
      person.records
        .map(({key}) => key.split('/').at(-1))
        .sort()
        .join(' '),
    )
    .sort();

const discord = (value: string): Identifier => ({type: 'discord-user', value, strength: 'strong'});

describe('an address that two people share', () => {
  it('joins each with their own, across vendors, and both are told (C30, F30)', () => {
    const home = homeOf(
      record('1', 'Anna Meyer'),
      record('2', 'Robert Meyer', {vendor: 'mailchimp/list/member'}),
      record('3', 'Annie Meyer', {vendor: 'patreon/campaign/user'}),
      record('4', 'Bob', {vendor: 'stripe/account/customer'}),
    );
    expect(people(home)).toEqual(['1 3', '2 4']);
    for (const person of home.people()) {
      expect(person.refused).toEqual([
        {left: 'ghost/site/member/1', right: 'mailchimp/list/member/2', over: `email:${US}`, reason: 'different-names'},
      ]);
    }
  });

  it('keeps them apart within one account that gives no ids of its own (C30, C34)', () => {
    const vendor = 'patreon/campaign/email';
    expect(people(homeOf(record('1', 'Anna Meyer', {vendor}), record('2', 'Robert Meyer', {vendor})))).toEqual(['1', '2']);
  });

  it('joins nobody who has no name, or one like both: nobody can say who that is (C35)', () => {
    const both = [record('1', 'Anna Meyer'), record('2', 'Robert Meyer')];
    expect(people(homeOf(...both, record('3', undefined)))).toEqual(['1', '2', '3']);
    expect(people(homeOf(...both, record('3', 'Meyer')))).toEqual(['1', '2', '3']);
    expect(people(homeOf(...both, record('3', 'moonfox')))).toEqual(['1', '2', '3']);
    expect(people(homeOf(...both, record('3', 'A. Meyer')))).toEqual(['1 3', '2']);
  });

  it('lets another id say who somebody without a name is', () => {
    const ids = [discord('9')];
    const home = homeOf(
      record('1', 'Anna Meyer'),
      record('2', 'Robert Meyer', {ids}),
      record('3', undefined, {ids, vendor: 'patreon/campaign/user'}),
    );
    expect(people(home)).toEqual(['1', '2 3']);
  });

  it('becomes one person’s again when the name is changed at the vendor', () => {
    const home = homeOf(record('1', 'Anna Meyer'), record('2', 'Robert Meyer'));
    home.ingest([{...record('2', 'Anna Meyer'), asOf: NOW}]);
    expect(people(home)).toEqual(['1 2']);
    expect(home.people()[0]?.refused).toBeUndefined();
  });

  it('is one person’s where the creator says so, and stays it (C37)', () => {
    const home = homeOf(record('1', 'Anna Meyer'), record('2', 'Robert Meyer'));
    const [left = '', right = ''] = [...home.records.values()].map(({rid}) => rid);
    const same: PersonCommand = {id: 'command-1', at: NOW, kind: 'decide', word: 'same', left: [left], right: [right]};
    home.ingest([], [same]);
    expect(people(home)).toEqual(['1 2']);
    home.ingest([{...record('1', 'Anna Meyer-Schulz'), asOf: NOW}, record('3', undefined)]);
    expect(people(home)).toEqual(['1 2 3']);
  });
});

describe('an address with two names on it', () => {
  it('is one person’s where a third name stands between them (C37)', () => {
    const readings = [record('1', 'Paco Watson'), record('2', 'Fran Watson'), record('3', 'Francisco Watson')];
    expect(people(homeOf(...readings))).toEqual(['1 2 3']);
  });

  it('is one person’s where the two share an id too, and whoever has no name is that person (C34)', () => {
    const vendor = 'patreon/campaign/user';
    for (const type of ['discord-user', 'youtube-channel'] as const) {
      const ids: Identifier[] = [{type, value: '9', strength: 'strong'}];
      const readings = [record('1', 'Night Owl', {ids}), record('2', 'Anna Meyer', {ids, vendor}), record('3', undefined)];
      expect(people(homeOf(...readings))).toEqual(['1 2 3']);
    }
  });

  it('does not tell namesakes on it apart: the creator can (C33)', () => {
    const home = homeOf(record('1', 'Anna Meyer'), record('2', 'Anna Meyer'));
    expect(people(home)).toEqual(['1 2']);
    const [left = '', right = ''] = [...home.records.values()].map(({rid}) => rid);
    home.ingest([], [{id: 'command-1', at: NOW, kind: 'decide', word: 'not', left: [left], right: [right]}]);
    expect(people(home)).toEqual(['1', '2']);
  });

  it('is two people’s when a vendor gave an old id to somebody else, whatever an old file still says (C34)', () => {
    const home = homeOf(record('1', 'Anna Meyer', {vendor: 'patreon/campaign/user'}), {
      ...record('7', 'Anna Meyer'),
      source: 'file',
    });
    expect(people(home)).toEqual(['1 7']);
    const reused = record('7', 'Robert Schmidt', {email: 'robert@example.org'});
    home.ingest([
      {...reused, asOf: NOW},
      record('8', 'Robert Schmidt', {email: 'robert@example.org', vendor: 'mailchimp/list/member'}),
    ]);
    expect(people(home)).toEqual(['1', '7 8']);
  });
});

const NAMES = [
  'Anna Meyer',
  'Annie Meyer',
  'Robert Meyer',
  'Bob',
  'Meyer',
  'Meyer Robert',
  'Paco Ruiz',
  'Дмитрий Соколов',
  'moonfox',
];

/** A few people's records on a few addresses, used under several names as a rule. */
const named = fc
  .record({
    vendor: fc.constantFrom('ghost/site/member', 'mailchimp/list/member', 'stripe/account/customer'),
    number: fc.nat(9),
    emails: fc.uniqueArray(fc.constantFrom('a@example.org', 'b@example.org', 'c@example.org'), {minLength: 1, maxLength: 2}),
    name: fc.option(fc.constantFrom(...NAMES), {nil: undefined, freq: 5}),
    isDeleted: fc.integer({min: 0, max: 11}).map(drawn => drawn === 0),
  })
  .map(
    ({vendor, number, emails, name, isDeleted}): Reading => ({
      key: `${vendor}/${number}`,
      source: 'api',
      asOf: NOW,
      identifiers: isDeleted ? [] : emails.map(value => ({type: 'email', value, strength: 'strong'})),
      fields: isDeleted || name === undefined ? {} : {name},
      ...(isDeleted ? {deleted: true} : {}),
    }),
  );

describe('names on shared addresses', () => {
  it('make the same people in any batches, and of a closure what they make of the whole set (CRM-14, C32)', () => {
    let refusals = 0;
    const cuts = fc.uniqueArray(fc.nat(16), {maxLength: 6});
    fc.assert(
      fc.property(fc.array(named, {maxLength: 16}), cuts, (readings, places) => {
        const whole = new MemoryHome(NOW);
        whole.ingest(readings);
        const cut = new MemoryHome(NOW);
        let from = 0;
        for (const to of [...places.sort((left, right) => left - right), readings.length]) {
          cut.ingest(readings.slice(from, to));
          from = Math.max(from, to);
        }
        expect(cut.people()).toEqual(whole.people());
        const {groups, refused} = cluster([...whole.records.values()].reverse(), []);
        refusals += refused.filter(({reason}) => reason === 'different-names').length;
        const live = new Set(whole.people().flatMap(person => person.records.map(({key}) => key)));
        const keys = groups.map(group => group.map(({key}) => key).filter(key => live.has(key)));
        expect(
          keys
            .filter(group => group.length > 0)
            .map(group => group.join(' '))
            .sort(),
        ).toEqual(
          whole
            .people()
            .map(person => person.records.map(({key}) => key).join(' '))
            .sort(),
        );
      }),
      {numRuns: 2_000, seed: 20261123},
    );
    expect(refusals).toBeGreaterThan(1_000);
  });
});
