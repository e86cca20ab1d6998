import {historyOf} from '#shared/membership/history';
import {answering} from '#shared/membership/past';
import type {HistoryRow, RecordHistory} from '#shared/model/history';
import type {StoredRecord} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';
import type {PastPage, PastQuestion} from '#shared/protocol/past';
import type {Sql} from './sql';

type DocRow = {doc: string};

/** People looked at for one page: some tenths of a second, and far from the 30 that a request has. */
const PEOPLE_A_PAGE = 2_500;
/** Documents held at once; of each person only the answer stays. */
const BLOCK = 250;

/** One page of the answer to a question about everyone's history, in the order of the supporters' ids. */
export function readPast(sql: Sql, question: PastQuestion, at: {readonly after: string; readonly now: number}): PastPage {
  const answer = answering(question, at.now);
  let {after} = at;
  for (let left = PEOPLE_A_PAGE; left > 0; left -= BLOCK) {
    const rows = sql.all<{id: string; doc: string}>(
      'select id, doc from supporter where id > ? and doc is not null order by id limit ?',
      after,
      BLOCK,
    );
    for (const {id, doc} of rows) {
      // Written by commit alone, from what the engine made.
      const {records, contacts = []} = JSON.parse(doc) as Pick<Supporter, 'records' | 'contacts'>;
      const histories = records.flatMap(({key}) => historyBy(sql, key));
      answer.take({id, histories, contacts: contacts.map(contact => contact.at)});
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BLOCK) return answer.page(null);
    after = last.id;
  }
  return answer.page(after);
}

function historyBy(sql: Sql, key: string): RecordHistory[] {
  const row = sql.first<DocRow>('select doc from record where key = ?', key);
  if (row === undefined) return [];
  // What somebody did is no part of it: the row is enough.
  const record = JSON.parse(row.doc) as StoredRecord;
  return [historyOf(record, record.changes === undefined ? [] : rowsOf(sql, key))];
}

function rowsOf(sql: Sql, key: string): HistoryRow[] {
  const rows = sql.all<DocRow>('select doc from history where record = ? order by n', key);
  return rows.map(({doc}) => JSON.parse(doc) as HistoryRow);
}
