import type {CommandResult} from '#shared/protocol/command-results';
import type {Command} from '#shared/protocol/commands';
import {runLocally} from '../local/commands';
import {eraseFiles} from '../local/erase-files';
import {deriveOn} from '../local/run-due';
import type {CommandAnswer} from '../messages';
import type {Home} from '../mirror/database';
import {benefits, decisions, pictures, programme, promotions, segments, supporterOf, templates} from '../mirror/documents';
import type {Mirror} from '../mirror/open-mirror';
import type {StoredSession} from '../settings';
import {ApiError} from './api-error';
import {type Server, sendCommands} from './client';
import {flush} from './flush';
import {isNowOrNever} from './is-written-out';
import {enqueue} from './outbox';
import {pull} from './pull';
import {undoOf} from './undo';

export type SendContext = {
  readonly mirror: Mirror;
  /** Null: this browser is the home. */
  readonly session: StoredSession | null;
  readonly now: number;
  readonly newId: () => string;
  readonly fetch?: Server['fetch'];
};

/**
 * Carries a command out in whichever home is active. With a private server it is kept until the server answered; the answer
 * `isWaiting` says that it has not yet.
 */
export async function send(context: SendContext, command: Command): Promise<CommandAnswer> {
  const {mirror, session, now, newId} = context;
  const home: Home = session === null ? 'local' : 'server';
  const state = await mirror.read(home);
  const before = {
    supporter: 'supporter' in command ? await supporterOf(mirror, state, command.supporter) : undefined,
    segments: await segments(mirror, state),
    benefits: await benefits(mirror, state),
    templates: await templates(mirror, state),
    promotions: await promotions(mirror, state),
    decisions: await decisions(mirror, state),
    pictures: await pictures(mirror, state),
    programme: await programme(mirror, state),
  };
  const undo = undoOf(command, before, {id: newId(), at: now});
  if (session === null) {
    const result = await runLocally(mirror, command, now);
    // Whoever closes the window before everybody is through leaves the rest to the clock.
    if (command.kind === 'programme-put') void deriveOn(mirror, now).catch(() => undefined);
    return answerOf(result, undo);
  }
  if (isNowOrNever(command)) return sendNow(context, session, {command, undo});
  await enqueue(mirror.database, command, now);
  if (command.kind === 'erase' && before.supporter !== undefined) await eraseFiles(mirror, before.supporter, command);
  return deliver(context, session, {command, undo});
}

type Sending = {command: Command; undo: Command | undefined};

/** Not kept for later: without an answer it is not done, as far as we know. */
async function sendNow({mirror, fetch}: SendContext, session: StoredSession, {command, undo}: Sending): Promise<CommandAnswer> {
  try {
    const [result] = await sendCommands({origin: session.server, token: session.token, fetch}, [command]);
    if (isToPull(result)) await pull(mirror, session, fetch);
    return result === undefined ? {ok: false, code: 'unsent'} : answerOf(result, undo);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === 'bad-request' || error.code === 'too-large') return {ok: false, code: 'refused', detail: error.code};
    return {ok: false, code: error.code === 'unauthorised' ? 'unpaired' : 'unsent', detail: error.detail};
  }
}

async function deliver({mirror, fetch}: SendContext, session: StoredSession, {command, undo}: Sending): Promise<CommandAnswer> {
  try {
    const results = await flush(mirror.database, {origin: session.server, token: session.token, fetch});
    const result = results.find(({id}) => id === command.id);
    if (isToPull(result)) await pull(mirror, session, fetch);
    // Another context may have delivered it in the meantime: then its result is not among ours.
    return result === undefined ? {ok: true, writingTo: [], undo} : answerOf(result, undo);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === 'unauthorised') return {ok: false, code: 'unpaired', detail: error.detail};
    return {ok: true, writingTo: [], undo, isWaiting: true};
  }
}

/** Whether the server has something newer: what the command did, or what somebody else did before it. */
function isToPull(result: CommandResult | undefined): boolean {
  const code = result?.problem?.code;
  return result?.status === 'applied' || code === 'conflict' || code === 'stock' || code === 'balance';
}

function answerOf(result: CommandResult, undo: Command | undefined): CommandAnswer {
  // A refusal that comes a second time is still one.
  if (result.problem !== undefined) return {ok: false, code: 'refused', detail: result.problem.code};
  return {ok: true, writingTo: result.writingTo, undo};
}
