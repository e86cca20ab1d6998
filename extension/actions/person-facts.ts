import {vendorOf} from '#shared/model/record-key';
import type {ActionPerson} from './action';

/** Something can be sent to them: as `membership/benefits` sees it, which is too much to carry for an answer of yes or no. */
export function hasAddress({supporter}: ActionPerson): boolean {
  return supporter?.records.some(({fields}) => fields.address?.street !== undefined) ?? false;
}

export function hasOrders({supporter}: ActionPerson): boolean {
  return (supporter?.orders?.count ?? 0) > 0;
}

/** No newsletter knows them: whoever left one, bounced or complained anywhere is not asked again. */
export function canInvite({supporter}: ActionPerson): boolean {
  return supporter !== undefined && (supporter.mail === undefined || supporter.mail.state === 'none');
}

/** Whether any of these services knows them. */
export function isOn({supporter}: ActionPerson, vendors: readonly string[]): boolean {
  return supporter?.records.some(({key}) => vendors.includes(vendorOf(key))) ?? false;
}

export function hasRole({supporter}: ActionPerson): boolean {
  return supporter?.records.some(({fields}) => (fields.roles?.length ?? 0) > 0) ?? false;
}
