import {i18n} from '#i18n';
import type {PlainAction} from './action';
import {dialogAction} from './dialog-action';

/** Marks a benefit of a month delivered, with a tracking number for one person (C10, F17). */
export const deliver: PlainAction = dialogAction({
  id: 'deliver',
  act: 'deliver',
  scope: 'both',
  label: () => i18n.t('act.deliver'),
});
