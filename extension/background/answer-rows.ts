import {has} from '#shared/filter/bits';
import type {RowAnswer, RowIdentity} from '../messages';
import {chipState} from '../mirror/chip-state';
import {matching} from '../mirror/filter';
import {type Found, lookUp, lookUpPrefix} from '../mirror/look-up';
import {idAt, type State} from '../mirror/state';
import type {Current} from './context';

/** One answer per row, in order. */
export function answerRows(
  {state, programme, files, segments, now}: Current,
  {rows, filter, isHidden}: {rows: readonly RowIdentity[]; filter: string | undefined; isHidden: boolean},
): RowAnswer[] {
  const bits = filter === undefined ? undefined : matching(state, filter, {programme, now, segments});
  return rows.map(row => {
    if (isHidden) return {state: {kind: 'hidden'}};
    const found = findRow(state, row);
    const chip = chipState(state, found, {programme, files, now});
    if (typeof found !== 'number') return {state: chip, ...(bits === undefined ? {} : {matches: false})};
    return {state: chip, id: idAt(state, found), ...(bits === undefined ? {} : {matches: has(bits, found)})};
  });
}

/** Whom a row names. */
export function findRow(state: State, {identifiers, emailPrefix}: RowIdentity): Found {
  const found = lookUp(state, identifiers);
  if (found !== undefined || emailPrefix === undefined) return found;
  return lookUpPrefix(state, emailPrefix.toLowerCase());
}
