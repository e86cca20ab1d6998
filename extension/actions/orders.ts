import {i18n} from '#i18n';
import type {PlainAction} from './action';
import {dialogAction} from './dialog-action';
import {hasOrders} from './person-facts';

/** Everything that the person bought and paid, and where each order is (SAL-24, SAL-25). */
export const orders: PlainAction = dialogAction({
  id: 'orders',
  act: 'orders',
  scope: 'one',
  label: () => i18n.t('act.orders'),
  available: hasOrders,
});
