import type {Command} from '#shared/protocol/commands';
import type {LogEntry} from './log-entry';

/** What the log says of one command. Names of people and what was written to or about them are left out. */
export function entryOf(command: Command, undo: Command | undefined, now: number): LogEntry {
  const people = peopleOf(command);
  const about = aboutOf(command);
  return {
    id: command.id,
    at: now,
    action: actionOf(command),
    count: command.kind === 'erase' || command.kind === 'person-add' || command.kind === 'person-remove' ? 1 : people.length,
    people,
    ...(about === undefined ? {} : {about}),
    ...('run' in command && command.run !== undefined ? {run: command.run} : {}),
    ...(undo === undefined ? {} : {undo: [{kind: 'command', command: undo}]}),
  };
}

function actionOf(command: Command): LogEntry['action'] {
  if (command.kind === 'tag' && !command.on) return 'untag';
  return command.kind === 'role' && !command.on ? 'take-role' : command.kind;
}

function peopleOf(command: Command): readonly string[] {
  if (command.kind === 'erase') return [];
  if (command.kind === 'decide' || command.kind === 'undecide') return [...command.left, ...command.right];
  if ('supporters' in command) return command.supporters;
  return 'supporter' in command ? [command.supporter] : [];
}

function aboutOf(command: Command): string | undefined {
  switch (command.kind) {
    case 'tag':
    case 'role':
    case 'field':
      return command.name;
    case 'segment-put':
      return command.segment.name;
    case 'benefit-put':
      return command.benefit.name;
    case 'promotion-put':
      return command.promotion.name;
    case 'deliver':
    case 'deliver-all':
      return command.benefit;
    default:
      return undefined;
  }
}
