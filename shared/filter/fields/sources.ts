import {words} from '#shared/filter/fields/read';
import type {Subject, SupporterField} from '#shared/filter/fields/subject';
import {vendorOf} from '#shared/model/record-key';

/** When the newest word on the person was true at its vendor. */
function fresh({supporter: {records}}: Subject): number {
  let newest = Number.NaN;
  for (const {sources} of records) for (const {asOf} of sources) if (!(asOf <= newest)) newest = asOf;
  return newest;
}

/** The same where only files tell of the person, NaN as soon as one record is read live: only files age. */
function fileDate(subject: Subject): number {
  const isFile = subject.supporter.records.every(({sources}) => sources.every(({source}) => source === 'file'));
  return isFile ? fresh(subject) : Number.NaN;
}

/** Where what we know comes from. */
export const SOURCE_FIELDS: readonly SupporterField[] = [
  {name: 'source', type: 'set', group: 'sources', read: ({supporter}) => words(supporter.records, ({key}) => vendorOf(key))},
  {name: 'fresh', type: 'date', group: 'sources', read: fresh},
  {name: 'file-date', type: 'date', group: 'sources', read: fileDate},
];
