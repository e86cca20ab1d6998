import type {Participant} from '#shared/promotion/tally';
import type {Known} from './use-known';

/** In the order of weight; who wants no rank stands after all others, in the order of their ids. */
export function ranked(people: readonly Participant[], known: ReadonlyMap<string, Known>): Participant[] {
  const isOut = ({rid}: Participant) => known.get(rid)?.isOptedOut === true;
  const out = people.filter(isOut).sort((left, right) => (left.user < right.user ? -1 : 1));
  return [...people.filter(one => !isOut(one)), ...out];
}
