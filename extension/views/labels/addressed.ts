import {postalAddressOf} from '#shared/membership/benefits';
import type {PostalAddress} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';
import {countryOf} from './label-lines';

/** Somebody to whom something can be sent. */
export type Addressed = {
  readonly id: string;
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly address: PostalAddress;
};

export const LABEL_ORDERS = ['country', 'zip', 'name', 'list'] as const;
export type LabelOrder = (typeof LABEL_ORDERS)[number];

/** Those who have an address, and the ids of those who have none. */
export function addressed(people: readonly Supporter[]): {found: Addressed[]; without: string[]} {
  const found: Addressed[] = [];
  const without: string[] = [];
  for (const person of people) {
    const address = postalAddressOf(person);
    if (address === undefined) without.push(person.id);
    else found.push({id: person.id, name: person.name?.value, email: person.email?.value, address});
  }
  return {found, without};
}

/** In the order in which they are posted; `list` leaves them as they are. By country: within it by code, as carriers bundle them. */
export function inLabelOrder(people: readonly Addressed[], order: LabelOrder, language: string): Addressed[] {
  const {compare} = new Intl.Collator(language, {sensitivity: 'base', numeric: true});
  const name = (one: Addressed) => one.address.addressee ?? one.name ?? '';
  const zip = (left: Addressed, right: Addressed) => compare(left.address.zip ?? '', right.address.zip ?? '');
  const byName = (left: Addressed, right: Addressed) => compare(name(left), name(right));
  const byZip = (left: Addressed, right: Addressed) => zip(left, right) || byName(left, right);
  switch (order) {
    case 'list':
      return [...people];
    case 'name':
      return [...people].sort(byName);
    case 'zip':
      return [...people].sort(byZip);
    case 'country':
      return [...people].sort((left, right) => compare(countryOf(left.address), countryOf(right.address)) || byZip(left, right));
  }
}
