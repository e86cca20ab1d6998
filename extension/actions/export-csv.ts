import {i18n} from '#i18n';
import type {PlainAction} from './action';
import {dialogAction} from './dialog-action';

/** The list as a file: contact details, and what was bought and paid (ARM-73, ARM-93, SAL-11). */
export const exportCsv: PlainAction = dialogAction({
  id: 'export-csv',
  act: 'export',
  scope: 'many',
  label: () => i18n.t('supporters.export'),
});
