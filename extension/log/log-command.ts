import type {Command} from '#shared/protocol/commands';
import type {LogEntry} from './log-entry';

/** What the log says of one command. Names of people and what was written to or about them are left out. */
export function entryOf(command: Command, undo: Command | undefined, now: number): LogEntry {
  const people = peopleOf(command);
  const about = aboutOf(command);
  return {
    id: command.id,
    at: now,
    action: command.kind === 'tag' && !command.on ? 'untag' : command.kind,
    count: command.kind === 'erase' || command.kind === 'person-add' || command.kind === 'person-remove' ? 1 : people.length,
    people,
    ...(about === undefined ? {} : {about}),
    ...(undo === undefined ? {} : {undo: [{kind: 'command', command: undo}]}),
  };
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
