import {count, ordinals} from '#shared/filter/bits';
import {textOf} from '../../mirror/saved-filters';
import type {PersonRow} from '../person-row';
import {segmentName, shownSegment} from '../segment-name';
import {lineAt} from './find-people';
import {mostLoyal} from './most-loyal';
import {readFilter, resultOf, type Snapshot} from './snapshot';

/** Whom a filter fits. */
export type Matches = {
  /** The text of the filter. */
  readonly filter: string;
  /** Of the saved filter with this text. */
  readonly name: string | undefined;
  readonly total: number;
  /** So many of them at most, the most loyal first. */
  rows(most: number): PersonRow[];
};

/** Undefined for a text that is no filter. */
export function matchesOf(snapshot: Snapshot, filter: string): Matches | undefined {
  const parsed = readFilter(snapshot, filter);
  if (filter.trim() === '' || !parsed.ok) return undefined;
  const {bits} = resultOf(snapshot, parsed.tree);
  const saved = snapshot.segments.find(segment => textOf(snapshot.state, shownSegment(segment)) === filter);
  return {
    filter,
    name: saved && segmentName(saved.name),
    total: count(bits),
    rows: most => mostLoyal(snapshot.state.columns, ordinals(bits), most).map(ordinal => lineAt(snapshot, ordinal)),
  };
}
