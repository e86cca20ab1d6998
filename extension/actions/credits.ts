import {i18n} from '#i18n';
import type {PlainAction} from './action';
import {dialogAction} from './dialog-action';

/** Names for the end of a video. */
export const credits: PlainAction = dialogAction({
  id: 'credits',
  act: 'credits',
  scope: 'many',
  label: () => i18n.t('supporters.credits'),
});
