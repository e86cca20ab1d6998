import type {Catalogue} from '#shared/filter/catalogue';
import {type AnyColumns, Columns} from '#shared/filter/columns';
import {CATALOGUE} from '#shared/filter/fields';
import type {Subject} from '#shared/filter/fields/subject';
import type {TableRow} from '#shared/filter/fields/tables';

/** The columns of supporters. A row is written as `set(ordinal, subjectOf(supporter, now, workspace))`. */
export type SupporterColumns = Columns<Subject, TableRow>;

export function supporterColumns(): SupporterColumns {
  return new Columns(CATALOGUE);
}

/** What a filter can ask of these people: vendors' own columns too. */
export function catalogueOf(columns: Pick<AnyColumns, 'fields'>): Catalogue {
  return {fields: columns.fields, tables: CATALOGUE.tables};
}
