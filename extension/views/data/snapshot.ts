import type {Bits} from '#shared/filter/bits';
import {count} from '#shared/filter/bits';
import {evaluate, type Result} from '#shared/filter/evaluate';
import type {NamedFilters} from '#shared/filter/named-filters';
import {catalogueOf} from '#shared/filter/supporter-columns';
import {parseFilter} from '#shared/filter/syntax';
import type {Filter, Parsed} from '#shared/filter/tree';
import {anniversaries} from '#shared/membership/roster';
import type {Connection} from '#shared/model/connection';
import type {Programme} from '#shared/model/programme';
import type {Segment} from '#shared/model/segment';
import type {Command} from '#shared/protocol/commands';
import {waiting} from '../../api/outbox';
import {segmentsWithPending} from '../../api/pending';
import type {SegmentCount} from '../../messages';
import type {Home} from '../../mirror/database';
import {connections, programme, segments} from '../../mirror/documents';
import type {Mirror} from '../../mirror/open-mirror';
import {savedFilters, textOf} from '../../mirror/saved-filters';
import type {State} from '../../mirror/state';
import {ownZone} from '../../mirror/zone';
import {type PullState, pullState, type StoredSession, session, streaming} from '../../settings';
import {spanOf} from '../history-span';
import {hideAmounts} from '../language';
import {shownSegment} from '../segment-name';
import {maskedState} from '../streaming/masked-state';
import {TODAY_FILTERS, type TodayCounts} from '../today';

/** Everything of the mirror at one moment, but the documents. `state` is shared and goes on changing: take a new snapshot. */
export type Snapshot = {
  readonly mirror: Mirror;
  readonly home: Home;
  readonly session: StoredSession | null;
  readonly pull: PullState;
  readonly state: State;
  readonly programme: Programme;
  readonly segments: readonly Segment[];
  readonly connections: readonly Connection[];
  /** What the private server has not answered yet. */
  readonly pending: readonly Command[];
  readonly now: number;
  /** Names, e-mails and amounts are hidden: nothing of what `state` says of a person may be copied, sent or kept. */
  readonly isStreaming: boolean;
};

export async function takeSnapshot(mirror: Mirror, now: number): Promise<Snapshot> {
  const [held, pull, isStreaming] = await Promise.all([session.getValue(), pullState.getValue(), streaming.getValue()]);
  hideAmounts(isStreaming);
  const home: Home = held === null ? 'local' : 'server';
  const read = await mirror.read(home);
  const state = isStreaming ? maskedState(read) : read;
  const [made, saved, connected, queued] = await Promise.all([
    programme(mirror, state),
    segments(mirror, state),
    connections(mirror, state),
    home === 'server' ? waiting(mirror.database) : [],
  ]);
  const pending = queued.map(({command}) => command);
  return {
    mirror,
    home,
    session: held,
    pull,
    state,
    programme: made,
    // Names stay as they are kept: a starter is known by its key.
    segments: segmentsWithPending(saved, pending).map(segment => ({...segment, filter: shownSegment(segment).filter})),
    connections: connected,
    pending,
    now,
    isStreaming,
  };
}

/** The saved filters by the names on screen, as `in:` names them. */
export function namedIn({segments: saved, state}: Pick<Snapshot, 'segments' | 'state'>): NamedFilters {
  return savedFilters(state, saved.map(shownSegment));
}

/** The people whom a filter fits. */
export function peopleOf(snapshot: Snapshot, tree: Filter): Bits {
  return resultOf(snapshot, tree).bits;
}

export function resultOf(snapshot: Snapshot, tree: Filter): Result {
  const {state, programme: made, now} = snapshot;
  return evaluate(tree, state.columns, {programme: made, now, zone: ownZone(), segments: namedIn(snapshot)});
}

/** Reads a filter text, knowing the saved filters and which words people have. @param self - the name of the saved filter whose text it is: what it names may not lead back to it */
export function readFilter(snapshot: Snapshot, text: string, self?: string): Parsed {
  const wordsOf = (field: string) => {
    const column = snapshot.state.columns.column(field);
    return column.kind === 'word' ? [...new Set(column.lists.flat())] : [];
  };
  const catalogue = catalogueOf(snapshot.state.columns);
  return parseFilter(text, {catalogue, segments: namedIn(snapshot), wordsOf, ...(self === undefined ? {} : {self})});
}

/** How many a filter text fits; 0 where it does not parse. */
export function countOf(snapshot: Snapshot, text: string): number {
  const parsed = parseFilter(text, {catalogue: catalogueOf(snapshot.state.columns)});
  return parsed.ok ? count(peopleOf(snapshot, parsed.tree)) : 0;
}

export function segmentCounts(snapshot: Snapshot): SegmentCount[] {
  return snapshot.segments.map(shownSegment).map(segment => {
    const filter = textOf(snapshot.state, segment);
    return {id: segment.id, name: segment.name, filter, count: countOf(snapshot, filter)};
  });
}

export function todayCounts(snapshot: Snapshot): TodayCounts {
  // Without any newsletter everybody would be missing from it; and where all of them said no there is nobody to invite.
  const canInvite =
    countOf(snapshot, 'newsletter:(subscribed, unsubscribed)') > 0 &&
    countOf(snapshot, `(${TODAY_FILTERS.invite}) newsletter:none`) > 0;
  return {
    declined: countOf(snapshot, TODAY_FILTERS.declined),
    welcome: countOf(snapshot, TODAY_FILTERS.welcome),
    invite: canInvite ? countOf(snapshot, TODAY_FILTERS.invite) : 0,
    left: countOf(snapshot, TODAY_FILTERS.left),
    anniversaries: anniversariesThisWeek(snapshot),
    doubts: countOf(snapshot, 'doubt:yes'),
    owed: owedNow(snapshot),
  };
}

/** Who is owed each benefit of this month, or once; the most first. */
function owedNow(snapshot: Snapshot): TodayCounts['owed'] {
  const test = (field: string, op: 'exactly' | 'is', value: string): Filter => ({
    kind: 'test',
    field,
    test: {op, values: [value]},
  });
  return snapshot.state.benefits
    .map(({id, name, each}) => {
      const month = each === 'month' ? [test('month', 'is', 'this-month')] : [];
      const parts = [test('name', 'exactly', name), test('state', 'is', 'owed'), ...month];
      const people = peopleOf(snapshot, {kind: 'some', of: 'benefit', part: {kind: 'and', parts}});
      return {benefit: id, name, count: count(people)};
    })
    .filter(line => line.count > 0)
    .sort((left, right) => right.count - left.count);
}

/** Paying members whose membership is whole years old this week: from the columns, so that Today is there at once. */
function anniversariesThisWeek({state: {columns, head}, now}: Snapshot): number {
  const week = spanOf('this-week', {}, now);
  let found = 0;
  for (let ordinal = 0; ordinal < head.size; ordinal++) {
    const start = columns.number('pledge-start', ordinal);
    if (!columns.isLive(ordinal) || Number.isNaN(start) || columns.word('kind', ordinal) !== 'paid') continue;
    const state = columns.word('state', ordinal);
    if (state !== 'cancelled' && state !== 'none' && anniversaries(start, week).length > 0) found += 1;
  }
  return found;
}
