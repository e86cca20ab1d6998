import {sameData} from '#shared/model/compare';
import type {Connection} from '#shared/model/connection';
import type {ImportedFile} from '#shared/protocol/connect';

/** Files are shown like connections that never sync; their ids begin with this. */
export const FILE_ID = 'file:';

/** The id under which the feed shows a file: one per kind and account. */
export function fileId({kind, account}: Pick<ImportedFile, 'kind' | 'account'>): string {
  return `${FILE_ID}${kind}:${account ?? ''}`;
}

/**
 * A file as the feed shows it, in both homes: what it was, how old it is, how many it held.
 *
 * @param held - what the feed shows under its id so far
 * @returns undefined where that says the same or is newer
 */
export function fileNews(file: ImportedFile, held: Connection | undefined): Connection | undefined {
  const {name, vendor, account, asOf, rows, records} = file;
  const doc: Connection = {
    id: fileId(file),
    vendor,
    ...(account === undefined ? {} : {account}),
    label: name,
    state: 'idle',
    nextAt: null,
    lastCompleteAt: asOf,
    records,
    skipped: Math.max(0, rows - records),
  };
  return (held?.lastCompleteAt ?? Number.NEGATIVE_INFINITY) > asOf || sameData(held, doc) ? undefined : doc;
}
