import {describe, expect, it} from 'vitest';
import type {PersonCommand} from '#shared/home';
import type {Reading} from '#shared/model/record';
import {NOW} from '../../fixtures/arbitrary.ts';
import {MemoryHome} from '../../fixtures/memory-home.ts';

const reading = (id: string, name: string, asOf = NOW - 10): Reading => ({
  key: `ghost/site/member/${id}`,
  source: 'api',
  asOf,
  identifiers: [{type: 'ghost-member', account: 'site', value: id, strength: 'strong'}],
  fields: {name, email: `${id}@example.org`},
});

function homeOf(...names: string[]) {
  const home = new MemoryHome(NOW);
  home.ingest(names.map((name, at) => reading(String(at + 1), name)));
  const rid = (id: number) => home.records.get(`ghost/site/member/${id}`)?.rid ?? '';
  let commands = 0;
  const run = (command: object) => {
    commands += 1;
    const whole = {id: `command-${commands}`, at: NOW, ...command} as PersonCommand;
    return home.ingest([], [whole]).commands[0];
  };
  const people = () => home.people().map(({records}) => records.map(({key}) => key.split('/').at(-1)).join(' '));
  return {home, rid, run, people};
}

describe('decisions', () => {
  it('join two members of one site, keep both ids working and say so in the feed (C29, C37)', () => {
    const {home, rid, run, people} = homeOf('Ada', 'Adda');
    expect(run({kind: 'decide', word: 'same', left: [rid(1)], right: [rid(2)]})?.records).toHaveLength(2);
    expect(people()).toEqual(['1 2']);
    expect([...home.notices.values()]).toEqual([{id: 'command-1', word: 'same', left: [rid(1)], right: [rid(2)], at: NOW}]);
    expect(run({kind: 'note-add', supporter: rid(2), text: 'By the former id'})?.supporter).toBe(rid(1));
  });

  it('count in the workspace’s order even where a browser’s clock is behind', () => {
    const {rid, run, people} = homeOf('Ada', 'Adda');
    run({kind: 'decide', word: 'same', left: [rid(1)], right: [rid(2)]});
    run({at: NOW - 999_999, kind: 'decide', word: 'not', left: [rid(2)], right: [rid(1)]});
    expect(people().sort()).toEqual(['1', '2']);
    run({at: NOW - 999_999, kind: 'decide', word: 'same', left: [rid(1)], right: [rid(2)]});
    expect(people()).toEqual(['1 2']);
  });

  it('about somebody who is not there are refused and leave nothing', () => {
    const {home, rid, run} = homeOf('Ada');
    expect(run({kind: 'decide', word: 'same', left: [rid(1)], right: ['a'.repeat(20)]})?.supporter).toBeUndefined();
    expect(run({kind: 'undecide', decision: 'no-such', left: [rid(1)], right: [rid(1)]})?.supporter).toBeUndefined();
    expect(home.decisions).toEqual([]);
  });

  it('taken back twice are taken back once', () => {
    const {home, rid, run, people} = homeOf('Ada', 'Adda');
    run({kind: 'decide', word: 'same', left: [rid(1)], right: [rid(2)]});
    const undo = {kind: 'undecide', decision: 'command-1', left: [rid(1)], right: [rid(2)]};
    run(undo);
    expect(run(undo)?.supporter).toBe(rid(1));
    expect(people().sort()).toEqual(['1', '2']);
    expect(home.notices.size).toBe(0);
  });
});

describe('the creator’s edits', () => {
  it('win over every later word of a vendor, are marked, and give the field back when removed (C31)', () => {
    const {home, rid, run} = homeOf('Ada');
    run({kind: 'edit', supporter: rid(1), field: 'name', value: 'Ada Adler'});
    home.ingest([reading('1', 'ada a.', NOW)]);
    expect(home.people()[0]?.name).toEqual({value: 'Ada Adler', by: {record: 'ghost/site/member/1', source: 'self', asOf: NOW}});
    run({kind: 'edit', supporter: rid(1), field: 'name', value: 'Adler'});
    expect(home.people()[0]?.name?.value).toBe('Adler');
    run({kind: 'edit', supporter: rid(1), field: 'name', value: null});
    expect(home.people()[0]?.name).toMatchObject({value: 'ada a.', by: {source: 'api'}});
    expect(home.people()[0]?.edits?.map(({value}) => value)).toEqual([null, 'Adler', 'Ada Adler']);
  });

  it('hold a deleted person only as long as they stand', () => {
    const {home, rid, run} = homeOf('Ada');
    run({kind: 'edit', supporter: rid(1), field: 'email', value: 'ada@home.example'});
    home.ingest([{key: 'ghost/site/member/1', source: 'api', asOf: NOW, identifiers: [], fields: {}, deleted: true}]);
    expect(home.people()[0]).toMatchObject({email: {value: 'ada@home.example'}, records: [{fields: {}}]});
    run({kind: 'edit', supporter: rid(1), field: 'email', value: null});
    expect(home.people()).toEqual([]);
  });
});

describe('a person made by hand', () => {
  it('is a record of vendor self that joins by e-mail, and can be removed again', () => {
    const home = new MemoryHome(NOW);
    const base = {at: NOW - 5, person: 'person-0001'};
    const add: PersonCommand = {...base, id: 'command-1', kind: 'person-add', name: 'Ada', email: ' Ada@Example.org '};
    const [made] = home.ingest([], [add]).commands;
    expect(home.people()[0]).toMatchObject({
      id: made?.supporter,
      name: {value: 'Ada', by: {record: 'self/workspace/person/person-0001', source: 'self'}},
      email: {value: 'ada@example.org'},
    });
    expect(home.people()[0]?.points).toEqual([]);
    const email = {type: 'email' as const, value: 'ada@example.org', strength: 'strong' as const};
    home.ingest([{...reading('1', 'Ada A.'), identifiers: [email]}]);
    expect(home.people()).toHaveLength(1);
    home.ingest([], [{...base, id: 'command-2', at: NOW, kind: 'person-remove'}]);
    expect(home.people().map(({records}) => records.map(({key}) => key))).toEqual([['ghost/site/member/1']]);
  });
});
