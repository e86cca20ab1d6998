import {IDENTIFIER_TYPES} from '#shared/model/identifier';
import {identifierText} from '#shared/model/identifier-text';
import type {Reading} from '#shared/model/record';
import {vendorOf} from '#shared/model/record-key';
import type {Sql} from '../workspace/sql';

/**
 * Of a vendor whose rules forbid to profile its people (`linkedOnly`), whoever linked the account: a record of another vendor
 * names them by the same strong identifier. Of everybody else nothing is stored, so nobody can suggest, score or mail them;
 * they come with the first pass after they linked, and go with the first after the link went. Beside the vendor's own id only
 * identifiers stay that the other record has too: a user name that nobody told us is not kept.
 */
export function keepLinked(sql: Sql, readings: readonly Reading[]): Reading[] {
  const [first] = readings;
  if (first === undefined) return [];
  const texts = [...new Set(readings.flatMap(({identifiers}) => identifiers.map(identifierText)))];
  const others = `select 1 from identifier where value = ? and record not glob '${vendorOf(first.key)}/*' limit 1`;
  const found = sql.pick<number>(others, texts);
  const linked = new Set(texts.filter((_, place) => found[place] !== null));
  return readings.flatMap(reading => {
    const {identifiers, deleted} = reading;
    if (deleted) return reading;
    const known = identifiers.filter(one => one.strength === 'strong' && linked.has(identifierText(one)));
    if (known.length === 0) return [];
    return {...reading, identifiers: identifiers.filter(one => known.includes(one) || IDENTIFIER_TYPES[one.type].exclusive)};
  });
}
