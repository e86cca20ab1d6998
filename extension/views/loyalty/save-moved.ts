import {i18n} from '#i18n';
import {BOM, csvLine} from '#shared/csv/write-csv';
import type {Moved} from '#shared/protocol/preview';
import {ordinalOf} from '../../mirror/state';
import {fileNameOf} from '../data/export-people';
import {readSupporters} from '../data/read-supporters';
import {saveFile} from '../data/save-file';
import type {Snapshot} from '../data/snapshot';

/** Saves a file of all whose points a change moves: who they are, what they have, and what they would have. */
export async function saveMoved(snapshot: Snapshot, title: string, moved: readonly Moved[]): Promise<void> {
  const ordinals = moved.flatMap(({id}) => ordinalOf(snapshot.state, id) ?? []);
  const people = await readSupporters(snapshot, Uint32Array.from(ordinals), {signal: new AbortController().signal});
  const known = new Map((people ?? []).map(person => [person.id, person]));
  const head = csvLine([
    i18n.t('fields.name.label'),
    i18n.t('fields.email.label'),
    i18n.t('loyalty.preview.pointsNow'),
    i18n.t('loyalty.preview.pointsThen'),
  ]);
  const lines = moved.map(({id, before, after}) => {
    const {name, email} = known.get(id) ?? {};
    return csvLine([name?.value, email?.value, before, after]);
  });
  saveFile(fileNameOf(title, Date.now(), '.csv'), [BOM, head, ...lines], 'text/csv;charset=utf-8');
}
