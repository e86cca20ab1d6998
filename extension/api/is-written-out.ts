import type {Command} from '#shared/protocol/commands';

/** Commands that write to a service. */
export type OutCommand = Extract<Command, {kind: 'role' | 'field' | 'field-undo' | 'invite' | `write-${'retry' | 'drop'}`}>;

const KINDS: ReadonlySet<string> = new Set<OutCommand['kind']>([
  'role',
  'field',
  'field-undo',
  'invite',
  'write-retry',
  'write-drop',
]);

const NOW: ReadonlySet<Command['kind']> = new Set(['redeem', 'redemption-set', 'programme-put']);

/**
 * Done now or not at all, for what was meant today may be wrong tomorrow: what writes to a service, what takes of a stock and of
 * somebody's points, and a programme as a whole, which another browser may have changed by then.
 */
export function isNowOrNever(command: Command): boolean {
  return isWrittenOut(command) || NOW.has(command.kind);
}

export function isWrittenOut(command: Command): command is OutCommand {
  return KINDS.has(command.kind);
}
