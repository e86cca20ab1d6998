import {count} from '#shared/filter/bits';
import {catalogueOf} from '#shared/filter/supporter-columns';
import {parseFilter} from '#shared/filter/syntax';
import {waiting} from '../api/outbox';
import {segmentsWithPending} from '../api/pending';
import type {BarState, FilterCheck} from '../messages';
import {segments} from '../mirror/documents';
import {counts, matching} from '../mirror/filter';
import {savedFilters} from '../mirror/saved-filters';
import {filterProblemText} from '../views/filter-problem-text';
import {shownSegment} from '../views/segment-name';
import type {Current} from './context';

/** Saved filters with their counts, as they will be once what waits is carried out. */
export async function answerBar({mirror, home, state, programme, now}: Current): Promise<BarState> {
  const commands = (await waiting(mirror.database)).map(row => row.command);
  const saved = segmentsWithPending(await segments(mirror, state), home === 'server' ? commands : []);
  const shown = saved.map(shownSegment);
  const named = savedFilters(state, shown);
  return {total: state.head.people, home, segments: counts(state, shown, {programme, now, segments: named})};
}

export function answerCheck({state, programme, now, segments: named}: Current, filter: string): FilterCheck {
  const parsed = parseFilter(filter, {segments: named, catalogue: catalogueOf(state.columns)});
  if (!parsed.ok) return {ok: false, at: parsed.problem.at, message: filterProblemText(parsed.problem)};
  const bits = matching(state, filter, {programme, now, segments: named});
  return {ok: true, count: bits === undefined ? 0 : count(bits)};
}
