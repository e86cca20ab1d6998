import {i18n} from '#i18n';
import type {PlainAction} from './action';
import {dialogAction} from './dialog-action';

/** Everything that is known of one person, for whoever asks for it. */
export const exportPerson: PlainAction = dialogAction({
  id: 'export-person',
  act: 'export-person',
  scope: 'one',
  label: () => i18n.t('privacy.person.title'),
});
