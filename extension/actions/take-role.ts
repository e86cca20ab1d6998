import {i18n} from '#i18n';
import type {PlainAction} from './action';
import {dialogAction} from './dialog-action';
import {hasRole} from './person-facts';

/** Takes a role from people on the creator's own server (J5). */
export const takeRole: PlainAction = dialogAction({
  id: 'take-role',
  act: 'take-role',
  scope: 'both',
  label: () => i18n.t('out.takeRole'),
  available: hasRole,
});
