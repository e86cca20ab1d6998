/** Characters of a supporter's id, which are ASCII. */
const ID_LENGTH = 20;

/** Orders two people by their ids as they lie in the mirror's state. */
export function compareIds(ids: Uint8Array, left: number, right: number): number {
  for (let at = 0; at < ID_LENGTH; at++) {
    const difference = (ids[left * ID_LENGTH + at] ?? 0) - (ids[right * ID_LENGTH + at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
