import type {CommandResult} from '#shared/protocol/command-results';
import type {Command} from '#shared/protocol/commands';
import {problem} from '#shared/protocol/problem';
import type {Database} from '../mirror/database';
import {ApiError, type ApiErrorCode} from './api-error';
import {type Server, sendCommands} from './client';
import {settle, waiting} from './outbox';

/** What the same command may meet tomorrow with another outcome: it stays in the outbox. */
const PASSING: readonly ApiErrorCode[] = ['offline', 'unexpected-shape', 'unauthorised', 'too-many-requests', 'internal'];

/**
 * Sends what waits, oldest first, and forgets what the server answered.
 *
 * @throws ApiError - one of the passing codes: everything that is not answered still waits
 */
export async function flush(database: Database, server: Server): Promise<CommandResult[]> {
  const results: CommandResult[] = [];
  for (;;) {
    const commands = (await waiting(database)).map(row => row.command);
    if (commands.length === 0) return results;
    const answered = await sendTogether(server, commands);
    await settle(
      database,
      answered.map(result => result.id),
    );
    results.push(...answered);
    // An answer about none of them would be asked for ever.
    if (answered.length === 0) throw new ApiError('unexpected-shape', 'commands');
  }
}

/** One command that the server cannot read must not hold up the others: then each goes alone, and that one is refused. */
async function sendTogether(server: Server, commands: readonly Command[]): Promise<CommandResult[]> {
  try {
    return await sendCommands(server, commands);
  } catch (error) {
    if (!(error instanceof ApiError) || PASSING.includes(error.code)) throw error;
    const [first, ...others] = commands;
    if (first === undefined) return [];
    if (others.length > 0) return sendTogether(server, [first]);
    const code = error.code === 'offline' || error.code === 'unexpected-shape' ? 'internal' : error.code;
    return [{id: first.id, status: 'refused', seq: 0, writingTo: [], problem: problem(code, error.detail)}];
  }
}
