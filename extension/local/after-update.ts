import {ENGINE_REVISION} from '#shared/engine-revision';
import type {Local} from './home';
import {rederive} from './put-programme';

/** Has everybody derived anew, once, where an engine of another revision made them. */
export async function deriveAfterUpdate(local: Local): Promise<void> {
  const settings = local.writing.objectStore('setting');
  if ((await settings.get('engine')) === ENGINE_REVISION) return;
  await rederive(local, local.programme);
  await settings.put(ENGINE_REVISION, 'engine');
}
