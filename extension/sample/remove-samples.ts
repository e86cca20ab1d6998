import type {Change} from '#shared/protocol/changes';
import {calibrateLocal} from '../local/calibrate-local';
import {feed, inLocal, type Local} from '../local/home';
import type {Writing} from '../mirror/database';
import {forDocuments} from '../mirror/load-state';
import type {Mirror} from '../mirror/open-mirror';
import {isSampleRecord, SAMPLE_ACCOUNT} from './sample-account';
import {SAMPLE_BENEFIT} from './sample-benefit';

/**
 * Takes the sample people out of this browser's own workspace, with everything that was tried on them: notes, tags, decisions,
 * points, history, and the log of it. Saved filters, texts and benefits of the creator's own stay, and so does everybody who is not
 * of the sample. Nobody is put on the list of the erased.
 */
export async function removeSamples(mirror: Mirror, now: number): Promise<void> {
  const gone = await inLocal(mirror, now, async local => {
    const rids = await removeRecords(local.writing);
    const changes = [...(await peopleIn(local)), ...(await rowsOf(local, rids))];
    const seq = local.state.head.cursor;
    await feed(
      local,
      changes.map((change, at) => ({...change, seq: seq + 1 + at})),
    );
    return rids;
  });
  // In a transaction of its own: what a score means is read from the columns as they are then.
  await inLocal(mirror, now, calibrateLocal);
  await forgetLog(mirror, gone);
}

/** @returns the permanent ids of the records that went */
async function removeRecords(writing: Writing): Promise<Set<string>> {
  const records = (await writing.objectStore('record').getAll()).filter(({key}) => isSampleRecord(key));
  const rids = new Set(records.map(({rid}) => rid as string));
  const every = (first: string) => IDBKeyRange.bound([first], [first, []]);
  const texts = (await writing.objectStore('identifier').getAllKeys()).filter(([, key]) => isSampleRecord(key));
  const decisions = (await writing.objectStore('decision').getAll()).filter(({records: keys}) => keys.some(isSampleRecord));
  await Promise.all([
    ...texts.map(key => writing.objectStore('identifier').delete(key)),
    ...decisions.map(({id}) => writing.objectStore('decision').delete(id)),
    ...records.flatMap(({key, rid}) => [
      writing.objectStore('record').delete(key),
      writing.objectStore('ledger').delete(every(key)),
      writing.objectStore('history').delete(every(key)),
      writing.objectStore('attachment').delete(every(rid)),
    ]),
  ]);
  return rids;
}

async function peopleIn({writing, state}: Local): Promise<Change[]> {
  const {generation, size} = state.head;
  const ids: string[] = [];
  await forDocuments(writing, {generation, ordinals: Array.from({length: size}, (_, at) => at)}, (_, person) => {
    if (person?.records.some(({key}) => isSampleRecord(key))) ids.push(person.id);
  });
  return ids.map(id => ({kind: 'supporter' as const, id, seq: 0, doc: null}));
}

/** Its files, its benefit, and what was said about joining its people. */
async function rowsOf({writing, state}: Local, rids: ReadonlySet<string>): Promise<Change[]> {
  const {generation} = state.head;
  const store = writing.objectStore('row');
  const rows = await store.getAll(IDBKeyRange.bound([generation], [generation, []]));
  return rows.flatMap((row): Change[] => {
    if ('account' in row && row.account === SAMPLE_ACCOUNT) return [{kind: 'connection', id: row.id, seq: 0, doc: null}];
    if ('each' in row && row.id === SAMPLE_BENEFIT) return [{kind: 'benefit', id: row.id, seq: 0, doc: null}];
    if ('word' in row && [...row.left, ...row.right].some(rid => rids.has(rid)))
      return [{kind: 'decision', id: row.id, seq: 0, doc: null}];
    return [];
  });
}

/** What was done to sample people alone is not worth a line, and what was being written to them is over. */
async function forgetLog({database}: Mirror, rids: ReadonlySet<string>): Promise<void> {
  const writing = database.transaction(['log', 'run', 'runPeople'], 'readwrite');
  const areGone = (people: readonly string[]) => people.length > 0 && people.every(rid => rids.has(rid));
  const [log, runs] = [writing.objectStore('log'), writing.objectStore('runPeople')];
  for (const {id, people} of await log.getAll()) if (areGone(people)) await log.delete(id);
  for (const id of await runs.getAllKeys()) {
    if (!areGone((await runs.get(id)) ?? [])) continue;
    await runs.delete(id);
    await writing.objectStore('run').delete(id);
  }
  await writing.done;
}
