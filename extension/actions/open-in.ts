import {i18n} from '#i18n';
import type {PlainAction} from './action';
import {dialogAction} from './dialog-action';

/** The person's own page at each service. */
export const openIn: PlainAction = dialogAction({
  id: 'open-in',
  act: 'open-in',
  scope: 'one',
  label: () => i18n.t('act.openIn'),
});
