import {hash53} from '#shared/identity/hash53';
import type {MembershipState} from '#shared/membership/status';
import {entriesOf} from '../mirror/identifier-index';
import {idAt, type State} from '../mirror/state';

/** People who changed between two looks at a mirror, by the ids that they have now. Each list opens. */
export type Moves = {
  /** New to us, without a membership or in the first file, which says nothing of who came when. */
  readonly added: readonly string[];
  readonly joined: readonly string[];
  readonly left: readonly string[];
  readonly declined: readonly string[];
  readonly recovered: readonly string[];
};

/** Each supporter's state at one moment, by id. */
export type Standings = ReadonlyMap<string, string>;

export function standings(state: State): Standings {
  const found = new Map<string, string>();
  for (let ordinal = 0; ordinal < state.head.size; ordinal++) {
    const id = idAt(state, ordinal);
    if (id !== undefined) found.set(id, stateAt(state, ordinal));
  }
  return found;
}

/** What happened since. Somebody who was merged in between is found by any former id, and so is not taken for new. */
export function moves(before: Standings, now: State): Moves {
  const former = formerStates(before, now);
  const found = {
    added: [] as string[],
    joined: [] as string[],
    left: [] as string[],
    declined: [] as string[],
    recovered: [] as string[],
  };
  for (let ordinal = 0; ordinal < now.head.size; ordinal++) {
    const id = idAt(now, ordinal);
    if (id === undefined) continue;
    const was = before.get(id) ?? former.get(ordinal);
    const is = stateAt(now, ordinal);
    if (was === undefined) found[before.size > 0 && is !== 'none' ? 'joined' : 'added'].push(id);
    else if (was !== is) {
      const move = moveOf(was, is);
      if (move !== undefined) found[move].push(id);
    }
  }
  return found;
}

/** By ordinal, the former state of people who had another id; a membership counts before none. */
function formerStates(before: Standings, now: State): Map<number, string> {
  const found = new Map<number, string>();
  for (const [id, state] of before) {
    for (const entry of entriesOf(now.index, hash53(`rid:${id}`), now.inTail)) {
      const ordinal = entry >>> 1;
      if (found.get(ordinal) === undefined || found.get(ordinal) === 'none') found.set(ordinal, state);
    }
  }
  return found;
}

function stateAt(state: State, ordinal: number): string {
  return String(state.columns.word('state', ordinal));
}

const LEFT: readonly string[] = ['cancelled', 'refunded', 'fraud'] satisfies MembershipState[];

function moveOf(was: string, state: string): 'joined' | 'left' | 'declined' | 'recovered' | undefined {
  if (was === 'none') return 'joined';
  if (state === 'declined') return 'declined';
  if (was === 'declined' && state === 'active') return 'recovered';
  return LEFT.includes(state) && !LEFT.includes(was) ? 'left' : undefined;
}
