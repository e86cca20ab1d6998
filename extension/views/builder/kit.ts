import {count as countBits} from '#shared/filter/bits';
import type {Catalogue, Field} from '#shared/filter/catalogue';
import type {AnyColumns} from '#shared/filter/columns';
import {FIELD_BY_NAME} from '#shared/filter/fields';
import {fold} from '#shared/filter/fold';
import {printFilter} from '#shared/filter/print';
import {catalogueOf} from '#shared/filter/supporter-columns';
import type {Filter} from '#shared/filter/tree';
import {peopleOf, type Snapshot} from '../data/snapshot';
import {choiceText, fieldWords, groupLabel, rowFieldLabel, tableLabel} from '../field-words';
import type {Option} from '../parts/choose';
import {shownSegment} from '../segment-name';

/** What the builder offers, all of it from the catalogue and from what these people have. */
export type Kit = {
  readonly catalogue: Catalogue;
  /** The fields of people, or of the rows of a table, in groups. */
  readonly fields: (table: string | undefined) => readonly Option[];
  /** The words or choices of a field, those that most people have first. */
  readonly words: (table: string | undefined, field: string) => readonly Option[];
  readonly currencies: readonly string[];
  /** The saved filters that can be named. */
  readonly named: readonly Option[];
  readonly tables: readonly Option[];
  /** How many people a part of the filter fits. */
  readonly count: (tree: Filter) => number;
  /** Today as `YYYY-MM-DD`. */
  readonly today: string;
};

/** @param self - the name of the filter that is built: it cannot name itself */
export function kitFor(snapshot: Snapshot, self?: string): Kit {
  const {columns} = snapshot.state;
  const catalogue = catalogueOf(columns);
  const saved = snapshot.segments.map(shownSegment);
  const words = new Map<string, readonly Option[]>();
  const counts = new Map<string, number>();
  return {
    catalogue,
    count(tree) {
      const text = printFilter(tree);
      const known = counts.get(text) ?? countBits(peopleOf(snapshot, tree));
      counts.set(text, known);
      return known;
    },
    fields: table => (table === undefined ? fieldOptions(columns) : rowOptions(catalogue, table)),
    words(table, field) {
      const key = `${table ?? ''} ${field}`;
      const known = words.get(key) ?? wordOptions(columns, table, field);
      words.set(key, known);
      return known;
    },
    currencies: currenciesOf(columns),
    named: saved
      .filter(({name}) => self === undefined || fold(name) !== fold(self))
      .map(({name, filter}) => ({value: name, label: name, help: filter})),
    tables: [...catalogue.tables.keys()].map(name => ({value: name, label: tableLabel(name)})),
    today: dayText(new Date(snapshot.now)),
  };
}

function dayText(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function fieldOptions(columns: AnyColumns): Option[] {
  return [...columns.fields.keys()].flatMap(name => {
    const field = FIELD_BY_NAME.get(name);
    if (field?.isInner === true) return [];
    const {label, help} = fieldWords(name);
    return [{value: name, label, help, group: groupLabel(field?.group ?? 'custom')}];
  });
}

function rowOptions({tables}: Catalogue, table: string): Option[] {
  return [...(tables.get(table)?.keys() ?? [])].map(name => ({value: name, label: rowFieldLabel(table, name)}));
}

function wordOptions(people: AnyColumns, table: string | undefined, name: string): Option[] {
  const columns = table === undefined ? people : people.tables.get(table)?.columns;
  const field = columns?.fields.get(name);
  if (columns === undefined || field === undefined) return [];
  const column = columns.column(name);
  const uses = column.kind === 'word' ? column.uses(columns.live()) : new Map<string, number>();
  const scope = table === undefined ? name : `${table}.${name}`;
  const option = (value: string): Option => ({value, label: choiceText(scope, value), count: uses.get(value) ?? 0});
  if (field.choices !== undefined) return field.choices.map(option);
  return [...uses].sort((left, right) => right[1] - left[1]).map(([value]) => option(value));
}

/** Those that people have, the most frequent first. */
function currenciesOf(columns: AnyColumns): string[] {
  const column = columns.column('currency');
  const uses = column.kind === 'word' ? [...column.uses(columns.live())] : [];
  return uses.sort((left, right) => right[1] - left[1]).map(([currency]) => currency);
}

/** The label of a field where a row stands. */
export function labelOf(table: string | undefined, field: Field): string {
  return table === undefined ? fieldWords(field.name).label : rowFieldLabel(table, field.name);
}
