import type {Command} from '#shared/protocol/commands';
import {type SendContext, send} from '../api/send';
import type {CommandAnswer} from '../messages';
import {supporterOf} from '../mirror/documents';
import {entryOf} from './log-command';
import {forgetPerson, logAction, markUndone} from './log-store';

/**
 * Carries a command out and says so in the log.
 *
 * @param isQuiet - part of an action on many, which says so itself
 */
export async function sendLogged(context: SendContext, command: Command, isQuiet: boolean): Promise<CommandAnswer> {
  const {mirror, session, now} = context;
  const {database} = mirror;
  const erased =
    command.kind === 'erase'
      ? await supporterOf(mirror, await mirror.read(session === null ? 'local' : 'server'), command.supporter)
      : undefined;
  const answer = await send(context, command);
  if (!answer.ok) return answer;
  if (command.kind === 'erase') {
    await forgetPerson(database, [command.supporter, ...(erased?.records.map(({rid}) => rid) ?? [])]);
  }
  if (isQuiet || (await markUndone(database, command.id, now))) return answer;
  await logAction(database, entryOf(command, answer.undo, now));
  return answer;
}
