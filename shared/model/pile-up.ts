import {compareText, sameData} from '#shared/model/compare';
import type {Source} from '#shared/model/record';

type Said = {readonly source: Source; readonly asOf: number};
type Dated = {readonly at: number};

/** One of the lists that grow over the years: purchases, or what somebody did. */
export type Pile<Told extends Dated> = {
  readonly idOf: (told: Told) => string;
  /** Kept of one record, the newest. */
  readonly most: number;
  /** What may be said again without being news, though it differs. */
  readonly isOld?: (held: Told, told: Told) => boolean;
};

/** What one source says of such a list; `deleted`: it no longer has the person, and takes back what it told. */
export type Telling<Told> = Said & {readonly told: readonly Told[]; readonly deleted?: boolean | undefined};

/**
 * A list with what a reading tells: the freshest word on each id counts, and what the reading does not name stays, as it may tell
 * of a period only. A reading says little and a list may be long: what it does not name is only passed by.
 *
 * @param known - newest first, by id where two are of one instant
 * @returns the same list where nothing changes
 */
export function pileUp<Told extends Dated>(
  known: readonly (Told & Said)[],
  {told, source, asOf, deleted}: Telling<Told>,
  {idOf, most, isOld}: Pile<Told>,
): readonly (Told & Said)[] {
  const isGone = (one: Said) => deleted === true && one.source === source && one.asOf <= asOf;
  const named = new Set(told.map(idOf));
  const held = new Map<string, Told & Said>();
  for (const one of known) if (named.has(idOf(one)) && !isGone(one)) held.set(idOf(one), one);
  const news = new Map<string, Told & Said>();
  for (const one of told) {
    const former = held.get(idOf(one));
    if (former !== undefined && (isOld?.(former, one) || asOf < former.asOf || sameData(withoutSource(former), one))) continue;
    const next = {...one, source, asOf};
    news.set(idOf(one), next);
    held.set(idOf(one), next);
  }
  if (news.size === 0 && deleted !== true) return known;
  const newestFirst = (left: Told, right: Told) => right.at - left.at || compareText(idOf(left), idOf(right));
  const stays = known.filter(one => !news.has(idOf(one)) && !isGone(one));
  const all = woven(stays, [...news.values()].sort(newestFirst), newestFirst).slice(0, most);
  const isSame = all.length === known.length && all.every((one, at) => one === known[at] || sameData(one, known[at]));
  return isSame ? known : all;
}

function withoutSource<Told>({source: _, asOf: __, ...told}: Told & Said): unknown {
  return told;
}

/** Two lists in order as one. */
function woven<T>(left: readonly T[], right: readonly T[], compare: (left: T, right: T) => number): T[] {
  const all: T[] = [];
  let at = 0;
  for (const one of right) {
    for (let next = left[at]; next !== undefined && compare(next, one) < 0; next = left[++at]) all.push(next);
    all.push(one);
  }
  for (; at < left.length; at++) all.push(left[at] as T);
  return all;
}
