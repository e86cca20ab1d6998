import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {ROOT} from '../../setup/root.ts';
import {draw} from './draw.ts';
import {measure} from './measure.ts';
import {readPeople} from './read-people.ts';

const folder = mkdtempSync(join(tmpdir(), 'regulars-link-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

function fileOf(name: string, ...lines: string[]): string {
  const file = join(folder, name);
  writeFileSync(file, lines.join('\n'));
  return file;
}

const TABLE = [
  'Person ID;Given_Name;SURNAME;E-Mail;Date of birth;City;Data Set;Shoe size',
  '1;Anna;Meyer;ada@example.org;1980-01-01;Lyon;Kit;38',
  '1;Annie;Meyer; ADA@example.org ;;Lyon;Stripe;',
  '2;Robert;Meyer;ada@example.org;;Lyon;Stripe;44',
  '2;Bob;Meyer;bob@example.org;;;Ghost;',
  ';Nobody;Knows;x@example.org;;;Ghost;',
];

describe('a table of people', () => {
  it('is read by its headers, however they are spelt, and measured like drawn people (CRM-14)', () => {
    const people = readPeople({file: fileOf('people.csv', ...TABLE), truth: 'person id', separator: ';'});
    expect(people.columns).toEqual({
      truth: 'Person ID',
      links: ['E-Mail'],
      other: ['Given_Name', 'SURNAME', 'Date of birth', 'City', 'Data Set'],
      ignored: ['Shoe size'],
    });
    expect(people.readings[0]).toMatchObject({
      key: 'kit/Kit/row/1',
      identifiers: [{type: 'email', value: 'ada@example.org', strength: 'strong'}],
      fields: {name: 'Anna Meyer', email: 'ada@example.org', address: {city: 'Lyon'}, custom: {born: '1980-01-01'}},
    });
    expect(measure([people])).toEqual({
      records: 4,
      people: 3,
      truePeople: 2,
      precision: 1,
      recall: 0.5,
      f1: 0.66667,
      recallOfConnected: 1,
      truePairs: 2,
      falsePairs: 0,
    });
  });

  it.each([
    [
      'a column that is not there',
      TABLE,
      'who',
      /^There is no column "who"\. The columns of .* are: Person ID, Given_Name, SURNAME/,
    ],
    ['no text', [], 'who', /is empty\.$/],
    ['no rows', TABLE.slice(0, 1), 'Person ID', /has no rows\. Its columns are: Person ID, Given_Name/],
    ['no truths', [TABLE[0] ?? '', ';A;B;c@example.org;;;;'], 'Person ID', /^No row of .* has anything in "Person ID"/],
    ['nothing of a person', ['who;shoe', '1;38'], 'who', /^None of the columns says anything .* are: who, shoe\.$/],
  ])('with %s is refused in words', (_, lines, truth, message) => {
    expect(() => readPeople({file: fileOf('bad.csv', ...lines), truth, separator: ';'})).toThrow(message);
  });

  it('that is not there is refused in words', () => {
    expect(() => readPeople({file: join(folder, 'none.csv'), truth: 'who'})).toThrow(/none\.csv cannot be read/);
  });

  it('gives figures, or the reason why not, on the command line', () => {
    const file = fileOf('people.csv', ...TABLE);
    const run = (...args: string[]) =>
      spawnSync(process.execPath, ['tests/bench/run.ts', 'link-quality', ...args], {cwd: ROOT, encoding: 'utf8'});
    const good = run('--csv', file, '--truth', 'Person ID', '--sep', ';');
    expect(good.status).toBe(0);
    expect(JSON.parse(good.stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
      bench: 'link-quality',
      ok: true,
      figures: {precision: 1, recall: 0.5, columns: {truth: 'Person ID'}},
    });
    const bad = run('--csv', file, '--truth', 'nobody', '--sep', ';');
    expect(bad).toMatchObject({status: 1, stdout: ''});
    expect(bad.stderr).toContain('There is no column "nobody".');
    expect(run('--csv', file).stderr).toContain('usage: npm run bench -- link-quality');
  });
});

describe('drawn people', () => {
  it('are the same for one seed, with errors at about the rates that are named', () => {
    const [one, other] = [draw(5, 4_000), draw(5, 4_000)];
    expect(one.readings).toEqual(other.readings);
    const rateOf = (kind: string) =>
      [...one.kinds.values()].filter(kinds => kinds.has(kind as never)).length / one.readings.length;
    expect(rateOf('typo')).toBeCloseTo(0.1, 1);
    expect(rateOf('changedAddress')).toBeGreaterThan(0.1);
    expect(rateOf('sharedAddress')).toBeCloseTo(0.02, 2);
    expect(rateOf('twin')).toBeCloseTo(0.1, 1);
  });

  it('share addresses truly: two people on one, at one vendor too, with ids of their own there and without', () => {
    const {readings, truth} = draw(5, 20_000);
    const holders = new Map<string, typeof readings>();
    for (const reading of readings) {
      const {email = ''} = reading.fields;
      if (email !== '') holders.set(email, [...(holders.get(email) ?? []), reading]);
    }
    const shared = [...holders.values()].filter(held => new Set(held.map(({key}) => truth.get(key))).size > 1);
    expect(shared.length).toBeGreaterThan(120);
    const within = (vendor: string) =>
      shared.filter(held => {
        const there = held.filter(({key}) => key.startsWith(vendor));
        return new Set(there.map(({key}) => truth.get(key))).size > 1;
      }).length;
    for (const vendor of ['ghost', 'patreon', 'mailchimp', 'stripe', 'gumroad']) expect(within(vendor)).toBeGreaterThan(0);
  });
});
