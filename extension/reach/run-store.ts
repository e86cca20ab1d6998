import type {Rid} from '#shared/model/record';
import {DAY_MS} from '#shared/model/time';
import type {Database} from '../mirror/database';
import {isOver, type Run} from './run';

/** What was begun and left alone for so long is not gone on with. */
const KEPT_MS = 30 * DAY_MS;

/** Keeps a new run. Old ones go at the same time. */
export async function startRun(database: Database, run: Run, people: readonly Rid[]): Promise<void> {
  const writing = database.transaction(['run', 'runPeople'], 'readwrite');
  for (const old of await writing.objectStore('run').getAll()) {
    if (old.startedAt < run.startedAt - KEPT_MS) await drop(writing, old.id);
  }
  await writing.objectStore('run').put(run);
  await writing.objectStore('runPeople').put(people, run.id);
  await writing.done;
}

/** Where it stands and whom it is for; undefined: there is no such run. */
export async function readRun(database: Database, id: string): Promise<{run: Run; people: readonly Rid[]} | undefined> {
  const [run, people] = await Promise.all([database.get('run', id), database.get('runPeople', id)]);
  return run === undefined || people === undefined ? undefined : {run, people};
}

/** Keeps where a run stands: the people are not written again. */
export async function keepRun(database: Database, run: Run): Promise<void> {
  await database.put('run', run);
}

export async function removeRun(database: Database, id: string): Promise<void> {
  const writing = database.transaction(['run', 'runPeople'], 'readwrite');
  await drop(writing, id);
  await writing.done;
}

/** Runs that are not over, the newest first. */
export async function unfinishedRuns(database: Database): Promise<Run[]> {
  const all = await database.getAll('run');
  return all.filter(run => !isOver(run)).sort((left, right) => right.startedAt - left.startedAt);
}

type Writing = ReturnType<typeof writingOf>;
function writingOf(database: Database) {
  return database.transaction(['run', 'runPeople'], 'readwrite');
}

async function drop(writing: Writing, id: string): Promise<void> {
  await writing.objectStore('run').delete(id);
  await writing.objectStore('runPeople').delete(id);
}
