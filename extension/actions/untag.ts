import {i18n} from '#i18n';
import type {PlainAction} from './action';
import {dialogAction} from './dialog-action';

/** Takes a tag off many people. */
export const untag: PlainAction = dialogAction({
  id: 'untag',
  act: 'untag',
  scope: 'many',
  label: () => i18n.t('act.untag'),
});
