import type {RowProblem} from '#shared/csv/read-export';
import type {Survey} from '../local/survey';

/** Who changed by an import. */
export type ImportFigure = {
  readonly kind:
    | ('joined' | 'left' | 'declined' | 'recovered' | 'added' | 'changed' | 'same' | 'erased' | 'erasedThere' | 'tooLarge')
    | ('roleWithoutPledge' | 'pledgeWithoutRole');
  readonly count: number;
  /** Where the list is; absent for records that only changed or stayed as they were. */
  readonly path?: string | undefined;
};

/** Something that takes its time: reading a file, or taking one back. */
export type Work = {readonly done: number; readonly total: number; readonly startedAt: number};

/** How reading a file stands. */
export type ImportState =
  | (Work & {readonly kind: 'reading' | 'undoing'; readonly fileName: string})
  /** Another window reads one: this one is next. */
  | {readonly kind: 'waiting'; readonly fileName: string}
  /** Nothing is written before the creator says so. */
  | {readonly kind: 'asking'; readonly fileName: string; readonly survey: Survey}
  /** A table whose columns nobody explained yet. */
  | {readonly kind: 'unknown'; readonly fileName: string; readonly id: string}
  | {readonly kind: 'stopped'; readonly fileName: string}
  /** The file as a whole could not be read. */
  | {readonly kind: 'failed'; readonly fileName: string; readonly text: string}
  | ImportDone
  | {readonly kind: 'undone'; readonly fileName: string; readonly undone: number; readonly kept: number};

/** The states in which nothing goes on any more. */
export type EndedImport = Exclude<ImportState, {kind: 'reading' | 'undoing' | 'waiting' | 'asking'}>;

export function isEnded(state: ImportState | undefined): state is EndedImport {
  return state !== undefined && !['reading', 'undoing', 'waiting', 'asking'].includes(state.kind);
}

export type ImportDone = {
  readonly kind: 'done';
  readonly fileName: string;
  readonly vendor: string;
  readonly figures: readonly ImportFigure[];
  readonly problems: readonly RowProblem[];
  /** Those that are not told one by one included. */
  readonly problemCount: number;
  /** Under which it is taken back, with the files that were read along with it; empty: it cannot be, or changed nothing. */
  readonly undoIds: readonly string[];
  /** It changed something on the private server, where a file is not taken back as a whole. */
  readonly isRemote: boolean;
  /** The first file of its list: older ones bring the history. */
  readonly isFirst: boolean;
  /** A newer file of its list was read before. */
  readonly isOlder: boolean;
  /** How many were read together, this one included. */
  readonly files: number;
};

/** Milliseconds until the end at the speed so far; undefined while nothing can be said. */
export function timeLeft(state: Work, now: number): number | undefined {
  const {done, total, startedAt} = state;
  const spent = now - startedAt;
  if (done <= 0 || total <= done || spent < 500) return undefined;
  return (spent / done) * (total - done);
}

/** Rows a second so far; undefined while nothing can be said. */
export function rate(state: Work, now: number): number | undefined {
  const spent = now - state.startedAt;
  return state.done <= 0 || spent < 500 ? undefined : Math.round((state.done / spent) * 1_000);
}
