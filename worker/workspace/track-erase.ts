import type {Erased} from '#shared/identity/erase';
import type {Home} from './home';
import {dayNumber, dropVisitors} from './track-store';

/** Erases every visitor that an erased person was, told already or not. Call inside the transaction that erases. */
export function eraseTracked({sql, now}: Home, {records, identifiers}: Erased): void {
  if (sql.first('select 1 as one from visitor limit 1') === undefined) return;
  const visitors = records.flatMap(({key}) => {
    const [vendor, host, kind, id] = key.split('/');
    return vendor === 'site' && kind === 'visitor' ? `${host}/${id}` : [];
  });
  const people = [
    ...records.map(({rid}) => rid),
    ...records.flatMap(({key}) => (key.startsWith('site/') && key.includes('/person/') ? (key.split('/')[3] ?? []) : [])),
  ];
  const addresses = identifiers.flatMap(text => (text.startsWith('email:') ? text.slice('email:'.length) : []));
  const known = [
    ...sql.batch<{id: string}>("select id from visitor where doc ->> 'person' in (select value from json_each(?))", people),
    ...sql.batch<{id: string}>("select id from visitor where doc ->> 'email' in (select value from json_each(?))", addresses),
  ];
  dropVisitors(sql, [...new Set([...visitors, ...known.map(({id}) => id)])], dayNumber(now()));
}
