import {i18n} from '#i18n';
import type {PlainAction} from './action';
import {dialogAction} from './dialog-action';

/** Writes to people by whichever channel reaches them. */
export const reach: PlainAction = dialogAction({
  id: 'reach',
  act: 'reach',
  scope: 'both',
  label: () => i18n.t('act.reach'),
});
