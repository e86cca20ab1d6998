import type {IngestOutcome} from '#shared/home';
import {LimitError} from '../limits';
import {commit, type Work} from './commit';
import type {Home} from './home';
import {logFailure} from './log';

/** How many records were new, changed and so on. */
export type Report = IngestOutcome['report'];

export type Parts<T> = {
  readonly report: Report;
  /** Supporters written or looked at, in all parts. */
  readonly people: number;
  /** What does not fit even alone: it is left out, so that it does not keep the rest from coming. */
  readonly left: readonly T[];
};

const NOTHING: Report = {created: 0, changed: 0, unchanged: 0};

/**
 * Commits a list in its order: whole where its people fit into the memory of one commit, else in halves, as small as need be.
 * Inside a transaction all of them stand or fall with it; outside each part is one of its own.
 *
 * @param workOf - the work that a part of the list is
 */
export function commitParts<T>(home: Home, list: readonly T[], workOf: (part: readonly T[]) => Work): Parts<T> {
  if (list.length === 0) return {report: NOTHING, people: 0, left: []};
  try {
    const {report, supporters} = home.sql.transaction(() => commit(home, workOf(list))).outcome;
    return {report, people: supporters.length, left: []};
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    if (list.length === 1) {
      logFailure('commit', error);
      return {report: NOTHING, people: 0, left: list};
    }
    const middle = Math.ceil(list.length / 2);
    const first = commitParts(home, list.slice(0, middle), workOf);
    const second = commitParts(home, list.slice(middle), workOf);
    return {
      report: sum(first.report, second.report),
      people: first.people + second.people,
      left: [...first.left, ...second.left],
    };
  }
}

/**
 * The same where what came out is asked for and nobody may be left out: call inside a transaction.
 *
 * @throws LimitError where somebody does not fit even alone
 */
export function commitOutcomes<T>(home: Home, list: readonly T[], workOf: (part: readonly T[]) => Work): IngestOutcome[] {
  if (list.length === 0) return [];
  try {
    return [home.sql.transaction(() => commit(home, workOf(list))).outcome];
  } catch (error) {
    if (!(error instanceof LimitError) || list.length === 1) throw error;
    const middle = Math.ceil(list.length / 2);
    return [list.slice(0, middle), list.slice(middle)].flatMap(part => commitOutcomes(home, part, workOf));
  }
}

/** Two reports as one. */
export function sum(left: Report, right: Report): Report {
  const counts: Record<string, number | undefined> = {...left};
  for (const [name, count = 0] of Object.entries(right)) counts[name] = (counts[name] ?? 0) + count;
  return {...left, ...counts};
}
