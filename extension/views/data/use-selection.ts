import {useMemo, useState} from 'preact/hooks';
import {ordinalOf, type State} from '../../mirror/state';
import {NOBODY, type People, rebased, type Selection, selected} from '../selection';
import type {Snapshot} from './snapshot';

export type Ticking = {
  readonly selection: Selection;
  readonly tick: (ordinals: ArrayLike<number>, on: boolean) => void;
  readonly clear: () => void;
};

/** Whom the creator ticked, while the list stands: another filter or order changes nothing of it. */
export function useSelection(snapshot: Snapshot): Ticking {
  const [held, setHeld] = useState<Selection>(NOBODY);
  const {state, home} = snapshot;
  const {version, generation} = state.head;
  const people = useMemo<People>(
    () => ({
      size: state.columns.size,
      at: `${home} ${generation} ${version}`,
      idOf: idsOf(state),
      ordinalOf: id => ordinalOf(state, id),
    }),
    [state, home, generation, version],
  );
  const selection = useMemo(() => rebased(held, people), [held, people]);
  return {
    selection,
    tick: (ordinals, on) => setHeld(selected(selection, ordinals, on, people)),
    clear: () => setHeld(NOBODY),
  };
}

/** Characters of an id. */
const ID_LENGTH = 20;

/** All ids are read as one text: a header box ticks a hundred thousand people at once. */
function idsOf({columns, ids}: State): People['idOf'] {
  let text: string | undefined;
  return ordinal => {
    if (!columns.isLive(ordinal)) return undefined;
    text ??= new TextDecoder().decode(ids);
    return text.slice(ordinal * ID_LENGTH, (ordinal + 1) * ID_LENGTH);
  };
}
