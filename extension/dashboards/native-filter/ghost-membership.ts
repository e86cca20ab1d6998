import type {Filter, Test} from '#shared/filter/tree';

/* Kind and state as Ghost's status and Stripe's word for the subscription. Ghost knows four of our pairs. */

const PAIRS = [
  {kind: 'paid', state: 'active'},
  {kind: 'paid', state: 'declined'},
  // Who paid once and left is a free member of Ghost's.
  {kind: 'paid', state: 'cancelled'},
  {kind: 'free', state: 'active'},
] as const;

// By which of the pairs fit. What is not here Ghost can only ask as "this or that", which its list does not take.
const TERMS: Readonly<Record<string, readonly string[]>> = {
  '1111': [],
  '1100': ['status:-free'],
  '1000': ['status:-free', 'subscriptions.status:-past_due', 'subscriptions.status:-unpaid'],
  '0100': ['status:paid', 'subscriptions.status:-active', 'subscriptions.status:-trialing'],
  '0011': ['status:free'],
  '0010': ['status:free', 'subscriptions.status:canceled'],
  '0001': ['status:free', 'subscriptions.status:-canceled'],
};

/** What Ghost is asked for conditions on kind and state alone, all of them together; undefined where it cannot be. */
export function membershipTerms(parts: readonly Filter[]): readonly string[] | undefined {
  const fitting = PAIRS.map(pair => Number(parts.every(part => fits(part, pair)))).join('');
  return TERMS[fitting];
}

/** Whether a condition is on kind and state alone. */
export function isMembership(part: Filter): boolean {
  if (part.kind === 'and' || part.kind === 'or') return part.parts.length > 0 && part.parts.every(isMembership);
  if (part.kind === 'not') return isMembership(part.part);
  return part.kind === 'test' && (part.field === 'kind' || part.field === 'state') && isOfWords(part.test);
}

function isOfWords(test: Test): boolean {
  return test.op === 'is' || test.op === 'exactly';
}

function fits(part: Filter, pair: (typeof PAIRS)[number]): boolean {
  switch (part.kind) {
    case 'and':
      return part.parts.every(one => fits(one, pair));
    case 'or':
      return part.parts.some(one => fits(one, pair));
    case 'not':
      return !fits(part.part, pair);
    case 'test':
      return 'values' in part.test && part.test.values.includes(part.field === 'kind' ? pair.kind : pair.state);
    default:
      return false;
  }
}
