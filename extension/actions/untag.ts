import {i18n} from '#i18n';
import {type DialogAction, dialogAction} from './dialog-action';

/** Takes a tag off many people. */
export const untag: DialogAction = dialogAction({
  id: 'untag',
  act: 'untag',
  scope: 'many',
  label: () => i18n.t('act.untag'),
});
