import type {Connection} from '#shared/model/connection';

/** One vendor: how many people it knows, and how its connections and files stand. */
export type SourceRow = {
  readonly vendor: string;
  /** Whom it knows, as a filter. */
  readonly filter: string;
  /** Undefined while it is read for the first time, and where it never was. */
  readonly people: number | undefined;
  /** Of its oldest connection or file; undefined where nobody says. */
  readonly asOf: number | undefined;
  /** The least share of what the vendor counts, 0 to 1; undefined where it does not count: not known, and not all. */
  readonly completeness: number | undefined;
  readonly connections: readonly Connection[];
};

/** The creator's own notes and edits, which are no source that could be old. */
const OWN = 'self';

/**
 * @param vendors - those that somebody in the data is known from
 * @param countOf - how many a filter text fits
 */
export function sourceRows(
  vendors: readonly string[],
  connections: readonly Connection[],
  countOf: (filter: string) => number,
): SourceRow[] {
  // A column may still hold words that nobody has any more.
  const held = vendors.filter(vendor => vendor !== OWN && countOf(`source:${vendor}`) > 0);
  const all = new Set([...connections.map(({vendor}) => vendor), ...held]);
  return [...all].map(vendor => rowOf(vendor, connections, countOf)).sort(byPeople);
}

function rowOf(vendor: string, all: readonly Connection[], countOf: (filter: string) => number): SourceRow {
  const filter = `source:${vendor}`;
  const connections = all.filter(connection => connection.vendor === vendor);
  const read = connections.filter(({lastCompleteAt}) => lastCompleteAt !== null);
  const shares = read.map(({completeness}) => completeness);
  const isUnread = connections.length > read.length;
  return {
    ...{vendor, filter, connections},
    people: isUnread && read.length === 0 ? undefined : countOf(filter),
    asOf: read.length === 0 ? undefined : Math.min(...read.flatMap(({lastCompleteAt}) => lastCompleteAt ?? [])),
    completeness: isUnread || shares.length === 0 ? undefined : least(shares),
  };
}

/** Undefined as soon as one does not count. */
function least(shares: readonly (number | undefined)[]): number | undefined {
  return shares.includes(undefined) ? undefined : Math.min(...shares.flatMap(one => one ?? []));
}

function byPeople(left: SourceRow, right: SourceRow): number {
  return (right.people ?? -1) - (left.people ?? -1) || (left.vendor < right.vendor ? -1 : 1);
}
