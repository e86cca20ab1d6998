import type {BundleRow} from '#shared/protocol/bundle';
import type {Database} from '../mirror/database';

/** What this browser alone keeps of a creator's work: what was done, messages under way, and choices by name. */
export async function readBrowserRows(
  database: Database,
  choices: readonly {readonly name: string; readonly value: unknown}[],
): Promise<BundleRow<'browser'>[]> {
  const [log, runs] = await Promise.all([database.getAll('log'), database.getAll('run')]);
  const people = await Promise.all(runs.map(({id}) => database.get('runPeople', id)));
  return [
    ...choices.map(choice => ({of: 'choice', ...choice})),
    ...log.map(entry => ({of: 'log', name: entry.id, value: entry})),
    ...runs.map(run => ({of: 'run', name: run.id, value: run})),
    ...runs.map(({id}, at) => ({of: 'runPeople', name: id, value: people[at] ?? []})),
  ];
}
