import {i18n} from '#i18n';
import {type DialogAction, dialogAction} from './dialog-action';

/** Names for the end of a video. */
export const credits: DialogAction = dialogAction({
  id: 'credits',
  act: 'credits',
  scope: 'many',
  label: () => i18n.t('act.credits'),
});
