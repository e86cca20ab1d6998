import {i18n} from '#i18n';
import {idAt} from '../../mirror/state';
import {NAME_COLUMN} from '../columns';
import {exportPeople, fileNameOf} from '../data/export-people';
import {saveFile} from '../data/save-file';
import {sayDone} from '../data/say-done';
import {fieldWords} from '../field-words';
import {formats} from '../language';
import {ExportSheet} from '../page/export-sheet';
import type {ActProps} from './act-props';

/** The list as a file, contact details and transactions with it (ARM-73, ARM-93, SAL-11). */
export function ExportDialog({snapshot, toasts, ordinals, fields, name, segment, onClose}: ActProps) {
  const {state, programme, now} = snapshot;
  const {columns} = state;
  const orders = columns.tables.get('order');
  const file = fileNameOf(name, now, '.csv');
  return (
    <ExportSheet
      people={ordinals.length}
      orders={orders === undefined ? 0 : ordinals.reduce((sum, ordinal) => sum + orders.of(ordinal).length, 0)}
      headers={[NAME_COLUMN, ...fields.map(field => field.name)].map(field => fieldWords(field).label)}
      fileName={file}
      onExport={async (lines, watching) => {
        const written = await exportPeople({columns, ordinals, fields, programme, now}, lines, watching);
        if (written === undefined) return false;
        saveFile(file, written.parts, 'text/csv;charset=utf-8');
        const said = i18n.t('supporters.written', written.count, [formats().number(written.count), file]);
        const people = [...ordinals].flatMap(ordinal => idAt(state, ordinal) ?? []);
        await sayDone({snapshot, toasts}, {act: 'export', filter: segment, result: {people, said, undo: [], about: file}});
        return true;
      }}
      onClose={onClose}
    />
  );
}
