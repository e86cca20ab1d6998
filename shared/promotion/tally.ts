import {compareText} from '#shared/model/compare';
import type {Promotion} from '#shared/model/promotion';
import type {Entry} from '#shared/promotion/entries';

/** What counts of a promotion, and how much. */
type Counting = Pick<Promotion, 'track' | 'entries' | 'weights'>;

/** One id of the channel, with all that it did to the posts. */
export type Participant = Pick<Entry, 'rid' | 'user' | 'name'> & {
  /** How often the id occurs (LOY-40), whatever of it counts. */
  readonly times: number;
  readonly likes: number;
  readonly comments: number;
  /** Posts that it liked or commented. */
  readonly posts: number;
  /** Entries that count, and what they weigh together. */
  readonly counted: number;
  readonly weight: number;
  readonly firstAt: number;
  readonly lastAt: number;
};

export type Tally = {
  /** By weight, then by how often, then by id. */
  readonly participants: readonly Participant[];
  /** Ids of the entries that count. */
  readonly counted: ReadonlySet<string>;
  /** Of all entries. */
  readonly likes: number;
  readonly comments: number;
  /** Of those that count. */
  readonly weight: number;
};

/**
 * Counts entries as a promotion says. Nothing is stored of it: another weight, or one entry for each person instead of all, is
 * another sum of the same entries (T11).
 */
export function tallyOf(entries: readonly Entry[], counting: Counting): Tally {
  const counted = new Set<string>();
  const participants = [...groupBy(entries, ({rid}) => rid).values()].map(own => participantOf(own, counting, counted));
  participants.sort(byWeight);
  return {
    participants,
    counted,
    likes: sumOf(participants, ({likes}) => likes),
    comments: sumOf(participants, ({comments}) => comments),
    weight: sumOf(participants, ({weight}) => weight),
  };
}

/** What one entry weighs where it counts; 0 for what the promotion does not track. */
export function weightOf({action}: Pick<Entry, 'action'>, {track, weights}: Omit<Counting, 'entries'>): number {
  if (action === 'liked') return track === 'comments' ? 0 : weights.like;
  return track === 'likes' ? 0 : weights.comment;
}

function participantOf(own: readonly Entry[], counting: Counting, counted: Set<string>): Participant {
  const counts = countingOf(own, counting);
  for (const {id} of counts) counted.add(id);
  const [first] = own;
  if (first === undefined) throw new Error('a participant without an entry');
  const name = own.find(entry => entry.name !== undefined)?.name;
  const likes = own.filter(({action}) => action === 'liked').length;
  return {
    rid: first.rid,
    user: first.user,
    ...(name === undefined ? {} : {name}),
    times: own.length,
    likes,
    comments: own.length - likes,
    posts: new Set(own.map(({post}) => post)).size,
    counted: counts.length,
    weight: sumOf(counts, entry => weightOf(entry, counting)),
    firstAt: own.reduce((least, {at}) => Math.min(least, at), Number.POSITIVE_INFINITY),
    lastAt: own.reduce((most, {at}) => Math.max(most, at), Number.NEGATIVE_INFINITY),
  };
}

/** Of those of which one counts it is the one that weighs most, then the earliest. */
function countingOf(own: readonly Entry[], counting: Counting): readonly Entry[] {
  const isTracked = ({action}: Entry) => counting.track !== (action === 'liked' ? 'comments' : 'likes');
  const tracked = own.filter(isTracked);
  if (counting.entries === 'every') return tracked;
  const best = (some: readonly Entry[]) => [...some].sort((left, right) => byWorth(left, right, counting)).slice(0, 1);
  if (counting.entries === 'one') return best(tracked);
  return [...groupBy(tracked, ({post}) => post).values()].flatMap(best);
}

function byWorth(left: Entry, right: Entry, counting: Counting): number {
  return weightOf(right, counting) - weightOf(left, counting) || left.at - right.at || compareText(left.id, right.id);
}

function byWeight(left: Participant, right: Participant): number {
  return right.weight - left.weight || right.times - left.times || compareText(left.user, right.user);
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}

function sumOf<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((sum, one) => sum + of(one), 0);
}
