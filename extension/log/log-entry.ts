import {DAY_MS} from '#shared/model/time';
import type {Command} from '#shared/protocol/commands';
import type {ActId} from '../actions/act-path';
import type {UndoStep} from '../actions/quick-action';

/** How long something can be taken back from the log: as long as the private server remembers commands. */
export const UNDO_MS = 30 * DAY_MS;
/** How long it is said that something was done, unless the creator says otherwise. */
export const LOG_MONTHS = 13;

/** What was done: an action on many, a single command, or a file read. */
export type LogAction = ActId | Command['kind'] | 'import';

/**
 * One thing that the creator did. It names no person: whom it was done for are ids, which mean nothing once the person is erased,
 * and which are taken out of the log then.
 */
export type LogEntry = {
  readonly id: string;
  readonly at: number;
  readonly action: LogAction;
  /** People it was done for, those who were erased since among them. */
  readonly count: number;
  readonly people: readonly string[];
  /** What its commands share, where they were written to a service: the feed says how far it is. Absent: the entry's own id. */
  readonly run?: string | undefined;
  /** The name of a tag, a benefit, a saved filter, a file. */
  readonly about?: string | undefined;
  /** The saved filter or filter text whose people they were. */
  readonly filter?: string | undefined;
  /** What takes it back; absent once it cannot be. It may hold a text of the creator's, so it goes with its date. */
  readonly undo?: readonly UndoStep[] | undefined;
  /** With `undo`: when it was done, for the index of what can still be taken back. */
  readonly undoableAt?: number | undefined;
  /** The id of the one command that takes it back. */
  readonly undoId?: string | undefined;
  readonly undoneAt?: number | undefined;
};

export function canUndo({undo, undoneAt, at}: LogEntry, now: number): boolean {
  return undo !== undefined && undo.length > 0 && undoneAt === undefined && now - at < UNDO_MS;
}
