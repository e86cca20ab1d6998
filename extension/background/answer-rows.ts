import {count, has} from '#shared/filter/bits';
import {parseFilter} from '#shared/filter/syntax';
import {waiting} from '../api/outbox';
import {segmentsWithPending} from '../api/pending';
import type {BarState, FilterCheck, RowAnswer, RowIdentity} from '../messages';
import {chipState} from '../mirror/chip-state';
import {segments} from '../mirror/documents';
import {counts, matching} from '../mirror/filter';
import {type Found, lookUp, lookUpPrefix} from '../mirror/look-up';
import {idAt, type State} from '../mirror/state';
import {filterProblemText} from '../views/filter-problem-text';
import {segmentName} from '../views/segment-name';
import type {Current} from './context';

/** One answer per row, in order. */
export function answerRows(
  {state, programme, files, now}: Current,
  {rows, filter, isHidden}: {rows: readonly RowIdentity[]; filter: string | undefined; isHidden: boolean},
): RowAnswer[] {
  const bits = filter === undefined ? undefined : matching(state, filter, {programme, now});
  return rows.map(row => {
    if (isHidden) return {state: {kind: 'hidden'}};
    const found = findRow(state, row);
    const chip = chipState(state, found, {programme, files, now});
    if (typeof found !== 'number') return {state: chip, ...(bits === undefined ? {} : {matches: false})};
    return {state: chip, id: idAt(state, found), ...(bits === undefined ? {} : {matches: has(bits, found)})};
  });
}

function findRow(state: State, {identifiers, emailPrefix}: RowIdentity): Found {
  const found = lookUp(state, identifiers);
  if (found !== undefined || emailPrefix === undefined) return found;
  return lookUpPrefix(state, emailPrefix.toLowerCase());
}

/** Saved filters with their counts, as they will be once what waits is carried out. */
export async function answerBar({mirror, home, state, programme, now}: Current): Promise<BarState> {
  const commands = (await waiting(mirror.database)).map(row => row.command);
  const saved = segmentsWithPending(await segments(mirror, state), home === 'server' ? commands : []);
  const counted = counts(state, saved, {programme, now});
  return {total: state.head.people, home, segments: counted.map(row => ({...row, name: segmentName(row.name)}))};
}

export function answerCheck({state, programme, now}: Current, filter: string): FilterCheck {
  const parsed = parseFilter(filter);
  if (!parsed.ok) return {ok: false, at: parsed.problem.at, message: filterProblemText(parsed.problem)};
  const bits = matching(state, filter, {programme, now});
  return {ok: true, count: bits === undefined ? 0 : count(bits)};
}
