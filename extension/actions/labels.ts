import {i18n} from '#i18n';
import type {PlainAction} from './action';
import {dialogAction} from './dialog-action';
import {hasAddress} from './person-facts';

/** Address labels to print. */
export const labels: PlainAction = dialogAction({
  id: 'labels',
  act: 'labels',
  scope: 'both',
  label: () => i18n.t('act.labels'),
  available: hasAddress,
});
