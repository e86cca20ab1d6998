import {Columns} from '#shared/filter/columns';
import {CATALOGUE, type Subject} from '#shared/filter/fields';

/** The columns of supporters. A row is written as `set(ordinal, subjectOf(supporter, now))`. */
export type SupporterColumns = Columns<Subject>;

export function supporterColumns(): SupporterColumns {
  return new Columns(CATALOGUE);
}
