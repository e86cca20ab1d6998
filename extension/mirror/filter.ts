import {type Bits, bitsOf, count} from '#shared/filter/bits';
import {evaluate} from '#shared/filter/evaluate';
import type {NamedFilters} from '#shared/filter/named-filters';
import {catalogueOf} from '#shared/filter/supporter-columns';
import {parseFilter} from '#shared/filter/syntax';
import type {Programme} from '#shared/model/programme';
import type {Segment} from '#shared/model/segment';
import type {SegmentCount} from '../messages';
import {textOf} from './saved-filters';
import type {State} from './state';
import {ownZone} from './zone';

export type FilterContext = {
  readonly programme: Programme;
  readonly now: number;
  /** What `in:` can name. */
  readonly segments: NamedFilters;
};

/** Whom a filter text fits; undefined where it does not parse. */
export function matching(state: State, filter: string, context: FilterContext): Bits | undefined {
  const parsed = parseFilter(filter, {catalogue: catalogueOf(state.columns)});
  return parsed.ok ? evaluate(parsed.tree, state.columns, {...context, zone: ownZone()}).bits : undefined;
}

/** How many people each saved filter fits, 0 where its text does not parse. */
export function counts(state: State, segments: readonly Segment[], context: FilterContext): SegmentCount[] {
  return segments.map(segment => {
    const {id, name} = segment;
    const filter = textOf(state, segment);
    const bits = matching(state, filter, context) ?? bitsOf(0);
    return {id, name, filter, count: count(bits)};
  });
}
