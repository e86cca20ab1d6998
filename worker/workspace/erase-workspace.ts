import {unlistWorkspace} from '../directory/directory';
import {listConnections} from './connection-store';
import {disconnect} from './connections';
import type {Home} from './home';
import {logFailure} from './log';

/**
 * Deletes the workspace for good: vendors are told first, while the keys are there; then the directory forgets it, the list of
 * erased people with it; then everything here goes. Throws where the directory does not answer: nothing is deleted then, so that it
 * can be tried again.
 */
export async function eraseWorkspace(home: Home): Promise<{untold: number}> {
  const {sql, env, id} = home;
  let untold = 0;
  for (const {id: connection} of listConnections(sql)) {
    try {
      await disconnect(home, connection);
    } catch (error) {
      // A vendor that is away must not keep anybody's data here.
      logFailure('disconnect', error);
      untold += 1;
    }
  }
  await unlistWorkspace(env.DIRECTORY, id);
  await home.wipe();
  return {untold};
}
