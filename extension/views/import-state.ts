import type {RowProblem} from '#shared/csv/read-export';

/** Who changed by an import. */
export type ImportFigure = {
  readonly kind:
    | ('joined' | 'left' | 'declined' | 'recovered' | 'added' | 'changed' | 'same' | 'erased' | 'tooLarge')
    | ('roleWithoutPledge' | 'pledgeWithoutRole');
  readonly count: number;
  /** Where the list is; absent for records that only changed or stayed as they were. */
  readonly path?: string | undefined;
};

/** How reading a file stands. */
export type ImportState =
  | {
      readonly kind: 'reading';
      readonly fileName: string;
      readonly done: number;
      readonly total: number;
      readonly startedAt: number;
    }
  | {readonly kind: 'stopped'}
  /** The file as a whole could not be read. */
  | {readonly kind: 'failed'; readonly fileName: string; readonly text: string}
  | {
      readonly kind: 'done';
      readonly fileName: string;
      readonly vendor: string;
      readonly figures: readonly ImportFigure[];
      readonly problems: readonly RowProblem[];
    };

/** Milliseconds until the end at the speed so far; undefined while nothing can be said. */
export function timeLeft(state: {done: number; total: number; startedAt: number}, now: number): number | undefined {
  const {done, total, startedAt} = state;
  const spent = now - startedAt;
  if (done <= 0 || total <= done || spent < 500) return undefined;
  return (spent / done) * (total - done);
}
