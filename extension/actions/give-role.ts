import {i18n} from '#i18n';
import type {PlainAction} from './action';
import {dialogAction} from './dialog-action';
import {isOn} from './person-facts';

/** Gives people a role on the creator's own server. */
export const giveRole: PlainAction = dialogAction({
  id: 'give-role',
  act: 'give-role',
  scope: 'both',
  label: () => i18n.t('out.giveRole'),
  available: person => isOn(person, ['discord']),
});
