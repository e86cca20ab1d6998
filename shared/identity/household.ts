import {components} from '#shared/identity/components';
import type {Group} from '#shared/identity/group';
import {areDifferent, areOnes, isPartOf, type PersonName} from '#shared/identity/names';

/**
 * Whose an address is where two people use it, as only their names can say. It is theirs where two holders' names are clearly
 * different and no name stands between them ("Francisco" between "Paco" and "Fran"). Then it says of a holder without a name, or
 * with one like both, nothing at all.
 *
 * @param groups - of the address's holders, in their order
 * @returns for each holder its side; those of one side may be one person. Undefined where nothing speaks against one person
 */
export function sidesOfAddress(groups: readonly Group[]): Uint32Array | undefined {
  const [left, right]: [number[], number[]] = [[], []];
  const link = (one: number, other: number) => {
    left.push(one);
    right.push(other);
  };
  forPairs(groups, (one, other) => {
    const [first, second] = [groups[one], groups[other]] as [Group, Group];
    if (first === second || hasPair(first, second, areOnes)) link(one, other);
  });
  const named = components(groups.length, left, right);
  let isShared = false;
  forPairs(groups, (one, other) => {
    isShared ||= named[one] !== named[other] && hasPair(groups[one] as Group, groups[other] as Group, areDifferent);
  });
  if (!isShared) return undefined;
  for (const [place, group] of groups.entries()) {
    if (isClear(group)) continue;
    const like = groups.flatMap((other, at) => (isClear(other) && hasPair(group, other, isPartOf) ? at : []));
    const [only] = like;
    if (only !== undefined && like.every(at => named[at] === named[only])) link(only, place);
  }
  return components(groups.length, left, right);
}

function isClear(group: Group): boolean {
  return [...group.names.values()].some(name => name.isClear);
}

function forPairs(groups: readonly Group[], look: (one: number, other: number) => void): void {
  for (let other = 1; other < groups.length; other++) for (let one = 0; one < other; one++) look(one, other);
}

function hasPair(left: Group, right: Group, holds: (one: PersonName, other: PersonName) => boolean): boolean {
  for (const one of left.names.values()) for (const other of right.names.values()) if (holds(one, other)) return true;
  return false;
}
