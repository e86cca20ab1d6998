import {historyOf} from '#shared/membership/history';
import {answering} from '#shared/membership/past';
import type {RecordHistory} from '#shared/model/history';
import type {PastPage, PastQuestion} from '#shared/protocol/past';
import {documents} from '../mirror/documents';
import type {Mirror} from '../mirror/open-mirror';

/** People read in one go: the page stays answerable in between. */
const BLOCK = 500;

/**
 * One page of the answer to a question about everyone's history, from this browser's own workspace.
 *
 * @param at - `after`: as the page before said, '' for the first
 */
export async function readLocalPast(mirror: Mirror, question: PastQuestion, at: {after: string; now: number}): Promise<PastPage> {
  const state = await mirror.read('local');
  const from = Number(at.after);
  const until = Math.min(from + BLOCK, state.head.size);
  const people = await documents(
    mirror,
    state,
    Array.from({length: Math.max(0, until - from)}, (_, index) => from + index),
  );
  const reading = mirror.database.transaction(['record', 'history'], 'readonly');
  const historyBy = async (key: string): Promise<RecordHistory[]> => {
    const record = await reading.objectStore('record').get(key);
    if (record === undefined) return [];
    const hasRows = record.changes !== undefined;
    return [historyOf(record, hasRows ? await reading.objectStore('history').getAll(IDBKeyRange.bound([key], [key, []])) : [])];
  };
  const remembered = await Promise.all(
    people.map(async person => ({
      person,
      histories: (await Promise.all(person?.records.map(({key}) => historyBy(key)) ?? [])).flat(),
    })),
  );
  const answer = answering(question, at.now);
  for (const {person, histories} of remembered) {
    if (person === undefined) continue;
    answer.take({id: person.id, histories, contacts: (person.contacts ?? []).map(contact => contact.at)});
  }
  return answer.page(until < state.head.size ? String(until) : null);
}
