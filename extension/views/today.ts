import type {Connection, ConnectionProblem} from '#shared/model/connection';
import {DAY_MS} from '#shared/model/time';

/** One file that was read: whose it is and when it was true. */
export type FileAge = {readonly vendor: string; readonly asOf: number};

/** What needs the creator, most urgent first: money, then people, then broken and old sources. */
export type TodayItem =
  | {readonly kind: 'declined' | 'welcome'; readonly count: number; readonly filter: string}
  /** Lines that lead to the history. */
  | {readonly kind: 'recovery' | 'anniversaries'; readonly count: number}
  | {readonly kind: 'connection'; readonly connection: Connection; readonly problem: ConnectionProblem}
  | {readonly kind: 'old-file'; readonly vendor: string; readonly days: number};

/** The two lists that Today counts. */
export const TODAY_FILTERS = {
  declined: 'state:declined',
  welcome: 'kind:paid state:active pledge-start:<30d -welcomed:yes',
} as const;

/** A file older than this is worth a refresh, and its chips carry a clock. */
export const OLD_FILE_DAYS = 7;

/** @param now - epoch milliseconds */
export function todayItems(
  counts: {readonly declined: number; readonly welcome: number; readonly anniversaries: number},
  connections: readonly Connection[],
  files: readonly FileAge[],
  now: number,
): TodayItem[] {
  const lists = (['declined', 'welcome'] as const)
    .map(kind => ({kind, count: counts[kind], filter: TODAY_FILTERS[kind]}))
    .filter(item => item.count > 0);
  const past = [
    ...(counts.declined > 0 ? [{kind: 'recovery' as const, count: counts.declined}] : []),
    ...(counts.anniversaries > 0 ? [{kind: 'anniversaries' as const, count: counts.anniversaries}] : []),
  ];
  const broken = connections.flatMap(connection =>
    connection.problem === undefined ? [] : [{kind: 'connection' as const, connection, problem: connection.problem}],
  );
  const old = files
    .map(({vendor, asOf}) => ({kind: 'old-file' as const, vendor, days: Math.floor((now - asOf) / DAY_MS)}))
    .filter(({days}) => days > OLD_FILE_DAYS);
  return [...lists, ...past, ...broken, ...old];
}
