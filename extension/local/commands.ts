import {contactEach} from '#shared/contact-all';
import {deliverEach} from '#shared/deliver-all';
import type {PersonCommand} from '#shared/home';
import {DAY_MS} from '#shared/model/time';
import type {CommandResult} from '#shared/protocol/command-results';
import type {Command} from '#shared/protocol/commands';
import {undoImport} from '#shared/undo-import';
import {isWrittenOut} from '../api/is-written-out';
import type {Mirror} from '../mirror/open-mirror';
import {applied, refused} from './answer';
import {applyToItem, isOfItem} from './apply-to-item';
import type {Hashes} from './erasures';
import {ingestInto, type Local} from './home';
import {withHashes} from './ingest-locally';

/** As long as the private server remembers them. */
const REMEMBERED_MS = 30 * DAY_MS;

/** Carries one command out in this browser, once: the same rules as the private server's. */
export async function runLocally(mirror: Mirror, command: Command, now: number): Promise<CommandResult> {
  const commands = 'person' in command ? [command] : [];
  const work =
    (hashes: Hashes) =>
    async (local: Local): Promise<CommandResult> => {
      const done = local.writing.objectStore('done');
      const known = await done.get(command.id);
      if (known !== undefined) return {id: command.id, status: 'duplicate', seq: known.seq, writingTo: []};
      // What moved to a private server is a copy to be read; whoever is erased goes from it too.
      const isCopy = (await local.writing.objectStore('setting').get('movedOut')) !== undefined;
      if (isCopy && command.kind !== 'erase') return refused(local, command.id, 'moved');
      const result = await carryOut(local, command, hashes);
      if (result.status === 'applied') await remember(local, result);
      return result;
    };
  return withHashes(mirror, now, {commands, work});
}

async function carryOut(local: Local, command: Command, hashes: Hashes): Promise<CommandResult> {
  if (isOfItem(command)) return applyToItem(local, command);
  // What is written to a service is written by the private server.
  if (command.kind === 'label-run' || command.kind === 'label-end' || command.kind === 'label-keep' || isWrittenOut(command))
    return refused(local, command.id, 'not-found');
  if (command.kind === 'undecide-import') return undecideImport(local, command);
  const commands = eachOf(command);
  const outcome = await ingestInto(local, {commands, hashes});
  if (outcome.report.erased !== undefined) return refused(local, command.id, 'erased');
  const isKnown = outcome.commands.some(({supporter}) => supporter !== undefined);
  const [found] = outcome.commands;
  if (found?.refused !== undefined) return refused(local, command.id, found.refused);
  return isKnown ? applied(local, command.id) : refused(local, command.id, 'not-found');
}

/** What is said of many people at once is one command for each of them. */
function eachOf(
  command: PersonCommand | Extract<Command, {kind: 'deliver-all' | 'contact-all' | 'contact-remove-all'}>,
): PersonCommand[] {
  if (command.kind === 'deliver-all') return deliverEach(command);
  if (command.kind === 'contact-all' || command.kind === 'contact-remove-all') return contactEach(command);
  return [command];
}

async function undecideImport(local: Local, command: Extract<Command, {kind: 'undecide-import'}>): Promise<CommandResult> {
  const {generation} = local.state.head;
  const rows = await local.writing
    .objectStore('row')
    .getAll(IDBKeyRange.bound([generation, 'decision'], [generation, 'decision', []]));
  const undoing = undoImport(
    command,
    rows.filter(row => 'word' in row).filter(notice => notice.import === command.import),
  );
  for (const undo of undoing) await ingestInto(local, {commands: [undo]});
  return undoing.length === 0 ? refused(local, command.id, 'not-found') : applied(local, command.id);
}

async function remember({writing, now}: Local, {id, seq}: CommandResult): Promise<void> {
  const done = writing.objectStore('done');
  await done.put({id, at: now, seq});
  for (const known of await done.getAll()) if (known.at < now - REMEMBERED_MS) await done.delete(known.id);
}
