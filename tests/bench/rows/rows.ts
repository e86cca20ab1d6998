import type {Cell, Field} from '#shared/filter/catalogue';
import {Columns, type ReadField} from '#shared/filter/columns';
import type {Filter} from '#shared/filter/tree';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import {fits as fitsPlain} from '../../contract/filter-reference.ts';
import {randomOf} from '../../fixtures/random.ts';

/** A supporter as plain JSON, with what filters ask for most. */
export type Row = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly state: string;
  readonly tiers: readonly string[];
  readonly newsletter: string;
  readonly tags: readonly string[];
  readonly pledge: number;
  readonly lifetime: number;
  readonly joined: number;
};

export const NOW = Date.UTC(2026, 10, 20);
const DAY_MS = 86_400_000;

const SYLLABLES = [
  'ad',
  'be',
  'chi',
  'da',
  'el',
  'fa',
  'gi',
  'hu',
  'in',
  'jo',
  'ka',
  'li',
  'mi',
  'no',
  'ot',
  'pi',
  'ra',
  'so',
  'tu',
  'ze',
];
const STATES = [...Array.from({length: 8}, () => 'active'), 'cancelled', 'declined'];
const TIERS = ['Gold', 'Gold', 'Silver', 'Silver', 'Bronze', 'Patron'];
const NEWSLETTERS = ['subscribed', 'subscribed', 'subscribed', 'unsubscribed', 'none'];
const TAGS = ['VIP', 'Wave 1', 'Wave 2', 'press', 'merch', 'podcast', 'event-2025', 'early reader'];

/** The same rows for the same size on every machine. */
export function drawRows(size: number): Row[] {
  const random = randomOf(20261123, 'rows');
  const word = () => Array.from({length: 2 + random.int(3)}, () => random.pick(SYLLABLES)).join('');
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return Array.from({length: size}, (_, number): Row => {
    const [first, last] = [word(), word()];
    return {
      id: `p${number}`,
      name: `${capital(first)} ${capital(last)}`,
      email: `${first}.${last}${number}@example.org`,
      state: random.pick(STATES),
      tiers: [random.pick(TIERS)],
      newsletter: random.pick(NEWSLETTERS),
      tags: random.chance(0.4) ? [random.pick(TAGS), 'all'] : [],
      pledge: random.int(4000) / 100,
      lifetime: random.int(100_000) / 100,
      joined: NOW - random.int(2000 * 24) * (DAY_MS / 24),
    };
  });
}

type RowField = ReadField<Row>;

function field(name: keyof Row, type: Field['type'], read: (row: Row) => Cell = row => row[name]): RowField {
  return {name, type, sought: type === 'text', read};
}

const FIELDS: readonly RowField[] = [
  field('id', 'text'),
  field('name', 'text'),
  field('email', 'text'),
  field('state', 'set', row => row.state),
  field('tiers', 'set'),
  field('newsletter', 'set', row => row.newsletter),
  field('tags', 'set'),
  field('pledge', 'number'),
  field('lifetime', 'number'),
  field('joined', 'date'),
];

export const SOURCE = {fields: new Map(FIELDS.map(one => [one.name, one])), tables: new Map<string, never>()};

export function columnsOf(rows: readonly Row[]): Columns<Row> {
  const columns = new Columns<Row>(SOURCE);
  for (let at = 0; at < rows.length; at++) columns.set(at, rows[at]);
  return columns;
}

/** What the reference of the tests says. */
export function fits(tree: Filter, row: Row): boolean {
  const cells = new Map(FIELDS.map(({name, read}) => [name, read(row)]));
  const context = {catalogue: SOURCE, now: NOW, zone: 'UTC', programme: DEFAULT_PROGRAMME, currency: ''};
  return fitsPlain(tree, {cells}, context);
}
