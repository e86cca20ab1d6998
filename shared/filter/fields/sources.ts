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

/** Who tells of the person: of a vendor that deleted them only what hangs there is left. */
function sources({supporter: {records}}: Subject): readonly string[] {
  return words(records, ({key, sources: said}) => (said.length === 0 ? undefined : vendorOf(key)));
}

/** Where what we know comes from. */
export const SOURCE_FIELDS: readonly SupporterField[] = [
  {name: 'source', type: 'set', group: 'sources', read: sources},
  {name: 'fresh', type: 'date', group: 'sources', read: fresh},
  {name: 'file-date', type: 'date', group: 'sources', read: fileDate},
];
