import type {ReadPostRequest, ReadPostResponse} from '#shared/protocol/promotions';
import type {Cursor} from '../connectors/connector';
import {newBudget} from '../limits';
import {openConnection} from '../sync/access';
import {heldUntil} from '../sync/circuit';
import {ConnectorError} from '../sync/connector-error';
import {commitParts} from './commit-parts';
import type {Home} from './home';
import {isOverAllowance, quotaEnds} from './tally';

/** `wait`: milliseconds until the vendor, or the day's rows, allow it. `cannot`: nothing tells there who liked or commented. */
export type PostRead = ReadPostResponse | 'gone' | 'cannot' | {readonly waitMs: number};

/**
 * Reads one page of who liked and commented a post and commits it. The browser asks for the next one: nothing is kept of where it
 * stands, as a page read twice changes nothing.
 *
 * @throws ConnectorError, VaultError
 */
export async function readPost(home: Home, id: string, {post, cursor}: ReadPostRequest): Promise<PostRead> {
  const {now} = home;
  if (isOverAllowance(home)) return {waitMs: quotaEnds(now()) - now()};
  const until = heldUntil(home, id);
  if (until !== undefined) return {waitMs: until - now()};
  const opened = await openConnection(home, id, newBudget());
  if (opened === undefined) return 'gone';
  const {connector, access, state} = opened;
  if (connector.readPost === undefined) return 'cannot';
  const here: Cursor = {since: cursor?.since, page: cursor?.page ?? 0, place: cursor?.place};
  const {readings, bad, next} = await connector.readPost({...access, now: now()}, post, here);
  if (next !== undefined && isSame(next, here)) throw new ConnectorError('unexpected-shape', 'the same page again');
  const isLate = state.lastCompleteAt !== null;
  const {report, left} = commitParts(home, readings, part => ({readings: part, isLate}));
  const {created, changed, unchanged} = report;
  const entries = readings.reduce((sum, {activities = []}) => sum + activities.length, 0);
  return {entries, created, changed, unchanged, bad: bad.length + left.length, next: next === undefined ? null : told(next)};
}

function isSame(left: Cursor, right: Cursor): boolean {
  return left.since === right.since && left.page === right.page && left.place === right.place;
}

function told({since, page, place}: Cursor): NonNullable<ReadPostResponse['next']> {
  return {...(since === undefined ? {} : {since}), page, ...(place === undefined ? {} : {place})};
}
