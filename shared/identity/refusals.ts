import type {RecordKey, StoredRecord} from '#shared/model/record';
import type {RefusedJoin} from '#shared/model/supporter';

/**
 * Finds the refused joins that name any of a group's records, in their order. An index, because a closure of thousands has
 * thousands of them, and each of its groups asks.
 */
export function refusalsByGroup(refused: readonly RefusedJoin[]): (group: readonly StoredRecord[]) => readonly RefusedJoin[] {
  const places = new Map<RecordKey, number[]>();
  for (const [place, {left, right}] of refused.entries()) {
    for (const key of new Set([left, right])) {
      const known = places.get(key);
      if (known === undefined) places.set(key, [place]);
      else known.push(place);
    }
  }
  return group => {
    const found = new Set(group.flatMap(record => places.get(record.key) ?? []));
    return [...found].sort((left, right) => left - right).flatMap(place => refused[place] ?? []);
  };
}
