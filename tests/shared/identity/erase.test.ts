import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {PersonCommand} from '#shared/home';
import {canonical} from '#shared/model/compare';
import type {Reading} from '#shared/model/record';
import {NOW, readingArbitrary} from '../../fixtures/arbitrary.ts';
import {MemoryHome} from '../../fixtures/memory-home.ts';

const email = (value: string) => ({type: 'email' as const, value, strength: 'strong' as const});

function reading(key: string, mail: string, name: string, more: Partial<Reading> = {}): Reading {
  return {key, source: 'api', asOf: NOW - 1_000, identifiers: [email(mail)], fields: {name, email: mail}, ...more};
}

const ADA = [
  reading('ghost/site/member/ada', 'ada@example.org', 'Ada Adler'),
  reading('mailchimp/list/member/ada', 'ada@example.org', 'Ada A.'),
  reading('patreon/campaign/user/77', 'ada@example.org', 'Countess'),
];
const BEA = reading('ghost/site/member/bea', 'bea@example.org', 'Bea Brandt');

let last = 0;
function erase(supporter: string): PersonCommand {
  last += 1;
  return {id: `erase-command-${last}`, at: NOW, kind: 'erase', supporter};
}

/** Everything a home holds, as one text. Its list of erased people is kept as hashes elsewhere. */
function textOf({records, index, attachments, decisions, notices, ledger, history, supporters}: MemoryHome): string {
  const held = [...index].filter(([, keys]) => keys.size > 0);
  return JSON.stringify([[...records], held, [...attachments], [...notices], [...supporters], decisions, ledger, history]);
}

function personOf(home: MemoryHome, key: string): string {
  const found = home.people().find(({records}) => records.some(record => record.key === key));
  if (found === undefined) throw new Error(`nobody holds ${key}`);
  return found.id;
}

describe('erasing a person (F47, ARM-25)', () => {
  it('leaves nothing of any of their records, notes, decisions or points', () => {
    const home = new MemoryHome(NOW);
    home.ingest([...ADA, BEA]);
    const ada = personOf(home, 'ghost/site/member/ada');
    const rid = (key: string) => home.records.get(key)?.rid ?? '';
    home.ingest(
      [],
      [
        {id: 'note-of-ada', at: NOW, kind: 'note-add', supporter: ada, text: 'met Ada Adler'},
        {id: 'edit-of-ada', at: NOW, kind: 'edit', supporter: ada, field: 'email', value: 'countess@example.com'},
        {id: 'tag-of-bea', at: NOW, kind: 'tag', supporter: personOf(home, BEA.key), name: 'VIP', on: true},
        {id: 'not-bea', at: NOW, kind: 'decide', word: 'not', left: [rid('patreon/campaign/user/77')], right: [rid(BEA.key)]},
      ],
    );
    const {commands, erased} = home.ingest([], [erase(ada)]);
    expect(commands[0]).toMatchObject({supporter: ada, records: ADA.map(({key}) => key)});
    expect(erased?.identifiers).toEqual(['email:ada@example.org', 'email:countess@example.com']);
    expect(textOf(home)).not.toMatch(/ada|adler|countess|user\/77/i);
    expect(home.people().map(({name}) => name?.value)).toEqual(['Bea Brandt']);
    expect(home.decisions).toEqual([]);
  });

  it('keeps them out of every later sync and file, and counts them', () => {
    const home = new MemoryHome(NOW);
    home.ingest([...ADA, BEA]);
    home.ingest([], [erase(personOf(home, 'ghost/site/member/ada'))]);
    const before = textOf(home);
    const again = home.ingest([...ADA, BEA, reading('kit/form/member/9', 'ada@example.org', 'Ada')]);
    expect(again.report).toMatchObject({created: 0, changed: 0, unchanged: 1, erased: 4});
    expect(textOf(home)).toBe(before);
  });

  it('goes on reading somebody else who has the same address', () => {
    const home = new MemoryHome(NOW);
    const [one, two] = [
      reading('ghost/site/member/1', 'family@example.org', 'Cleo'),
      reading('patreon/campaign/user/2', 'family@example.org', 'Dan'),
    ];
    home.ingest([one, two]);
    const rid = (key: string) => home.records.get(key)?.rid ?? '';
    home.ingest([], [{id: 'two-people', at: NOW, kind: 'decide', word: 'not', left: [rid(one.key)], right: [rid(two.key)]}]);
    home.ingest([], [erase(personOf(home, one.key))]);
    const [left] = home.people();
    // What was kept apart from nobody is no longer said to be.
    expect(left).toMatchObject({name: {value: 'Dan'}});
    expect(left?.refused).toBeUndefined();
    const {report} = home.ingest([one, {...two, fields: {name: 'Daniel', email: 'family@example.org'}}]);
    expect(report).toMatchObject({changed: 1, erased: 1});
  });

  it('keeps a decision that still names others', () => {
    const home = new MemoryHome(NOW);
    const three = ['1', '2', '3'].map(id => reading(`ghost/site/member/${id}`, `${id}@example.org`, `Person ${id}`));
    home.ingest(three);
    const rid = (id: string) => home.records.get(`ghost/site/member/${id}`)?.rid ?? '';
    home.ingest([], [{id: 'not-these', at: NOW, kind: 'decide', word: 'not', left: [rid('1'), rid('2')], right: [rid('3')]}]);
    home.ingest([], [erase(rid('1'))]);
    expect(home.decisions).toMatchObject([{left: ['ghost/site/member/2'], right: ['ghost/site/member/3']}]);
    expect(home.notices.get('not-these')).toMatchObject({left: [rid('2')], right: [rid('3')]});
  });

  it('refuses to add somebody by hand under an erased address, and finds nobody twice', () => {
    const home = new MemoryHome(NOW);
    home.ingest(ADA);
    const ada = personOf(home, 'ghost/site/member/ada');
    home.ingest([], [erase(ada)]);
    const added = home.ingest(
      [],
      [{id: 'add-ada', at: NOW, kind: 'person-add', person: 'made-by-hand', name: 'Ada', email: 'ADA@example.org'}],
    );
    expect(added.commands).toMatchObject([{supporter: undefined}]);
    expect(added.report.erased).toBe(1);
    expect(home.ingest([], [erase(ada)]).commands).toMatchObject([{supporter: undefined}]);
  });

  it('ends as if the person had never been read, whatever was read and however it was joined', () => {
    const drawn = fc.tuple(fc.array(fc.array(readingArbitrary, {maxLength: 12}), {minLength: 1, maxLength: 4}), fc.nat());
    fc.assert(
      fc.property(drawn, ([batches, pick]) => {
        const home = new MemoryHome(NOW);
        for (const batch of batches) home.ingest(batch);
        const people = home.people();
        const person = people[pick % Math.max(1, people.length)];
        if (person === undefined) return;
        const {erased} = home.ingest([], [erase(person.id)]);
        const keys = new Set(erased?.records.map(({key}) => key));
        const without = new MemoryHome(NOW);
        for (const batch of batches) without.ingest(batch.filter(({key}) => !keys.has(key)));
        expect(rowsOf(home)).toEqual(rowsOf(without));
      }),
      {numRuns: 2_000},
    );
  });
});

function rowsOf(home: MemoryHome): unknown {
  return {
    people: home.people().map(person => canonical(person)),
    records: [...home.records.values()].map(record => canonical(record)).sort(),
    index: [...home.index].flatMap(([text, keys]) => [...keys].map(key => `${text} ${key}`)).sort(),
    history: home.history.map(row => canonical(row)).sort(),
    ledger: home.ledger.map(row => canonical(row)).sort(),
  };
}
