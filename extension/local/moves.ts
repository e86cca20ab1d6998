import type {MembershipState} from '#shared/membership/status';
import {idAt, type State} from '../mirror/state';

/** People whose membership moved between two looks at a mirror. */
export type Moves = {readonly joined: number; readonly left: number; readonly declined: number; readonly recovered: number};

/** Each supporter's state at one moment, by id. */
export type Standings = ReadonlyMap<string, string>;

export function standings(state: State): Standings {
  const found = new Map<string, string>();
  for (let ordinal = 0; ordinal < state.head.size; ordinal++) {
    const id = idAt(state, ordinal);
    if (id !== undefined) found.set(id, String(state.columns.word('state', ordinal)));
  }
  return found;
}

/** What happened in between. From nothing at all nobody moved: everyone is simply new to us. */
export function moves(before: Standings, after: Standings): Moves {
  const counted = {joined: 0, left: 0, declined: 0, recovered: 0};
  if (before.size === 0) return counted;
  for (const [id, state] of after) {
    const was = before.get(id);
    if (was === undefined) counted.joined++;
    else if (was !== state) {
      const move = moveOf(was, state);
      if (move !== undefined) counted[move]++;
    }
  }
  return counted;
}

const LEFT: readonly string[] = ['cancelled', 'refunded', 'fraud'] satisfies MembershipState[];

function moveOf(was: string, state: string): 'left' | 'declined' | 'recovered' | undefined {
  if (state === 'declined') return 'declined';
  if (was === 'declined' && state === 'active') return 'recovered';
  return LEFT.includes(state) && !LEFT.includes(was) ? 'left' : undefined;
}
