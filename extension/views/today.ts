import type {Connection, ConnectionProblem} from '#shared/model/connection';
import {DAY_MS} from '#shared/model/time';
import type {Run} from '../reach/run';

/** One file that was read: whose it is and when it was true. */
export type FileAge = {readonly vendor: string; readonly asOf: number};

/** What needs the creator, most urgent first: money at risk, people who wait, doubts, then broken and old sources. */
export type TodayItem =
  /** Lines that lead to writing to somebody. */
  | {readonly kind: TodayPurpose; readonly count: number; readonly filter: string}
  /** Messages one by one that are not over. */
  | {readonly kind: 'run'; readonly run: RunLine}
  /** Lines that lead to the history. */
  | {readonly kind: 'recovery' | 'anniversaries'; readonly count: number}
  /** People who may be somebody else here too. */
  | {readonly kind: 'doubts'; readonly count: number}
  /** A benefit that people are owed now, by its id. */
  | {readonly kind: 'owed'; readonly benefit: string; readonly name: string; readonly count: number}
  | {readonly kind: 'connection'; readonly connection: Connection; readonly problem: ConnectionProblem}
  | {readonly kind: 'old-file'; readonly vendor: string; readonly days: number};

type RunLine = Pick<Run, 'id' | 'name' | 'next' | 'size'>;

/** The lists that Today counts, by what is written to the people in them. */
export const TODAY_FILTERS = {
  declined: 'state:declined',
  welcome: 'kind:paid state:active pledge-start:<30d -welcomed:yes',
  // Asked once is enough, and who gets it needs no invitation. Who said no is counted in the dialog, and left out.
  invite: 'kind:(paid, free) state:active -newsletter:(subscribed, pending) -contact[purpose:invite]',
  // Where a source gives no end of access, its day of cancelling stands for it.
  left: 'state:cancelled (access-until:last-month or (cancelled:last-month -access-until:*)) -contact[purpose:left]',
} as const;
export type TodayPurpose = keyof typeof TODAY_FILTERS;

/** A file older than this is worth a refresh, and its chips carry a clock. */
export const OLD_FILE_DAYS = 7;

export type TodayCounts = Readonly<Record<TodayPurpose, number>> & {
  readonly anniversaries: number;
  readonly doubts: number;
  /** Benefits that somebody is owed this month, or once. */
  readonly owed: readonly {readonly benefit: string; readonly name: string; readonly count: number}[];
};

/** Benefits that are named; all of them stand in their own view. */
const MOST_OWED = 3;

/** @param now - epoch milliseconds */
export function todayItems(
  counts: TodayCounts & {readonly runs: readonly RunLine[]},
  connections: readonly Connection[],
  files: readonly FileAge[],
  now: number,
): TodayItem[] {
  const listOf = (kind: TodayPurpose) => (counts[kind] > 0 ? [{kind, count: counts[kind], filter: TODAY_FILTERS[kind]}] : []);
  const past = [
    ...(counts.declined > 0 ? [{kind: 'recovery' as const, count: counts.declined}] : []),
    ...(counts.anniversaries > 0 ? [{kind: 'anniversaries' as const, count: counts.anniversaries}] : []),
  ];
  const doubts = counts.doubts > 0 ? [{kind: 'doubts' as const, count: counts.doubts}] : [];
  const runs = counts.runs.map(({id, name, next, size}) => ({kind: 'run' as const, run: {id, name, next, size}}));
  const owed = counts.owed.slice(0, MOST_OWED).map(line => ({kind: 'owed' as const, ...line}));
  const broken = connections.flatMap(connection =>
    connection.problem === undefined ? [] : [{kind: 'connection' as const, connection, problem: connection.problem}],
  );
  const old = files
    .map(({vendor, asOf}) => ({kind: 'old-file' as const, vendor, days: Math.floor((now - asOf) / DAY_MS)}))
    .filter(({days}) => days > OLD_FILE_DAYS);
  const waiting = [...runs, ...listOf('welcome'), ...listOf('left'), ...listOf('invite'), ...owed];
  return [...listOf('declined'), ...waiting, ...past, ...doubts, ...broken, ...old];
}
