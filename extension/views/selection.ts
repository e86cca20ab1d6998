import {add, type Bits, bitsOf, count, remove, without} from '#shared/filter/bits';

/** The people whom the creator ticked. Kept by id: it outlives filter, order, and a sync that moves people about. */
export type Selection = {
  readonly ids: ReadonlySet<string>;
  /** The same people by ordinal, in the mirror that `at` names. */
  readonly bits: Bits;
  readonly at: string;
};

/** Whose ordinals are meant. `at` changes whenever an ordinal may have come to mean somebody else. */
export type People = {
  readonly size: number;
  readonly at: string;
  readonly idOf: (ordinal: number) => string | undefined;
  readonly ordinalOf: (id: string) => number | undefined;
};

export const NOBODY: Selection = {ids: new Set(), bits: bitsOf(0), at: ''};

/** The selection with these people in it (`on`) or out of it. */
export function selected(selection: Selection, ordinals: ArrayLike<number>, on: boolean, people: People): Selection {
  const {ids, bits} = rebased(selection, people);
  const next = {ids: new Set(ids), bits: bits.slice(), at: people.at};
  for (let at = 0; at < ordinals.length; at++) {
    const ordinal = ordinals[at] ?? 0;
    const id = people.idOf(ordinal);
    if (id === undefined) continue;
    if (on) {
      next.ids.add(id);
      add(next.bits, ordinal);
    } else {
      next.ids.delete(id);
      remove(next.bits, ordinal);
    }
  }
  return next;
}

/** The same people after the mirror changed; who is gone is not selected any more. */
export function rebased(selection: Selection, people: People): Selection {
  if (selection.at === people.at) return selection;
  const ids = new Set<string>();
  const bits = bitsOf(people.size);
  for (const id of selection.ids) {
    const ordinal = people.ordinalOf(id);
    if (ordinal === undefined) continue;
    ids.add(id);
    add(bits, ordinal);
  }
  return {ids, bits, at: people.at};
}

/** How many are selected, and how many of them a filter leaves out. */
export function figures({ids, bits}: Selection, matching: Bits): {selected: number; outside: number} {
  return {selected: ids.size, outside: count(without(bits.slice(), matching))};
}
