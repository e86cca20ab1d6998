import type {Supporter} from '#shared/model/supporter';
import type {Command} from '#shared/protocol/commands';
import type {Mirror} from '../mirror/open-mirror';
import {runLocally} from './commands';

/**
 * A browser that follows a private server may still hold files that it read before: whoever is erased there goes from these too.
 * Both homes know a record by the same key, and by another id.
 */
export async function eraseFiles(
  mirror: Mirror,
  {records}: Pick<Supporter, 'records'>,
  command: Extract<Command, {kind: 'erase'}>,
): Promise<void> {
  for (const {key} of records) {
    const held = await mirror.database.get('record', key);
    // The first of them takes the whole person with it, as this browser had joined them.
    if (held !== undefined)
      await runLocally(mirror, {...command, id: `${command.id} ${held.rid}`, supporter: held.rid}, command.at);
  }
}
