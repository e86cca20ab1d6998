import type {MembershipKind, MembershipState} from '#shared/membership/status';

const KINDS: readonly MembershipKind[] = ['paid', 'free', 'none'];
const STATES: readonly MembershipState[] = ['active', 'cancelled', 'declined', 'refunded', 'fraud', 'none'];

/** What a column says of the kind of a membership. */
export function kindOf(word: string): MembershipKind {
  return KINDS.find(kind => kind === word) ?? 'none';
}

/** What a column says of its state. */
export function stateOf(word: string): MembershipState {
  return STATES.find(state => state === word) ?? 'none';
}
