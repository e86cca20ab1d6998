import {has} from '#shared/filter/bits';
import type {RowAnswer, RowFact, RowIdentity} from '../messages';
import {chipState} from '../mirror/chip-state';
import {matching} from '../mirror/filter';
import {type Found, lookUp, lookUpPrefix, withName} from '../mirror/look-up';
import {holderOf} from '../mirror/saved-filters';
import {idAt, type State} from '../mirror/state';
import type {Current} from './context';
import type {Choices} from './row-choices';

type Asked = {
  readonly rows: readonly RowIdentity[];
  readonly filter: string | undefined;
  readonly isHidden: boolean;
  readonly choices?: Choices | undefined;
  /** What stands beside the score of somebody. */
  readonly facts?: ((ordinal: number) => readonly RowFact[]) | undefined;
};

/** One answer per row, in order. */
export function answerRows(
  {state, programme, files, segments, now}: Current,
  {rows, filter, isHidden, choices, facts}: Asked,
): RowAnswer[] {
  const bits = filter === undefined ? undefined : matching(state, filter, {programme, now, segments});
  return rows.map(row => {
    if (isHidden) return {state: {kind: 'hidden'}};
    if (row.masked) return {state: {kind: 'masked'}, ...(bits === undefined ? {} : {matches: false})};
    const named = findRow(state, row);
    const found = named === 'ambiguous' ? chosen(state, choices?.(row)) : named;
    const chip = chipState(state, found, {programme, files, now});
    if (typeof found !== 'number') return {state: chip, ...(bits === undefined ? {} : {matches: false})};
    return {
      state: chip,
      id: idAt(state, found),
      ...(named === 'ambiguous' ? {isChosen: true} : {}),
      ...(bits === undefined ? {} : {matches: has(bits, found)}),
      ...(facts === undefined ? {} : {facts: facts(found)}),
    };
  });
}

/** Whom the creator said the row is; whoever was erased since is nobody. */
function chosen(state: State, rid: string | undefined): Found {
  return (rid === undefined ? undefined : holderOf(state, rid)) ?? 'ambiguous';
}

/** Whom a row names. A name alone can be many people's, so it is asked about even where one bears it. */
export function findRow(state: State, {identifiers, emailPrefix, name, conflict}: RowIdentity): Found {
  const found = lookUp(state, identifiers);
  // one of two contradicting keys is known: it may be the wrong one
  if (conflict && found !== undefined && identifiers.some(text => lookUp(state, [text]) === undefined)) return 'ambiguous';
  if (found !== undefined) return found;
  if (emailPrefix !== undefined) return lookUpPrefix(state, emailPrefix.toLowerCase());
  return name !== undefined && withName(state, name).length > 0 ? 'ambiguous' : undefined;
}
