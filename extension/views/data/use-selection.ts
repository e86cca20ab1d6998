import {useMemo, useState} from 'preact/hooks';
import {idAt, ordinalOf} from '../../mirror/state';
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
      idOf: ordinal => idAt(state, ordinal),
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
