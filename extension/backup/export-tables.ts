import {type CsvCell, csvLine, isoTime} from '#shared/csv/write-csv';
import {scoreOf} from '#shared/loyalty/score';
import {deriveStatus} from '#shared/membership/status';
import {majorUnits} from '#shared/model/major-units';
import type {Programme} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';
import type {BundlePart, BundleRow} from '#shared/protocol/bundle';

/** A table of the export: its columns, in English like every file of data, and its lines for one row of a part. */
export type Table = {
  readonly name: string;
  readonly part: BundlePart;
  readonly header: string;
  readonly lines: (row: unknown) => string[];
};

type Cells = readonly CsvCell[];

function table<Part extends BundlePart>(
  name: string,
  part: Part,
  {columns, cells}: {readonly columns: readonly string[]; readonly cells: (row: BundleRow<Part>) => Cells | undefined},
): Table {
  const lines = (row: unknown) => {
    // A part's rows are of its shape; the checker cannot follow that through the list.
    const found = cells(row as BundleRow<Part>);
    return found === undefined ? [] : [csvLine(found)];
  };
  return {name, part, header: csvLine(columns), lines};
}

/** Tables made of single rows. */
export const ROW_TABLES: readonly Table[] = [
  table('saved-filters', 'item', {
    columns: ['name', 'filter', 'id'],
    cells: row => (row.kind === 'segment' ? [row.doc.name, row.doc.filter, row.id] : undefined),
  }),
  table('benefits', 'item', {
    columns: ['name', 'tiers', 'each', 'id'],
    cells: row =>
      row.kind === 'benefit' ? [row.doc.name, row.doc.tiers.map(({name}) => name).join('; '), row.doc.each, row.id] : undefined,
  }),
  table('texts', 'item', {
    columns: ['name', 'language', 'subject', 'text', 'id'],
    cells: row => (row.kind === 'template' ? [row.doc.name, row.doc.language, row.doc.subject, row.doc.text, row.id] : undefined),
  }),
  table('promotions', 'item', {
    columns: ['name', 'channel', 'account', 'posts', 'counts', 'entries', 'like weight', 'comment weight', 'id'],
    cells({kind, doc, id}) {
      if (kind !== 'promotion') return undefined;
      const {name, channel, account, posts, track, entries, weights} = doc;
      return [name, channel, account, posts.map(({link}) => link).join('; '), track, entries, weights.like, weights.comment, id];
    },
  }),
  table('files', 'item', {
    columns: ['file', 'vendor', 'account', 'as of', 'records'],
    cells: ({kind, doc}) =>
      kind === 'connection'
        ? [doc.label, doc.vendor, doc.account, doc.lastCompleteAt === null ? undefined : isoTime(doc.lastCompleteAt), doc.records]
        : undefined,
  }),
  table('history', 'history', {
    columns: ['record', 'at', 'source', 'before', 'after'],
    cells: ({record, at, source, from, to}) => [record, isoTime(at), source, JSON.stringify(from), JSON.stringify(to)],
  }),
  table('points', 'ledger', {
    columns: ['record', 'at', 'rule', 'activity', 'points'],
    cells: ({record, at, rule, activity, points}) => [record, isoTime(at), rule, activity, points],
  }),
];

type Scoring = {readonly programme: Programme; readonly now: number};

/** Tables made of people as they are shown. */
export type PeopleTable = {
  readonly name: string;
  readonly header: string;
  readonly cells: (person: Supporter, scoring: Scoring) => readonly Cells[];
};

export const PEOPLE_TABLES: readonly PeopleTable[] = [
  {
    name: 'people',
    header: csvLine(['id', 'name', 'email', 'kind', 'state', 'score', 'newsletter', 'tags', 'tiers', 'records']),
    cells(person, {programme, now}) {
      const {kind, state} = deriveStatus(person, now);
      const tiers = new Set(person.records.flatMap(({fields}) => (fields.tiers ?? []).map(({name}) => name)));
      const tags = person.tags.map(({name}) => name).join('; ');
      const said = [person.id, person.name?.value, person.email?.value, kind, state, scoreOf(person.v, programme, now)];
      return [[...said, person.mail?.state, tags, [...tiers].join('; '), person.records.map(({key}) => key).join('; ')]];
    },
  },
  {
    name: 'notes',
    header: csvLine(['person', 'name', 'at', 'note']),
    cells: ({id, name, notes}) => notes.map(({at, text}) => [id, name?.value, isoTime(at), text]),
  },
  {
    name: 'deliveries',
    header: csvLine(['person', 'name', 'benefit', 'month', 'state', 'at', 'tracking']),
    cells: ({id, name, deliveries = []}) =>
      deliveries.map(({benefit, month, state, at, tracking}) => [
        ...[id, name?.value, benefit, month ?? undefined, state],
        ...[isoTime(at), tracking],
      ]),
  },
  {
    name: 'contacts',
    header: csvLine(['person', 'name', 'at', 'channel', 'purpose', 'template']),
    cells: ({id, name, contacts = []}) =>
      contacts.map(({at, channel, purpose, template}) => [id, name?.value, isoTime(at), channel, purpose, template]),
  },
  {
    name: 'orders',
    header: csvLine(['person', 'name', 'at', 'product', 'status', 'paid', 'currency']),
    cells: ({id, name, orders}) =>
      (orders?.newest ?? []).map(({at, product, status, paid}) => [
        ...[id, name?.value, isoTime(at), product, status],
        ...(paid === undefined ? [undefined, undefined] : [majorUnits(paid), paid.currency]),
      ]),
  },
];

export function peopleRows({cells}: PeopleTable, person: Supporter, scoring: Scoring): string[] {
  return cells(person, scoring).map(csvLine);
}
