import {i18n} from '#i18n';
import type {PlainAction} from './action';
import {dialogAction} from './dialog-action';
import {hasOrders} from './person-facts';

/** Leads to the screen where an order is given back, with its rules said first (SAL-16). */
export const refund: PlainAction = dialogAction({
  id: 'refund',
  act: 'refund',
  scope: 'one',
  label: () => i18n.t('act.refund'),
  available: hasOrders,
});
