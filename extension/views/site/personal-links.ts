import {i18n} from '#i18n';
import {BOM, csvLine} from '#shared/csv/write-csv';
import {ordinals} from '#shared/filter/bits';
import {readSupporters} from '../data/read-supporters';
import {saveFile} from '../data/save-file';
import type {Snapshot} from '../data/snapshot';
import {personalLink} from './snippet-lines';

/** Saves a file with everybody's own link to the creator's site, for a column of the newsletter. @returns of how many people */
export async function savePersonalLinks(snapshot: Snapshot, origin: string): Promise<number> {
  const signal = new AbortController().signal;
  const people = (await readSupporters(snapshot, Uint32Array.from(ordinals(snapshot.state.columns.live())), {signal})) ?? [];
  // Without an address no mail tool could tell whose link it is.
  const lines = people.flatMap(({id, email, name}) =>
    email === undefined ? [] : [csvLine([email.value, name?.value, personalLink(origin, id)])],
  );
  const head = csvLine([i18n.t('fields.email.label'), i18n.t('fields.name.label'), i18n.t('ownSite.link')]);
  saveFile('regulars-links.csv', [BOM, head, ...lines], 'text/csv');
  return lines.length;
}
