import {engagementsOf} from '#shared/loyalty/engagements';
import type {Visit} from '#shared/loyalty/sequence';
import type {Supporter} from '#shared/model/supporter';
import {commit} from '../workspace/commit';
import type {Home} from '../workspace/home';
import {findRecord, wholeRecord} from '../workspace/record-store';
import type {Sql} from '../workspace/sql';
import {joinPerson} from '../workspace/track-fold';
import {readingsOf} from '../workspace/track-readings';

/** Pages of the creator's site that a person visited, by their link or by tracking. */
export function visitsOf(sql: Sql, {records}: Pick<Supporter, 'records'>): Visit[] {
  const keys = records.flatMap(({key}) => (key.startsWith('site/') ? key : []));
  if (keys.length === 0) return [];
  const rows = sql.batch<{doc: string}>('select doc from record where key in (select value from json_each(?))', keys);
  return rows.flatMap(({doc}) => engagementsOf(wholeRecord(sql, doc))).filter(({action}) => action === 'visited');
}

/** Notes that a person went to a page by their link: the same activity as tracking would tell, so both together count once. */
export function noteVisit(home: Home, person: Supporter, page: URL): void {
  const {sql, now} = home;
  const event = {id: 'by-their-link', at: now(), kind: 'visit' as const, what: page.pathname};
  const heldOf = (key: string) => findRecord(sql, key);
  sql.transaction(() => {
    const told = {visitor: `${page.host}/link`, who: {person: person.id}, events: [event], asOf: now()};
    const readings = readingsOf(told, heldOf);
    commit(home, {readings});
    for (const {key} of readings) joinPerson(home, key);
  });
}
