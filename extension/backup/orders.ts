import type {StoredSession} from '../settings';
import type {Choices} from './apply-staged';
import type {BackupProblem} from './read-backup';
import type {Coming} from './restore';

/* What a window and its keeper say to each other. The keeper is a worker: it has the database, but none of the browser's interfaces
 * for extensions, so that what it needs of the settings comes with the order. */

export type KeepOrder =
  /** Seals everything into a file. */
  | {readonly kind: 'backup'; readonly passphrase: string; readonly session: StoredSession | null; readonly choices: Choices}
  /** Everything as tables and as data, readable without us. `readme`: the text that says what is what. */
  | {readonly kind: 'export'; readonly session: StoredSession | null; readonly choices: Choices; readonly readme: string}
  /** Takes a backup in beside what is here. */
  | {readonly kind: 'take'; readonly file: Blob; readonly passphrase: string}
  /** Puts what was taken in in the place of what is here. */
  | {readonly kind: 'apply'}
  /** Forgets what was taken in. */
  | {readonly kind: 'drop'}
  | {readonly kind: 'move-out'; readonly session: StoredSession}
  /** `isReplacing`: the creator knows that other people are here. */
  | {readonly kind: 'move-in'; readonly session: StoredSession; readonly isReplacing: boolean}
  /** The private server is what counts, whatever was begun. */
  | {readonly kind: 'give-up'; readonly session: StoredSession};

export type KeepFailure =
  | BackupProblem
  /** The creator stopped it. */
  | 'stopped'
  /** No room is left on the disk, or for us on it. */
  | 'no-room'
  | 'no-storage'
  /** Something changed again and again while everything was read. */
  | 'changing'
  /** The private server does not answer, has people of its own, or waits for another browser's move. */
  | 'offline'
  | 'people'
  | 'moving'
  /** The private server wrote as much today as its plan allows. */
  | 'tomorrow'
  | 'unpaired'
  /** Server and browser are of two versions. */
  | 'version'
  | 'unloaded'
  | 'storage';

export type KeepTold =
  /** Another window imports or keeps: this one follows. */
  | {readonly kind: 'waiting'}
  | {readonly kind: 'progress'; readonly done: number; readonly of: number}
  | {readonly kind: 'file'; readonly file: Blob}
  | {readonly kind: 'coming'; readonly coming: Coming}
  /** `choices`: to be put back by who may. */
  | {readonly kind: 'done'; readonly choices: Choices}
  | {readonly kind: 'failed'; readonly code: KeepFailure};

export function isLast({kind}: KeepTold): boolean {
  return kind !== 'waiting' && kind !== 'progress';
}
