import {createContext} from 'preact';
import {FIELD_BY_NAME} from '#shared/filter/fields';
import type {FieldGroup} from '#shared/filter/fields/subject';
import type {Connection} from '#shared/model/connection';
import type {RecordKey} from '#shared/model/record';
import {accountOf, vendorOf} from '#shared/model/record-key';
import {isFile} from '../data/sources';
import {badgeText} from './badge-text';
import type {DOOR_VENDORS} from './door';

type Vendor = (typeof DOOR_VENDORS)[number];

/** The connections behind what a list shows. */
export const ConnectionsBehind = createContext<readonly Connection[]>([]);

/** Which vendors tell of what, by their connectors; 'all': whoever knows a person says something of it. The creator's own: nobody. */
const TELLS: Readonly<Record<FieldGroup, readonly Vendor[] | 'all'>> = {
  who: 'all',
  membership: ['patreon', 'ghost', 'youtube'],
  money: ['patreon', 'ghost'],
  dates: ['patreon', 'ghost', 'youtube'],
  benefits: ['patreon'],
  newsletter: ['mailchimp', 'kit', 'hubspot', 'ghost'],
  orders: [],
  activity: ['ghost', 'mailchimp', 'kit', 'hubspot', 'discord', 'youtube', 'bluesky'],
  loyalty: 'all',
  contact: [],
  sources: 'all',
};

/**
 * How fresh and how complete the connections behind a column are, one line each: "Kit, 14 min. ago, 98 %" (F35).
 *
 * @param vendors - those that know the person of a cell; absent: the column as a whole
 */
export function freshLines(
  connections: readonly Connection[],
  field: string,
  {vendors, now}: {readonly vendors?: readonly string[]; readonly now: number},
): string[] {
  const group = FIELD_BY_NAME.get(field)?.group;
  if (group === undefined) return [];
  const tells: readonly string[] | 'all' = TELLS[group];
  return connections
    .filter(({vendor}) => (tells === 'all' || tells.includes(vendor)) && vendors?.includes(vendor) !== false)
    .flatMap(connection => (isFile(connection) ? [] : (badgeText(connection, now) ?? [])));
}

/** The badge of the connection that reads a record; undefined where none does. */
export function badgeOf(connections: readonly Connection[], key: RecordKey, now: number): string | undefined {
  const [vendor, account] = [vendorOf(key), accountOf(key)];
  const found = connections.find(one => one.vendor === vendor && one.account === account && !isFile(one));
  return found === undefined ? undefined : badgeText(found, now);
}
