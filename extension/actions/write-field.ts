import {i18n} from '#i18n';
import {vendorsTaking} from '#shared/model/vendor-writes';
import type {PlainAction} from './action';
import {dialogAction} from './dialog-action';
import {isOn} from './person-facts';

/** Writes one of a service's own fields. */
export const writeField: PlainAction = dialogAction({
  id: 'write-field',
  act: 'write-field',
  scope: 'both',
  label: () => i18n.t('out.writeField'),
  available: person => isOn(person, vendorsTaking('field')),
});
