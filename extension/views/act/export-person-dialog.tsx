import {strToU8, zipSync} from 'fflate';
import {i18n} from '#i18n';
import type {RunPlan} from '../../actions/quick-action';
import {ApiError} from '../../api/api-error';
import {benefits} from '../../mirror/documents';
import {fileNameOf} from '../data/export-people';
import {saveFile} from '../data/save-file';
import {useSupporters} from '../data/use-supporters';
import {exportPerson} from '../privacy/person-export';
import {personHtml} from '../privacy/person-html';
import {ActDialog} from './act-dialog';
import type {ActProps} from './act-props';

/** Everything about one person as a file, for whoever asks what is known of them. */
export function ExportPersonDialog(props: ActProps) {
  const {snapshot, ordinals, name} = props;
  const person = useSupporters(snapshot, ordinals)?.[0];
  if (person === undefined) return null;
  const run: RunPlan = async () => {
    const now = Date.now();
    // No name in it: it stands in the list of downloads.
    const file = fileNameOf(i18n.t('privacy.person.fileName'), now, '.zip');
    try {
      const data = await exportPerson(snapshot, person, now);
      const html = personHtml(data, await benefits(snapshot.mirror, snapshot.state));
      saveFile(file, [zipOf({'person.json': JSON.stringify(data, null, 2), 'person.html': html})], 'application/zip');
      return {people: [person.id], said: i18n.t('privacy.person.saved', [file]), undo: []};
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return {people: [], said: '', undo: [], failure: i18n.t('history.unreachable')};
    }
  };
  return (
    <ActDialog
      {...props}
      act="export-person"
      title={i18n.t('privacy.person.title')}
      plan={{
        what: i18n.t('privacy.person.what', [name]),
        leftOut: [],
        undo: 'nothing',
        button: i18n.t('privacy.person.do'),
        count: 1,
      }}
      run={run}
    >
      <p>{i18n.t('privacy.person.about')}</p>
    </ActDialog>
  );
}

function zipOf(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const zipped = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
  return new Uint8Array(zipped);
}
