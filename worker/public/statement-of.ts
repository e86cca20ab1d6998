import type {Programme} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';
import type {Sql} from '../workspace/sql';

/** Something that brought or took points. Entries that cancel each other out are none. */
export type StatementLine = {readonly rule: string; readonly activity: string; readonly at: number; readonly points: number};

const MOST = 30;

/** What earned and took what, newest first; nothing of private signals (T13). */
export function statementOf(sql: Sql, person: Supporter, {rules}: Pick<Programme, 'rules'>): StatementLine[] {
  const signals = rules.flatMap(({id, signal}) => (signal === true ? id : []));
  return sql.all<StatementLine>(
    `select rule, activity, max(at) as at, sum(points) as points from ledger
     where record in (select value from json_each(?1)) and rule not in (select value from json_each(?2))
     group by record, rule, activity having sum(points) <> 0 order by 3 desc, 1, 2 limit ?3`,
    JSON.stringify(person.records.map(({key}) => key)),
    JSON.stringify(signals),
    MOST,
  );
}
