import {i18n} from '#i18n';
import type {PlainAction} from './action';
import {dialogAction} from './dialog-action';
import {hasAddress} from './person-facts';

/** Asks those who lack one where their parcel goes. */
export const askAddress: PlainAction = dialogAction({
  id: 'ask-address',
  act: 'reach',
  purpose: 'address',
  scope: 'both',
  label: () => i18n.t('act.askAddress'),
  available: person => person.supporter !== undefined && !hasAddress(person),
});
