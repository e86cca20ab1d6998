import {i18n} from '#i18n';
import {type DialogAction, dialogAction} from './dialog-action';

/** The person's own page at each service. */
export const openIn: DialogAction = dialogAction({
  id: 'open-in',
  act: 'open-in',
  scope: 'one',
  label: () => i18n.t('act.openIn'),
});
