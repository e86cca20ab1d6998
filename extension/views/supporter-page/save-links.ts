import {i18n} from '#i18n';
import {BOM, csvLine} from '#shared/csv/write-csv';
import {ordinals} from '#shared/filter/bits';
import type {Rid} from '#shared/model/record';
import {readSupporters} from '../data/read-supporters';
import {saveFile} from '../data/save-file';
import type {Snapshot} from '../data/snapshot';

/** Links of one person each, with what their column is called. */
export type LinkColumn = {readonly head: string; readonly of: (person: Rid) => string};

/** Saves a file with everybody's own links, for columns of the newsletter. @returns of how many people */
export async function saveLinks(snapshot: Snapshot, file: string, columns: readonly LinkColumn[]): Promise<number> {
  const signal = new AbortController().signal;
  const people = (await readSupporters(snapshot, Uint32Array.from(ordinals(snapshot.state.columns.live())), {signal})) ?? [];
  // Without an address no mail tool could tell whose link it is.
  const lines = people.flatMap(({id, email, name}) =>
    email === undefined ? [] : [csvLine([email.value, name?.value, ...columns.map(({of}) => of(id))])],
  );
  const head = csvLine([i18n.t('fields.email.label'), i18n.t('fields.name.label'), ...columns.map(column => column.head)]);
  saveFile(file, [BOM, head, ...lines], 'text/csv');
  return lines.length;
}
