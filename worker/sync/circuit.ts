import type {ConnectionProblem} from '#shared/model/connection';
import {type ConnectionState, readConnection, writeConnection} from '../workspace/connection-store';
import type {Home} from '../workspace/home';
import {findJob, putJob} from '../workspace/job-table';
import {backOffMs} from './back-off';
import type {ConnectorError, ConnectorErrorCode} from './connector-error';

/** Failures in a row, of whichever job, after which the vendor is asked nothing at all for a while. */
const OPENS_AFTER = 3;
/** A vendor that asks for more patience than this means everything of ours. */
const LONG_MS = 60_000;

const IN_TROUBLE: readonly (ConnectorErrorCode | ConnectionProblem)[] = ['unreachable', 'rate-limited', 'quota', 'vendor-quota'];

/** What a failure is called on screen. */
export function problemOf(code: ConnectorErrorCode): ConnectionProblem {
  if (code === 'cursor-expired') return 'unexpected-shape';
  return code === 'quota' ? 'vendor-quota' : code;
}

/**
 * Until when nothing is asked of a connection's vendor; undefined: it may be asked now. When that time comes the first job tries:
 * it either closes the circuit, or everything waits again.
 */
export function heldUntil({sql, paces, now}: Home, id: string): number | undefined {
  const at = now();
  const wait = paces.get(id)?.waitMs(at) ?? 0;
  const state = readConnection(sql, id);
  const open = state !== undefined && isOpen(state, at) ? (state.nextAt ?? at) : at;
  const until = Math.max(open, at + wait);
  return until > at ? until : undefined;
}

function isOpen({problem, nextAt, tries}: ConnectionState, now: number): boolean {
  if (problem === undefined || nextAt === null || nextAt <= now) return false;
  if (problem === 'vendor-quota') return true;
  if (problem !== 'unreachable' && problem !== 'rate-limited') return false;
  return tries >= OPENS_AFTER || (problem === 'rate-limited' && nextAt - now > LONG_MS);
}

/**
 * Counts what went wrong in another job than the reading. The third failure in a row is shown on the connection, and everything of
 * it waits. Call inside a transaction.
 */
export function noteTrouble(home: Home, id: string, failure: ConnectorError): void {
  const {sql, now, random} = home;
  const state = readConnection(sql, id);
  if (state === undefined || !IN_TROUBLE.includes(failure.code)) return;
  const tries = state.tries + 1;
  if (tries < OPENS_AFTER && failure.code !== 'quota') {
    writeConnection(sql, id, {...state, tries}, true);
    return;
  }
  const nextAt = now() + backOffMs(failure, tries, random());
  writeConnection(sql, id, {...state, tries, problem: problemOf(failure.code), detail: failure.detail, nextAt});
  const sync = findJob(sql, 'sync', id);
  if (sync !== undefined && sync.due < nextAt) putJob(sql, {...sync, due: nextAt});
}

/** Another job than the reading was answered: the vendor is there again. Call inside a transaction. */
export function noteAnswer({sql}: Home, id: string): void {
  const state = readConnection(sql, id);
  if (state === undefined || state.tries === 0) return;
  const {problem, detail, ...rest} = state;
  const isOver = problem !== undefined && IN_TROUBLE.includes(problem);
  const told = isOver || problem === undefined ? {} : {problem, ...(detail === undefined ? {} : {detail})};
  const nextAt = isOver ? (findJob(sql, 'sync', id)?.due ?? null) : state.nextAt;
  writeConnection(sql, id, {...rest, ...told, tries: isOver || problem === undefined ? 0 : state.tries, nextAt}, !isOver);
}
