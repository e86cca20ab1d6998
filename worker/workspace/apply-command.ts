import {contactEach} from '#shared/contact-all';
import {deliverEach} from '#shared/deliver-all';
import type {PersonCommand} from '#shared/home';
import {type CommandResult, commandResultSchema} from '#shared/protocol/command-results';
import type {Command} from '#shared/protocol/commands';
import {type Problem, problem} from '#shared/protocol/problem';
import {undoImport} from '#shared/undo-import';
import {LimitError} from '../limits';
import {applyToItem} from './apply-to-item';
import {commit} from './commit';
import {commitOutcomes} from './commit-parts';
import {decisionsOfImport} from './decision-store';
import {headOf} from './feed';
import type {Home} from './home';
import {endLabel, keepLabel, putLabel} from './label-runs';
import {logFailure} from './log';
import {sendLabels} from './send-labels';
import {sendOut} from './send-out';

type Done = Pick<CommandResult, 'writingTo'> | {readonly refused: Problem};

/**
 * Applies a command once. Its effect, its result and what it sends to vendors are one commit; the same id later gets the same
 * result back, as `duplicate`.
 */
export function applyCommand(home: Home, command: Command): CommandResult {
  const {sql, now} = home;
  return sql.transaction(() => {
    const known = sql.first<{result: string}>('select result from command where id = ?', command.id);
    if (known !== undefined) return {...commandResultSchema.parse(JSON.parse(known.result)), status: 'duplicate'};
    const done = attempt(home, command);
    const result: CommandResult =
      'refused' in done
        ? {id: command.id, status: 'refused', seq: headOf(sql), writingTo: [], problem: done.refused}
        : {id: command.id, status: 'applied', seq: headOf(sql), writingTo: done.writingTo};
    sql.run('insert into command (id, at, result) values (?, ?, ?)', command.id, now(), JSON.stringify(result));
    return result;
  });
}

/** What needs more memory than there is will need it tomorrow too: it is refused, or the browser would send it for ever. */
function attempt(home: Home, command: Command): Done {
  try {
    return home.sql.transaction(() => carryOut(home, command));
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    logFailure(command.kind, error);
    return {refused: problem('too-large')};
  }
}

function carryOut(home: Home, command: Command): Done {
  switch (command.kind) {
    case 'note-add':
    case 'note-remove':
    case 'tag':
    case 'edit':
    case 'contact':
    case 'contact-remove':
    case 'deliver':
    case 'decide':
    case 'undecide':
    case 'unscore':
    case 'score-again':
    case 'erase':
    case 'grant':
    case 'grant-remove':
    case 'redeem':
    case 'redemption-set':
    case 'rank-as':
    case 'person-add':
    case 'person-remove':
      return applyToPerson(home, command);
    case 'undecide-import':
      return undecideImport(home, command);
    case 'deliver-all':
      return toAll(home, deliverEach(command));
    case 'contact-all':
    case 'contact-remove-all':
      return toAll(home, contactEach(command));
    case 'label-run':
      return doneUnless(putLabel(home, command));
    case 'label-end':
      return doneUnless(endLabel(home, command.run));
    case 'label-keep':
      return doneUnless(keepLabel(home, command.run));
    case 'role':
    case 'field':
    case 'field-undo':
    case 'invite':
    case 'write-retry':
    case 'write-drop':
      return sendOut(home, command);
    default:
      return doneUnless(applyToItem(home, command));
  }
}

function applyToPerson(home: Home, command: PersonCommand): Done {
  const {outcome} = commit(home, {commands: [command]});
  const found = outcome.commands.find(({id}) => id === command.id);
  if (outcome.report.erased !== undefined) return {refused: problem('erased')};
  if (found?.supporter === undefined)
    return {refused: problem('not-found', command.kind === 'undecide' ? 'decision' : 'supporter')};
  if (found.refused !== undefined) return {refused: problem(found.refused)};
  if (command.kind !== 'tag') return {writingTo: []};
  const label = {name: command.name, on: command.on, action: command.run ?? command.id};
  return {writingTo: sendLabels(home, label, [found.records]).map(({label: connection}) => connection)};
}

/** One commit for each decision: the people of a whole file might not fit into the memory of one. */
function undecideImport(home: Home, command: Extract<Command, {kind: 'undecide-import'}>): Done {
  const undoing = undoImport(command, decisionsOfImport(home.sql, command.import));
  for (const undo of undoing) commit(home, {commands: [undo]});
  return undoing.length === 0 ? {refused: problem('not-found', 'import')} : {writingTo: []};
}

/** All of them or none: a tick on a whole list is one thing. Whoever left meanwhile is left out. */
function toAll(home: Home, commands: readonly PersonCommand[]): Done {
  const done = commitOutcomes(home, commands, part => ({commands: part})).flatMap(outcome => outcome.commands);
  const isAnybody = done.some(({supporter}) => supporter !== undefined);
  return isAnybody ? {writingTo: []} : {refused: problem('not-found', 'supporter')};
}

function doneUnless(refused: Problem | undefined): Done {
  return refused === undefined ? {writingTo: []} : {refused};
}
