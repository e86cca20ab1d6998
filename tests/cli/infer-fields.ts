import {instantOf, startOfDay} from '#shared/filter/calendar';
import type {Amount, Cell, FieldType} from '#shared/filter/catalogue';
import type {ReadField, Source} from '#shared/filter/columns';
import {DAY_MS} from '#shared/model/time';

/** A plain object by dotted path; arrays of objects are kept apart as rows. */
export type Flat = {readonly cells: ReadonlyMap<string, unknown>; readonly rows: ReadonlyMap<string, readonly Flat[]>};

type Json = Readonly<Record<string, unknown>>;

const MAX_DEPTH = 20;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMoney(value: unknown): value is Amount {
  if (!isObject(value)) return false;
  const {amount, currency} = value;
  return typeof amount === 'number' && typeof currency === 'string' && /^[A-Za-z]{3}$/.test(currency);
}

export function flatten(value: Json): Flat {
  const cells = new Map<string, unknown>();
  const rows = new Map<string, Flat[]>();
  const visit = (object: Json, prefix: string, depth: number) => {
    for (const [key, inner] of Object.entries(object)) {
      const path = prefix + key;
      if (inner === null || inner === undefined) continue;
      if (Array.isArray(inner) && inner.some(isObject) && !inner.some(isMoney))
        rows.set(path, inner.filter(isObject).map(flatten));
      else if (isObject(inner) && !isMoney(inner) && depth < MAX_DEPTH) visit(inner, `${path}.`, depth + 1);
      else cells.set(path, inner);
    }
  };
  visit(value, '', 0);
  return {cells, rows};
}

/**
 * Fields of plain rows, one per path that some row has, with the type that most of its values have; a value that cannot be read
 * as that type counts as empty. Arrays of objects become tables, under their key and its singular.
 *
 * @param zone - whose days dates without a time mean
 */
export function inferSource(rows: readonly Flat[], zone: string): Source<Flat, Flat> {
  const tables = new Map<string, Flat[]>();
  for (const {rows: held} of rows) {
    for (const [path, inner] of held) tables.set(path, [...(tables.get(path) ?? []), ...inner]);
  }
  const named = [...tables].flatMap(([path, inner]) => {
    const fields = fieldsOf(inner, zone);
    return [...new Set([path, singular(path)])].map(name => [name, {path, fields}] as const);
  });
  const byName = new Map(named);
  return {
    fields: fieldsOf(rows, zone),
    tables: new Map(named.map(([name, {fields}]) => [name, fields])),
    rowsOf: (table, {rows: held}) => held.get(byName.get(table)?.path ?? '') ?? [],
  };
}

function singular(path: string): string {
  if (/[^aeiou]ies$/i.test(path)) return `${path.slice(0, -3)}y`;
  if (/(s|x|z|ch|sh)es$/i.test(path)) return path.slice(0, -2);
  return /[^s]s$/i.test(path) ? path.slice(0, -1) : path;
}

function fieldsOf(rows: readonly Flat[], zone: string): Map<string, ReadField<Flat>> {
  const values = new Map<string, unknown[]>();
  for (const {cells} of rows) {
    for (const [path, value] of cells) {
      const held = values.get(path);
      if (held === undefined) values.set(path, [value]);
      else held.push(value);
    }
  }
  return new Map([...values].map(([name, found]) => [name, fieldOf(name, found, zone)]));
}

function fieldOf(name: string, found: readonly unknown[], zone: string): ReadField<Flat> {
  const isSeconds = found.every(value => typeof value !== 'number' || isEpoch(value * 1000)) && isTimeName(name);
  const votes = new Map<FieldType, number>();
  for (const value of found) {
    const type = typeOf(value, name, isSeconds);
    votes.set(type, (votes.get(type) ?? 0) + 1);
  }
  const isList = found.some(value => Array.isArray(value) && !value.some(isMoney));
  const [[most = 'text'] = []] = [...votes].sort(([, few], [, many]) => many - few);
  const type = isList ? 'set' : most === 'set' && (votes.has('text') || isTextName(name)) ? 'text' : most;
  const read = READERS[type];
  return {
    name,
    type,
    sought: type === 'text' || type === 'set',
    read: ({cells}) => read(cells.get(name), zone, isSeconds),
  };
}

/** What a value looks like by itself. A word that could be one of a few is a set of one; texts are looked into. */
function typeOf(value: unknown, name: string, isSeconds: boolean): FieldType {
  if (typeof value === 'boolean') return 'flag';
  if (isMoney(value) || (Array.isArray(value) && value.some(isMoney))) return 'money';
  if (typeof value === 'number') return isSeconds || (isEpoch(value) && !isIdName(name)) ? 'date' : 'number';
  if (typeof value !== 'string') return 'set';
  if (DATE.test(value)) return 'date';
  if (DECIMAL.test(value) && !isIdName(name)) return 'number';
  return value.length > 40 || /\n|@|\s\S+\s/.test(value) ? 'text' : 'set';
}

const DATE = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;
const DECIMAL = /^-?(0|[1-9]\d{0,14})(\.\d+)?$/;

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
}

const last = (name: string) => wordsOf(name).at(-1) ?? '';

function isTextName(name: string): boolean {
  return /^(e?mails?|names?|nickname|username|titles?|notes?|descriptions?|comments?|bio|about|messages?|texts?|subject|body|url|handle|products?|items?|reason)$/.test(
    last(name),
  );
}

function isIdName(name: string): boolean {
  return /^(ids?|key|code|zip|postcode|phone|number|no)$/.test(last(name));
}

/** A number there is a time, in seconds if it is too small for milliseconds. */
function isTimeName(name: string): boolean {
  return /^(at|on|date|time|timestamp|since|until|joined|created|updated|charged|cancelled|canceled|expires|start|end)$/.test(
    last(name),
  );
}

/** Epoch milliseconds of 1990 to 2100. */
function isEpoch(value: number): boolean {
  return Number.isInteger(value) && value >= 631_152_000_000 && value <= 4_102_444_800_000;
}

type Reader = (value: unknown, zone: string, isSeconds: boolean) => Cell;

const texts: Reader = value => {
  const all = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return all.filter(one => one !== null && typeof one !== 'object').map(String);
};

const READERS: Readonly<Record<FieldType, Reader>> = {
  text: texts,
  set: texts,
  choice: texts,
  flag: value => value === true || (typeof value === 'string' && /^(true|yes|1)$/i.test(value)) || value === 1,
  number: value => {
    if (typeof value === 'number') return value;
    return typeof value === 'string' && DECIMAL.test(value.trim()) ? Number(value) : Number.NaN;
  },
  score: () => Number.NaN,
  money: value => {
    const largest = new Map<string, number>();
    for (const one of Array.isArray(value) ? value : [value]) {
      if (!isMoney(one)) continue;
      const currency = one.currency.toUpperCase();
      largest.set(currency, Math.max(one.amount, largest.get(currency) ?? Number.NEGATIVE_INFINITY));
    }
    return [...largest].map(([currency, amount]) => ({amount, currency}));
  },
  date: (value, zone, isSeconds) => {
    if (typeof value === 'number') return isSeconds ? value * 1000 : value;
    return typeof value === 'string' ? instant(value, zone) : Number.NaN;
  },
};

/** A day begins, and a time without an offset is read, in the zone; 31 February is nothing. */
function instant(text: string, zone: string): number {
  const match = DATE.exec(text);
  const wall = Date.parse(text.length === 10 ? text : text.replace(' ', 'T').replace(/([+-]\d\d):?(\d\d)$/, '$1:$2'));
  const day = Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  if (match === null || Number.isNaN(wall) || new Date(day).toISOString().slice(0, 10) !== text.slice(0, 10)) return Number.NaN;
  if (text.length === 10) return startOfDay(day / DAY_MS, zone);
  return match[1] === undefined ? instantOf(Date.parse(`${text.replace(' ', 'T')}Z`), zone) : wall;
}
