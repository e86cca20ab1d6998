import {hash53} from '#shared/identity/hash53';
import type {PulledPage} from '../connectors/connector';
import type {ConnectionState} from '../workspace/connection-store';

type Marks = NonNullable<ConnectionState['marks']>;
type Mark = Marks[number];

const WINDOW_MS = 60_000;
/** After a longer stand (a vendor's limit, the night) the rate of before says nothing. */
const STAND_MS = 10 * 60_000;

/** The marks that a rate is told by: one to two minutes ago, less than that, now. */
export function marksAfter(marks: Marks | undefined, mark: Mark): Marks {
  const [first = mark, middle = first, last = middle] = marks ?? [];
  if (mark.at - last.at > STAND_MS) return [mark, mark, mark];
  return mark.at - middle.at >= WINDOW_MS ? [middle, mark, mark] : [first, middle, mark];
}

/** Rows that the vendor counts beyond this page; undefined where it does not count. */
export function leftAfter({readings, bad, remaining}: Pick<PulledPage, 'readings' | 'bad' | 'remaining'>): number | undefined {
  return remaining === undefined ? undefined : Math.max(0, remaining - readings.length - bad.length);
}

/** Everything that a page says but the time of reading; the pages of two lists are never the same. */
export function hashOfPage({readings, list = ''}: Pick<PulledPage, 'readings' | 'list'>): number | undefined {
  if (readings.length === 0) return undefined;
  return hash53(list, JSON.stringify(readings.map(({asOf: _asOf, ...said}) => said)));
}

/** Vendors tell whole seconds: pages that lie in one second are asked for in two ways, and are rightly the same. */
const SECOND_MS = 1_000;

/**
 * Whether the vendor gave a page once more in place of the one that was asked for: its rows would be counted twice and others
 * never read.
 *
 * @param before - the hash of the page before
 */
export function isRepeated(
  page: Pick<PulledPage, 'readings' | 'list'>,
  {before, changes, place}: {before: number | undefined; changes: 'since' | 'none'; place: string | undefined},
): boolean {
  if (before === undefined || hashOfPage(page) !== before) return false;
  const dates = page.readings.map(({asOf}) => asOf);
  const span =
    dates.reduce((most, at) => Math.max(most, at), 0) - dates.reduce((least, at) => Math.min(least, at), Number.MAX_VALUE);
  return changes === 'none' || place !== undefined || span > SECOND_MS;
}

export type Count = {
  /** Rows read, each once, unreadable ones included. */
  readonly read: number;
  /** Of those, how many could not be read. */
  readonly bad: number;
  /** What the vendor counted when the pass began; undefined where it does not count. */
  readonly told: number | undefined;
  /** What it counts beyond its own last page. */
  readonly left: number;
};

/**
 * How many rows a whole pass lacks. Those beyond the last page: its paging broke off (C8). Those that it counted at first and
 * did not give: people who left meanwhile, or pages that shifted under us; nobody can tell, so nobody is gone.
 */
export function unreadOf({read, told = 0, left}: Pick<Count, 'read' | 'told' | 'left'>): number {
  return Math.max(left, told - read);
}
