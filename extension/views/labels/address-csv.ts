import {i18n} from '#i18n';
import {BOM, csvLine} from '#shared/csv/write-csv';
import type {Addressed} from './addressed';

/** The addresses as a file for a label program or a carrier: one line a person. */
export function addressCsv(people: readonly Addressed[]): string[] {
  const header = ['name', 'street', 'zip', 'city', 'state', 'country', 'phone', 'email'] as const;
  const lines = people.map(({name, email, address}) =>
    csvLine([
      address.addressee ?? name,
      address.street,
      address.zip,
      address.city,
      address.state,
      address.country,
      address.phone,
      email,
    ]),
  );
  return [BOM, csvLine(header.map(column => i18n.t(`act.address.${column}`))), ...lines];
}
