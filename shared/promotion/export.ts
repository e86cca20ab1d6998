import {BOM, csvLine} from '#shared/csv/write-csv';
import type {Promotion} from '#shared/model/promotion';
import type {Entry} from '#shared/promotion/entries';
import {type Participant, weightOf} from '#shared/promotion/tally';

/** An instant as the creator's clock shows it: `2026-11-03` and `14:05:00`. */
export type Clock = (at: number) => {readonly date: string; readonly time: string};

/** What a file of entries is made with. */
export type ExportWith = {
  readonly clock: Clock;
  /** The zone of dates and times, by its IANA name. */
  readonly zone: string;
  /** Nobody tells who liked on this channel: not known is written as nothing, never as 0. */
  readonly isLikesKnown: boolean;
  /** Who wants no score, rank or points: listed without a weight. */
  readonly isUnranked: (rid: string) => boolean;
  /** Who somebody is among the supporters, by rid of the record; undefined: nobody knows. */
  readonly nameOf: (rid: string) => string | undefined;
};

/** A promotion's entries within a span, both ends included; absent: all. Those without a date count to when they were first seen. */
export type ExportSpan = {readonly from?: number | undefined; readonly until?: number | undefined};

export function within(entries: readonly Entry[], {from, until}: ExportSpan): Entry[] {
  return entries.filter(({at}) => (from === undefined || at >= from) && (until === undefined || at <= until));
}

const ENTRY_COLUMNS = ['date', 'time', 'time zone', 'user id', 'name', 'action', 'post', 'counts', 'weight', 'supporter'];

/** Entries to write, and which of all of them count: one for each person is one over all posts, whichever file it stands in. */
export type ExportEntries = {readonly entries: readonly Entry[]; readonly counted: ReadonlySet<string>};

/** One line for each entry, the earliest first (LOY-34 to LOY-37). An entry without a date has none here either. */
export function entriesCsv({entries, counted}: ExportEntries, promotion: Promotion, {clock, zone, nameOf}: ExportWith): string {
  const links = new Map(promotion.posts.map(({id, link}) => [id, link]));
  const lines = [...entries].sort(byTime).map(entry => {
    const {at, user, name, action, post, rid, undated, id} = entry;
    const {date, time} = undated ? {date: undefined, time: undefined} : clock(at);
    const counts = counted.has(id);
    const who = [textId(user), name, action === 'liked' ? 'like' : 'comment', links.get(post) ?? post];
    return csvLine([
      date,
      time,
      undated ? undefined : zone,
      ...who,
      counts ? 1 : 0,
      counts ? weightOf(entry, promotion) : 0,
      nameOf(rid),
    ]);
  });
  return [BOM, csvLine(ENTRY_COLUMNS), ...lines].join('');
}

const PARTICIPANT_COLUMNS = [
  'user id',
  'name',
  'times',
  'likes',
  'comments',
  'posts',
  'counted',
  'weight',
  'first',
  'last',
  'supporter',
];

/** All posts together, one line for each id with how often it occurs (LOY-40). */
export function participantsCsv(
  participants: readonly Participant[],
  {clock, nameOf, isLikesKnown, isUnranked}: ExportWith,
): string {
  const day = (at: number) => clock(at).date;
  const lines = participants.map(({user, name, times, likes, comments, posts, counted, weight, firstAt, lastAt, rid}) =>
    csvLine([
      textId(user),
      name,
      times,
      isLikesKnown ? likes : undefined,
      comments,
      posts,
      counted,
      isUnranked(rid) ? undefined : weight,
      day(firstAt),
      day(lastAt),
      nameOf(rid),
    ]),
  );
  return [BOM, csvLine(PARTICIPANT_COLUMNS), ...lines].join('');
}

/** One file for each post that has entries in the span (LOY-39). */
export function postFiles(
  {entries, counted}: ExportEntries,
  promotion: Promotion,
  how: ExportWith,
): {name: string; csv: string}[] {
  return promotion.posts.flatMap(({id}, place) => {
    const own = entries.filter(({post}) => post === id);
    const name = `${String(place + 1).padStart(3, '0')}-${id.replaceAll(/[^\w.-]+/g, '_').slice(0, 60)}.csv`;
    return own.length === 0 ? [] : [{name, csv: entriesCsv({entries: own, counted}, promotion, how)}];
  });
}

/** One column, as Meta takes lists of customers: `email` with SHA-256 in hex, or `uid` (LOY-38). */
export function audienceCsv(column: 'email' | 'uid', values: readonly string[]): string {
  return [csvLine([column]), ...[...new Set(values)].map(value => csvLine([value]))].join('');
}

/** Long numbers stay what they are: a spreadsheet would round them. */
function textId(user: string): string {
  return /^\d{16,}$/.test(user) ? `'${user}` : user;
}

function byTime(left: Entry, right: Entry): number {
  return left.at - right.at || (left.id < right.id ? -1 : 1);
}
