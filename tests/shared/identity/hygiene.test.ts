import {describe, expect, it} from 'vitest';
import {fold} from '#shared/filter/fold';
import {unfitToLink} from '#shared/identity/hygiene';
import type {Reading} from '#shared/model/record';
import type {RefusedJoin} from '#shared/model/supporter';
import {NOW} from '../../fixtures/arbitrary.ts';
import {MemoryHome} from '../../fixtures/memory-home.ts';

const DAY = 86_400_000;

function member(key: string, email: string, more: Partial<Reading> = {}): Reading {
  return {
    key,
    source: 'api',
    asOf: NOW - DAY,
    identifiers: [{type: 'email', value: email, strength: 'strong'}],
    fields: {name: `Name of ${key}`, email},
    ...more,
  };
}

const people = (home: MemoryHome) => home.people().map(person => person.records.map(({key}) => key.split('/').at(-1)).join(' '));

describe('an identifier that says nothing about who it is', () => {
  it.each([
    ['info@example.org', 'role'],
    ['no-reply@example.org', 'role'],
    ['redaction+abo@example.fr', 'role'],
    ['ada@mailinator.com', 'disposable'],
    ['x81h2@deletion-request.substack.com', 'placeholder'],
    ['ada@nowhere.invalid', 'placeholder'],
    ['none@example.org', 'placeholder'],
  ] as [string, RefusedJoin['reason']][])('%s links nobody, because of its %s, and both are told (C34, C35)', (email, reason) => {
    const home = new MemoryHome(NOW);
    home.ingest([member('ghost/site/member/1', email), member('mailchimp/list/member/2', email)]);
    expect(people(home).sort()).toEqual(['1', '2']);
    for (const person of home.people()) {
      expect(person.refused).toEqual([
        {left: 'ghost/site/member/1', right: 'mailchimp/list/member/2', over: `email:${email}`, reason},
      ]);
    }
  });

  it.each(['ada@example.org', 'informatica@example.org', 'infos.ada@example.org', 'ada@privaterelay.appleid.com'])(
    '%s is a person’s own',
    email => {
      expect(unfitToLink(`email:${email}`)).toBeUndefined();
    },
  );

  it('is an empty or masked one too (C34)', () => {
    expect(unfitToLink('email:')).toBe('placeholder');
    expect(unfitToLink('ghost-member:site:')).toBe('placeholder');
    expect(unfitToLink('email:a***@example.org')).toBe('placeholder');
  });

  it('joins all the same where the creator says so (C37)', () => {
    const home = new MemoryHome(NOW);
    home.ingest([member('ghost/site/member/1', 'info@example.org'), member('mailchimp/list/member/2', 'info@example.org')]);
    const [left = '', right = ''] = [...home.records.values()].map(({rid}) => rid);
    home.ingest([], [{id: 'command-1', at: NOW, kind: 'decide', word: 'same', left: [left], right: [right]}]);
    expect(people(home)).toEqual(['1 2']);
    expect(home.people()[0]?.refused).toBeUndefined();
  });
});

describe('bad input', () => {
  it('of two people on one shared address does not join them where their ids differ, and says over what (C30, C34)', () => {
    const home = new MemoryHome(NOW);
    const own = (value: string) => ({type: 'ghost-member' as const, account: 'site', value, strength: 'strong' as const});
    const shared = {type: 'email' as const, value: 'us@example.org', strength: 'strong' as const};
    home.ingest(['1', '2'].map(id => member(`ghost/site/member/${id}`, '', {identifiers: [own(id), shared]})));
    expect(people(home).sort()).toEqual(['1', '2']);
    expect(home.people()[0]?.refused?.[0]).toMatchObject({over: 'email:us@example.org', reason: 'exclusive'});
  });

  it('of two people on one shared address in one list without ids is undone by the creator for good', () => {
    const home = new MemoryHome(NOW);
    const both = () => home.ingest(['1', '2'].map(id => member(`patreon/campaign/email/${id}`, 'us@example.org', {asOf: NOW})));
    both();
    expect(people(home)).toEqual(['1 2']);
    const [left = '', right = ''] = [...home.records.values()].map(({rid}) => rid);
    home.ingest([], [{id: 'command-1', at: NOW, kind: 'decide', word: 'not', left: [left], right: [right]}]);
    both();
    expect(people(home).sort()).toEqual(['1', '2']);
  });

  it('of a vendor that gives an old id to another person moves the record, not the other person’s data (C29, C32)', () => {
    const home = new MemoryHome(NOW);
    home.ingest([member('ghost/site/member/1', 'ada@example.org'), member('mailchimp/list/member/a', 'ada@example.org')]);
    home.ingest([member('mailchimp/list/member/b', 'bela@example.org')]);
    home.ingest([member('ghost/site/member/1', 'bela@example.org', {asOf: NOW})]);
    expect(people(home).sort()).toEqual(['1 b', 'a']);
  });

  it('of a member deleted and made anew joins the newsletter again, and its notes can be joined by hand (C32)', () => {
    const home = new MemoryHome(NOW);
    const [old, list, fresh] = ['ghost/site/member/1', 'mailchimp/list/member/a', 'ghost/site/member/2'];
    home.ingest([member(old ?? '', 'ada@example.org', {createdAt: NOW - 9 * DAY}), member(list ?? '', 'ada@example.org')]);
    const rid = home.records.get(old ?? '')?.rid ?? '';
    home.ingest([], [{id: 'command-1', at: NOW, kind: 'note-add', supporter: rid, text: 'Met in Lyon'}]);
    home.ingest([{key: old ?? '', source: 'api', asOf: NOW, identifiers: [], fields: {}, deleted: true}]);
    home.ingest([member(fresh ?? '', 'ada@example.org', {createdAt: NOW})]);
    expect(people(home).sort()).toEqual(['1', '2 a']);
    const right = home.records.get(fresh ?? '')?.rid ?? '';
    home.ingest([], [{id: 'command-2', at: NOW, kind: 'decide', word: 'same', left: [rid], right: [right]}]);
    const [person, ...others] = home.people();
    expect(others).toEqual([]);
    expect(person).toMatchObject({email: {value: 'ada@example.org'}, notes: [{text: 'Met in Lyon', on: rid}]});
    expect(person?.records.map(record => record.rid)).toContain(person?.id);
  });

  it('of a clock that runs ahead counts as now, so that what is read later still wins', () => {
    const home = new MemoryHome(NOW);
    home.ingest([member('ghost/site/member/1', 'ada@example.org', {asOf: NOW + 400 * DAY, fields: {name: 'From the future'}})]);
    expect(home.people()[0]?.name).toMatchObject({value: 'From the future', by: {asOf: NOW}});
    home.ingest([member('ghost/site/member/1', 'ada@example.org', {asOf: NOW, fields: {name: 'Now'}})]);
    expect(home.people()[0]?.name?.value).toBe('Now');
  });

  it('of names in any script stays as it is; one that nobody can see is none', () => {
    const home = new MemoryHome(NOW);
    const names = ['علي حسن', '陳大文', 'Иван Петров', 'Zoë 👩‍🎨', 'می‌خواهم'];
    home.ingest(names.map((name, at) => member(`ghost/site/member/${at}`, `p${at}@example.org`, {fields: {name}})));
    expect(
      home
        .people()
        .map(person => person.name?.value)
        .sort(),
    ).toEqual([...names].sort());
    home.ingest([
      member('ghost/site/member/x', 'x@example.org', {fields: {name: '\u200B\u2060 \uFEFF'}}),
      member('mailchimp/list/member/x', 'x@example.org', {asOf: NOW - 9 * DAY, fields: {name: 'Ada'}}),
    ]);
    expect(home.people().find(person => person.records.length === 2)?.name?.value).toBe('Ada');
    expect(fold('A\u200Bda')).toBe('ada');
  });

  it('of forty records on one address leaves forty people and each is told (C35, F30)', () => {
    const home = new MemoryHome(NOW);
    for (let number = 0; number < 40; number++) home.ingest([member(`patreon/campaign/user/${number}`, 'crew@example.org')]);
    expect(home.people()).toHaveLength(40);
    home.ingest([member('patreon/campaign/user/40', 'crew@example.org')]);
    const [person] = home.people().filter(({records}) => records[0]?.key.endsWith('/40'));
    expect(person?.refused?.[0]?.reason).toBe('too-many-holders');
  });
});
