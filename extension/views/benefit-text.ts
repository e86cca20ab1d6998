import {i18n} from '#i18n';
import type {BenefitLine} from '#shared/membership/benefits';
import type {PostalAddress} from '#shared/model/record';
import {interfaceLanguage} from './language';

const STATES = {
  owed: 'benefits.owed',
  delivered: 'benefits.delivered',
  wont: 'benefits.wont',
  not: 'benefits.notOwed',
} as const satisfies Record<BenefitLine['state'], string>;

export function stateText(state: BenefitLine['state']): string {
  return i18n.t(STATES[state]);
}

/** "November 2026"; what is owed once has no month, so it says that. */
export function monthText(month: string | null): string {
  if (month === null) return i18n.t('benefits.ofOnce');
  const format = new Intl.DateTimeFormat(interfaceLanguage(), {month: 'long', year: 'numeric', timeZone: 'UTC'});
  return format.format(Date.parse(`${month}-01T00:00:00Z`));
}

/** The lines of a label, as an envelope has them. */
export function labelOf(name: string | undefined, address: PostalAddress): string[] {
  const {addressee, street, zip, city, state, country} = address;
  const town = [zip, city].filter(part => part !== undefined).join(' ');
  return [addressee ?? name, street, town, state, country].filter(line => line !== undefined && line !== '') as string[];
}
