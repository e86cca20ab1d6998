import {beforeAll, describe, expect, it} from 'vitest';
import {readExport} from '#shared/csv/read-export';
import {catalogueOf} from '#shared/filter/supporter-columns';
import {parseFilter} from '#shared/filter/syntax';
import {FIGURE_IDS, type FigureId, figureOf, payingIn} from '#shared/insight/figures';
import type {Overview} from '#shared/insight/overview';
import {EVIDENCE} from '#shared/insight/topics';
import {deriveStatus} from '#shared/membership/status';
import type {Supporter} from '#shared/model/supporter';
import {mailchimpCsv} from '../../fixtures/mailchimp-csv.ts';
import {MemoryHome} from '../../fixtures/memory-home.ts';
import {patreonCsv} from '../../fixtures/patreon-csv.ts';
import {drawWorld} from '../../fixtures/people.ts';
import {columnsOf, connection, NOW, overview} from './with-columns.ts';

const world = drawWorld({members: 300});

/** What the engine makes of these files. */
function peopleFrom(...files: readonly string[]): Supporter[] {
  const home = new MemoryHome(NOW);
  for (const text of files) {
    const read = readExport({text, asOf: NOW - 60_000});
    if (!read.ok) throw new Error(read.problem.code);
    home.ingest(read.readings);
  }
  return home.people();
}

/** The same numbers said slowly, from documents. */
function isMember(person: Supporter): boolean {
  const {kind, state} = deriveStatus(person, NOW);
  return kind !== 'none' && (state === 'active' || state === 'declined');
}
const isReader = (person: Supporter) => person.mail?.state === 'subscribed';
const isPaying = (person: Supporter) => deriveStatus(person, NOW).kind === 'paid' && deriveStatus(person, NOW).state === 'active';

describe('the member list of one service and the newsletter of another', () => {
  let people: Supporter[] = [];
  let both: Overview;
  beforeAll(() => {
    people = peopleFrom(patreonCsv(world.patreon), mailchimpCsv(world.audience));
    both = overview(people, [connection('patreon'), connection('mailchimp')]);
  });
  const value = (id: FigureId) => both.figure(id).value;
  const many = (fits: (person: Supporter) => boolean) => people.filter(fits).length;

  it('overlap: its parts are counted as the documents say, exclude each other, and are everybody on either list (CRM-17, CRM-19)', () => {
    const overlap = {
      both: many(person => isMember(person) && isReader(person)),
      membersOnly: many(person => isMember(person) && !isReader(person)),
      readersOnly: many(person => !isMember(person) && isReader(person)),
    };
    expect(Object.values(overlap).every(part => part > 0)).toBe(true);
    expect(both.overlap).toMatchObject(overlap);
    expect(overlap.both + overlap.membersOnly).toBe(value('members'));
    expect(overlap.both + overlap.readersOnly).toBe(value('readers'));
    expect(both.overlap?.ofMembers).toBe(overlap.both / many(isMember));
    expect(both.overlap?.ofReaders).toBe(overlap.both / many(isReader));
  });

  it('members are those who pay, were declined or are free, and nobody who left (CRM-19)', () => {
    expect(value('members')).toBe((value('paying') ?? 0) + (value('declined') ?? 0) + (value('free') ?? 0));
    expect(value('members')).toBe(many(isMember));
    expect(value('former')).toBe(many(person => deriveStatus(person, NOW).kind === 'paid' && !isMember(person)));
    expect(value('former')).toBeGreaterThan(0);
  });

  it('who pays without the newsletter, and who reads without paying (CRM-19)', () => {
    expect(value('payingNotReading')).toBe(many(person => isPaying(person) && !isReader(person)));
    const pays = (person: Supporter) => isPaying(person) || deriveStatus(person, NOW).state === 'declined';
    expect(value('readingNotPaying')).toBe(many(person => isReader(person) && !pays(person)));
  });

  it('money is summed in each currency by itself (CRM-19)', () => {
    const cents = people
      .filter(isPaying)
      .flatMap(({records}) => records.flatMap(({fields}) => (fields.pledge === undefined ? [] : [fields])))
      .reduce((sum, {pledge, cadenceMonths = 1}) => sum + Math.round((pledge?.minorUnits ?? 0) / cadenceMonths), 0);
    expect(both.money.sums.map(({currency}) => currency)).toEqual(['USD']);
    expect(both.money.sums[0]?.amount).toBeCloseTo(cents / 100, 2);
  });

  it('says of nothing that no source tells of that it is zero', () => {
    for (const id of ['chatPaying', 'roleNoPledge', 'openedLately'] as const) {
      expect(both.figure(id)).toMatchObject({standing: {kind: 'missing'}, value: undefined});
    }
  });
});

describe('a number that cannot be said', () => {
  it('is not known, and never zero, where one of its sources is not there (CRM-19)', () => {
    const members = overview(peopleFrom(patreonCsv(world.patreon)), [connection('patreon')]);
    expect(members.figure('members').value).toBeGreaterThan(0);
    for (const id of ['readers', 'both', 'membersOnly', 'payingNotReading'] as const) {
      expect(members.figure(id)).toMatchObject({standing: {kind: 'missing', topic: 'newsletter'}, value: undefined});
    }
    expect(members.overlap).toBeUndefined();
    const readers = overview(peopleFrom(mailchimpCsv(world.audience)), [connection('mailchimp')]);
    expect(readers.figure('both').standing).toEqual({kind: 'missing', topic: 'memberships'});
    expect(readers.figure('readers').value).toBeGreaterThan(0);
    expect(readers.money).toMatchObject({standing: {kind: 'missing'}, sums: []});
    // What a number is about is said before what it is compared with.
    expect(readers.figure('roleNoPledge').standing).toEqual({kind: 'missing', topic: 'chat'});
  });

  it('is kept back while one of its sources is read for the first time, and no longer', () => {
    const people = peopleFrom(patreonCsv(world.patreon), mailchimpCsv(world.audience));
    const kit = connection('kit', {state: 'syncing', lastCompleteAt: null, progress: {done: 250, expected: 2_000}});
    const reading = overview(people, [connection('patreon'), kit]);
    expect(reading.figure('both')).toMatchObject({standing: {kind: 'reading', connection: kit}, value: undefined});
    expect(reading.figure('paying').standing).toEqual({kind: 'known'});
    for (const change of [{lastCompleteAt: NOW}, {state: 'stopped' as const}]) {
      expect(overview(people, [connection('patreon'), {...kit, ...change}]).figure('both').standing.kind).toBe('known');
    }
  });

  it('names the sources that a number is based on', () => {
    const said = overview(
      peopleFrom(patreonCsv(world.patreon)),
      ['patreon', 'kit', 'discord'].map(one => connection(one)),
    );
    const basis = (id: FigureId) => said.figure(id).basis.map(({vendor}) => vendor);
    expect(basis('paying')).toEqual(['patreon']);
    expect(basis('both')).toEqual(['patreon', 'kit']);
    expect(basis('roleNoPledge')).toEqual(['patreon', 'discord']);
  });
});

describe('the texts of the numbers', () => {
  it('are filters of the language, each another one', () => {
    const catalogue = catalogueOf(columnsOf([]));
    const filters = FIGURE_IDS.map(id => figureOf(id).filter);
    for (const text of [...filters, ...Object.values(EVIDENCE), payingIn('EUR'), payingIn('JPY')]) {
      expect([text, parseFilter(text, {catalogue}).ok]).toEqual([text, true]);
    }
    expect(new Set(filters).size).toBe(filters.length);
  });
});
