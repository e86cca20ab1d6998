import type {Command} from '#shared/protocol/commands';
import type {Watching} from '../../actions/quick-action';
import {isWrittenOut} from '../../api/is-written-out';
import {enqueue} from '../../api/outbox';
import {type CommandAnswer, sendMessage} from '../../messages';
import type {Snapshot} from './snapshot';

/** As many as one request to a private server takes. */
const BATCH = 100;

export type Sent<C extends Command> = {
  /** Carried out, or kept until the private server answers. */
  readonly done: readonly C[];
  readonly failure?: Extract<CommandAnswer, {ok: false}> | undefined;
  /** The private server has not answered yet. */
  readonly isWaiting: boolean;
};

/** The home of the people, and nothing else of a snapshot. */
export type At = Pick<Snapshot, 'mirror' | 'session'>;

/**
 * Sends any number of commands, a batch at a time. They stand in the log as whatever the caller says there.
 *
 * @param watching - `tell`: how many people they were about so far
 * @returns what was done, when it was stopped or refused too
 */
export async function sendAll<C extends Command>(at: At, commands: readonly C[], {signal, tell}: Watching): Promise<Sent<C>> {
  const done: C[] = [];
  let isWaiting = false;
  // What is written to a service never waits in the outbox, and each is a request of its own.
  const size = commands.some(isWrittenOut) ? 1 : BATCH;
  for (let from = 0; from < commands.length && !signal.aborted; from += size) {
    const batch = commands.slice(from, from + size);
    const answers = await sendTogether(at, batch);
    const failure = answers.find(answer => !answer.ok);
    // One whom a sync took away meanwhile is no reason to stop; a server that does not know us is.
    if (failure !== undefined && (failure.code !== 'refused' || answers.every(answer => !answer.ok))) {
      return {done, failure, isWaiting};
    }
    done.push(...batch.filter((_, place) => answers[place]?.ok !== false));
    isWaiting ||= answers.some(answer => answer.ok && answer.isWaiting === true);
    tell(peopleIn(done));
  }
  return {done, isWaiting};
}

function peopleIn(commands: readonly Command[]): number {
  return commands.reduce((sum, command) => sum + ('supporters' in command ? command.supporters.length : 1), 0);
}

/** With a private server all wait in the outbox first, so that the last one takes them along in one request. */
async function sendTogether({mirror, session}: At, commands: readonly Command[]): Promise<CommandAnswer[]> {
  const last = commands.at(-1);
  if (last === undefined) return [];
  const send = (command: Command) => sendMessage('send', {command, isQuiet: true});
  if (session === null) return Promise.all(commands.map(send));
  for (const command of commands.slice(0, -1)) await enqueue(mirror.database, command, Date.now());
  const answer = await send(last);
  // A refusal is of that one person; anything else is of all of them.
  const others = answer.ok || answer.code !== 'refused' ? answer : {ok: true as const, writingTo: []};
  return commands.map(command => (command === last ? answer : others));
}
