import {addMonths} from '#shared/model/time';
import type {Database} from '../mirror/database';
import {LOG_MONTHS, type LogEntry, UNDO_MS} from './log-entry';

/** Says that something was done, in this browser alone. Whatever is too old goes at the same time. */
export async function logAction(database: Database, entry: LogEntry): Promise<void> {
  const months = await readLogMonths(database);
  const canUndo = entry.undo !== undefined && entry.undo.length > 0;
  const [step] = entry.undo ?? [];
  const undoId = entry.undo?.length === 1 && step?.kind === 'command' ? step.command.id : undefined;
  const writing = database.transaction('log', 'readwrite');
  await writing.store.put({
    ...entry,
    ...(canUndo ? {undoableAt: entry.at} : {}),
    ...(undoId === undefined ? {} : {undoId}),
  });
  await forgetOld(writing.store, entry.at, months);
  await writing.done;
}

type LogStore = ReturnType<typeof storeOf>;
function storeOf(database: Database) {
  return database.transaction('log', 'readwrite').store;
}

const MONTHS = 'logMonths';

/** For how many months it is said that something was done. */
export async function readLogMonths(database: Database): Promise<number> {
  const months = await database.get('setting', MONTHS);
  return typeof months === 'number' ? months : LOG_MONTHS;
}

/** Another number; what is older goes at once. */
export async function keepLogFor(database: Database, months: number, now: number): Promise<void> {
  await database.put('setting', months, MONTHS);
  await forgetOldLog(database, now);
}

/** Drops what is too old, where nothing has been done for long. */
export async function forgetOldLog(database: Database, now: number): Promise<void> {
  const months = await readLogMonths(database);
  const writing = database.transaction('log', 'readwrite');
  await forgetOld(writing.store, now, months);
  await writing.done;
}

async function forgetOld(store: LogStore, now: number, months: number): Promise<void> {
  const last = addMonths(now, -months);
  for (const id of await store.index('at').getAllKeys(IDBKeyRange.upperBound(last))) await store.delete(id);
  for (const entry of await store.index('undoableAt').getAll(IDBKeyRange.upperBound(now - UNDO_MS))) {
    await store.put(withoutUndo(entry));
  }
}

function withoutUndo({undo: _undo, undoableAt: _at, undoId: _id, ...entry}: LogEntry): LogEntry {
  return entry;
}

/** Everything that was done, newest first. */
export async function readLog(database: Database): Promise<LogEntry[]> {
  return (await database.getAllFromIndex('log', 'at')).reverse();
}

/** What a command takes back, if it is one that the log offered; it is marked as taken back. */
export async function markUndone(database: Database, command: string, now: number): Promise<boolean> {
  const writing = database.transaction('log', 'readwrite');
  const entry = await writing.store.index('undoId').get(command);
  if (entry !== undefined) await writing.store.put({...withoutUndo(entry), undoneAt: now});
  await writing.done;
  return entry !== undefined;
}

/** Marks an entry as taken back. */
export async function markEntryUndone(database: Database, id: string, now: number): Promise<void> {
  const writing = database.transaction('log', 'readwrite');
  const entry = await writing.store.get(id);
  if (entry !== undefined) await writing.store.put({...withoutUndo(entry), undoneAt: now});
  await writing.done;
}

/**
 * Takes an erased person out of everything: what was about nobody else and could be taken back cannot be any more, and messages
 * that are under way go on without them.
 */
export async function forgetPerson(database: Database, rids: readonly string[]): Promise<void> {
  const gone = new Set(rids);
  await forgetInRuns(database, gone);
  const writing = database.transaction('log', 'readwrite');
  for (const rid of gone) {
    for (const entry of await writing.store.index('people').getAll(rid)) {
      const people = entry.people.filter(id => !gone.has(id));
      await writing.store.put(people.length === 0 ? withoutUndo({...entry, people}) : withoutPerson({...entry, people}, gone));
    }
  }
  await writing.done;
}

/** Nobody's place among the others changes: a run goes on where it stands. */
async function forgetInRuns(database: Database, gone: ReadonlySet<string>): Promise<void> {
  const writing = database.transaction('runPeople', 'readwrite');
  for (let cursor = await writing.store.openCursor(); cursor !== null; cursor = await cursor.continue()) {
    const people = cursor.value;
    if (people.some(rid => gone.has(rid))) await cursor.update(people.map(rid => (gone.has(rid) ? '' : rid)));
  }
  await writing.done;
}

function withoutPerson(entry: LogEntry, gone: ReadonlySet<string>): LogEntry {
  const undo = entry.undo?.flatMap(step => {
    if (step.kind === 'tag') return {...step, supporters: step.supporters.filter(id => !gone.has(id))};
    if (step.kind === 'notes') return {...step, notes: step.notes.filter(({supporter}) => !gone.has(supporter))};
    if (step.kind === 'import') return step;
    const {command} = step;
    if ('left' in command) return [...command.left, ...command.right].some(id => gone.has(id)) ? [] : step;
    if ('supporter' in command) return gone.has(command.supporter) ? [] : step;
    if (!('supporters' in command)) return step;
    const supporters = command.supporters.filter(id => !gone.has(id));
    return supporters.length === 0 ? [] : {...step, command: {...command, supporters}};
  });
  return undo === undefined ? entry : {...entry, undo};
}
