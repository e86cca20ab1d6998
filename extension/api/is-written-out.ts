import type {Command} from '#shared/protocol/commands';

/** Commands that write to a service: done now or not at all, for what was meant today may be wrong tomorrow. */
export type OutCommand = Extract<Command, {kind: 'role' | 'field' | 'field-undo' | 'invite' | `write-${'retry' | 'drop'}`}>;

const KINDS: ReadonlySet<string> = new Set<OutCommand['kind']>([
  'role',
  'field',
  'field-undo',
  'invite',
  'write-retry',
  'write-drop',
]);

export function isWrittenOut(command: Command): command is OutCommand {
  return KINDS.has(command.kind);
}
