import type {Reading} from '#shared/model/record';
import {kindOf} from '#shared/model/record-key';
import type {BadRow, Connector, Cursor, PulledPage} from '../connectors/connector';
import {numberOf} from '../env';
import type {Budget} from '../limits';
import {addBadRows, clearBadRows} from '../workspace/bad-rows';
import {commitParts} from '../workspace/commit-parts';
import {type ConnectionState, readConnection, writeConnection} from '../workspace/connection-store';
import type {Home} from '../workspace/home';
import {type Job, putJob, settleJob} from '../workspace/job-table';
import {readProgramme} from '../workspace/programme';
import {clearSeen, countLive, noteSeen} from '../workspace/sweep-store';
import {isOverAllowance, quotaEnds} from '../workspace/tally';
import {reseal} from '../workspace/vault';
import {openConnection} from './access';
import {ConnectorError} from './connector-error';
import {type Count, hashOfPage, isRepeated, leftAfter, marksAfter} from './count-pass';
import {finishSweep} from './finish-sweep';
import {keepLinked} from './keep-linked';
import {recordFailure} from './record-failure';
import {isDeep, noteActs, takeBack} from './take-back';

const SYNC_EVERY_MS = 15 * 60_000;
/** A page may take several: people who are named on it, what they did. One that cannot be asked to its end is not begun. */
const FETCHES_OF_A_PAGE = 8;
const SWEEP_EVERY_MS = 24 * 3_600_000;
const CALIBRATE_EVERY_MS = 3_600_000;

/**
 * One run of a connection's sync job: pages until the pass ends, the budget is spent, or the vendor refuses. Every page is one
 * commit that carries its cursor, so a kill between two of them costs a page read again and nothing else.
 */
export async function syncConnection(home: Home, job: Job, budget: Budget): Promise<void> {
  const {sql, now} = home;
  try {
    await reseal(home, job.key);
    const opened = await openConnection(home, job.key, budget);
    if (opened === undefined) return settleJob(sql, job, undefined);
    let state: ConnectionState | undefined = sql.transaction(() => beginPass(home, job.key, opened.connector));
    while (state?.cursor !== undefined) {
      if (budget.fetches < FETCHES_OF_A_PAGE || budget.records <= 0) return settleJob(sql, job, {due: now(), state: job.state});
      if (isOverAllowance(home)) return stopForToday(home, job);
      const wait = opened.pace.waitMs(now());
      if (wait > 0) return settleJob(sql, job, {due: now() + wait, state: job.state});
      const {since, page, place, before} = state.cursor;
      const pulled = await opened.connector.pull({...opened.access, now: now()}, {since, page, place});
      const {changes} = opened.connector;
      if (isRepeated(pulled, {before, changes, place})) throw new ConnectorError('unexpected-shape', 'the same page again');
      assertMoved({since, page, place}, pulled.next);
      budget.records -= pulled.readings.length;
      state = takePage(home, job.key, {connector: opened.connector, page: pulled});
    }
    settleJob(sql, job, state === undefined ? undefined : {due: state.nextAt ?? now(), state: job.state});
  } catch (error) {
    recordFailure(home, job, error);
  }
}

/** @throws ConnectorError where the vendor sends us back to the page that it just gave: the pass would never end */
function assertMoved(here: Cursor, next: Cursor | undefined): void {
  const isSame = next !== undefined && next.since === here.since && next.page === here.page && next.place === here.place;
  if (isSame) throw new ConnectorError('unexpected-shape', 'the same page again');
}

/** Starts a pass where none is running: everything on the first and once a day, else what changed since the last one. */
function beginPass({sql, now}: Home, id: string, {changes, deepEveryMs = 0}: Connector): ConnectionState | undefined {
  const state = readConnection(sql, id);
  if (state === undefined || state.cursor !== undefined) return state;
  const sweeping = changes === 'none' || state.sweptAt === null || now() >= (state.sweepAt ?? state.sweptAt + SWEEP_EVERY_MS);
  if (sweeping) clearSeen(sql, id);
  if (sweeping) clearBadRows(sql, id);
  const isAnew = sweeping && (state.deepAt === undefined || now() - state.deepAt >= deepEveryMs);
  const since = isAnew ? undefined : state.resumeFrom;
  const begun = {
    ...state,
    sweeping,
    cursor: {...(since === undefined ? {} : {since}), page: 0},
    done: 0,
    expected: null,
    changed: 0,
    marks: marksAfter(undefined, {at: now(), done: 0}),
    ...(sweeping ? {skipped: 0, badRows: undefined, seen: []} : {}),
  };
  // A look for changes comes and goes every few minutes: it is shown when it ends.
  writeConnection(sql, id, begun, !sweeping);
  return begun;
}

/** Commits a page, then the pass if it was the last one. Nothing awaits between reading the state and storing it. */
function takePage(
  home: Home,
  id: string,
  {connector, page}: {connector: Connector; page: PulledPage},
): ConnectionState | undefined {
  const {sql} = home;
  const readings = connector.linkedOnly ? keepLinked(sql, page.readings) : page.readings;
  const {sweeps} = connector;
  const state = sql.transaction(() => {
    const committed = commitPage(home, id, {page, readings, sweeps, isWhole: connector.linkedOnly !== true});
    if (committed !== undefined && isDeep(connector, committed)) noteActs(sql, id, page);
    return committed;
  });
  if (state === undefined || page.next !== undefined) return state;
  const isTold = !connector.deepSweeps?.some(kind => page.withheld?.includes(kind));
  const back = isTold && isDeep(connector, state) ? takeBack(home, id, {connector, state}) : 0;
  const kinds = sweeps.filter(kind => !page.withheld?.includes(kind));
  const read = {...state, changed: state.changed + back, withheld: page.withheld?.toSorted()};
  const swept = state.sweeping ? finishSweep(home, id, {state: read, kinds, count: countOf(state, page), connector}) : read;
  // A sweep counts the kinds that it compares: where there are others, everybody is counted.
  const records = connector.deepEveryMs === undefined ? swept.records : countLive(sql, state);
  return sql.transaction(() => endPass(home, id, {connector, state: {...swept, records}}));
}

function countOf({cursor, done}: ConnectionState, page: PulledPage): Count {
  const bad = (cursor?.bad ?? 0) + newBad(cursor, page).length;
  return {read: done + bad, bad, told: cursor?.told, left: leftAfter(page) ?? 0};
}

type Ending = {readonly connector: Connector; readonly state: ConnectionState};

/** `readings`: those of the page that are kept; `isWhole`: that is all of them. `sweeps`: the kinds that are counted. */
type Taken = {
  readonly page: PulledPage;
  readonly readings: readonly Reading[];
  readonly sweeps: readonly string[];
  readonly isWhole: boolean;
};

function commitPage(home: Home, id: string, {page, readings, sweeps, isWhole}: Taken): ConnectionState | undefined {
  const {sql, now} = home;
  const state = readConnection(sql, id);
  // Disconnected while the vendor was answering: what it said is dropped.
  if (state?.cursor === undefined) return undefined;
  const isLate = state.lastCompleteAt !== null;
  const {report, left} = commitParts(home, readings, part => ({readings: part, isLate}));
  const keys = readings.flatMap(({key}) => (sweeps.includes(kindOf(key)) ? key : []));
  const noted = state.sweeping ? noteSeen(sql, id, {held: state.seen ?? [], keys}) : undefined;
  const done = state.done + (noted !== undefined && isWhole ? noted.fresh : page.readings.length);
  const {problem: _problem, detail: _detail, ...rest} = state;
  const next: ConnectionState = {
    ...(state.problem === 'sweep-too-small' ? state : rest),
    ...pageOf(state.cursor, {page, done}),
    ...(page.resumeFrom === undefined ? {} : {resumeFrom: page.resumeFrom}),
    ...(noted === undefined ? {} : {seen: noted.seen}),
    done,
    expected: state.expected ?? page.remaining ?? page.about ?? null,
    marks: marksAfter(state.marks, {at: now(), done}),
    changed: state.changed + report.created + report.changed,
    records: state.records + report.created,
    skipped: state.skipped + newBad(state.cursor, page).length + left.length,
    ...(page.bad.length === 0 ? {} : {badRows: addBadRows(sql, id, {rows: page.bad, at: now()})}),
    ...(page.roles === undefined ? {} : {roles: [...page.roles]}),
    tries: 0,
    nextAt: null,
  };
  const visible = report.created + report.changed > 0 || state.problem !== next.problem;
  writeConnection(sql, id, next, !visible);
  return next;
}

type Place = NonNullable<ConnectionState['cursor']>;

/** Unreadable rows of a page without those of the page before, whose last second is read twice. */
function newBad(cursor: Place | undefined, {bad}: Pick<PulledPage, 'bad'>): readonly BadRow[] {
  const known = new Set(cursor?.badIds);
  return bad.filter(({id}) => id === undefined || !known.has(id));
}

/** Where the pass stands after a page. At the last one the place stays until the pass is ended: a kill in between reads it again. */
function pageOf(cursor: Place, {page, done}: {page: PulledPage; done: number}): {cursor: Place} {
  const bad = (cursor.bad ?? 0) + newBad(cursor, page).length;
  const badIds = page.bad.flatMap(({id}) => id ?? []);
  const left = leftAfter(page);
  const isFirst = cursor.before === undefined && cursor.told === undefined;
  const told = isFirst && left !== undefined ? done + bad + left : cursor.told;
  const known = told === undefined ? {} : {told};
  if (page.next === undefined) return {cursor: {...cursor, ...known}};
  const {since, page: number, place} = page.next;
  const before = hashOfPage(page);
  return {
    cursor: {
      ...(since === undefined ? {} : {since}),
      page: number,
      ...(place === undefined ? {} : {place}),
      ...(before === undefined ? {} : {before}),
      ...known,
      ...(bad === 0 ? {} : {bad}),
      ...(badIds.length === 0 ? {} : {badIds}),
    },
  };
}

function endPass(home: Home, id: string, {connector, state}: Ending): ConnectionState {
  const {sql, env, now} = home;
  const at = now();
  const {cursor, restarts: _restarts, marks: _marks, seen: _seen, ...rest} = state;
  const ended = {
    ...rest,
    ...(connector.deepEveryMs !== undefined && cursor?.since === undefined ? {deepAt: at} : {}),
    lastCompleteAt: at,
    sweptAt: state.sweeping ? at : state.sweptAt,
    sweeping: false,
    nextAt: at + numberOf(env.SYNC_EVERY_MS, Math.max(SYNC_EVERY_MS, connector.everyMs ?? 0)),
  };
  writeConnection(sql, id, ended);
  if (state.sweeping) clearSeen(sql, id);
  const {calibratedAt} = readProgramme(sql);
  if (state.changed > 0 || calibratedAt === null) {
    const due = state.sweeping || calibratedAt === null ? at : Math.max(at, calibratedAt + CALIBRATE_EVERY_MS);
    putJob(sql, {kind: 'calibrate', key: 'programme', due, state: ''});
  }
  return ended;
}

function stopForToday(home: Home, job: Job): void {
  const {sql, now} = home;
  const nextAt = quotaEnds(now());
  sql.transaction(() => {
    const state = readConnection(sql, job.key);
    if (state === undefined) return settleJob(sql, job, undefined);
    const {detail: _detail, ...rest} = state;
    writeConnection(sql, job.key, {...rest, problem: 'quota', nextAt});
    settleJob(sql, job, {due: nextAt, state: job.state});
  });
}
