import {i18n} from '#i18n';
import type {PlainAction} from './action';
import {dialogAction} from './dialog-action';

/** Leads to the screen where a person is blocked, with its rules said first (SAL-29). */
export const block: PlainAction = dialogAction({
  id: 'block',
  act: 'block',
  scope: 'one',
  label: () => i18n.t('act.block'),
});
