/** So many are sorted, or merged, before the window may answer: well below a millisecond. */
const PIECE = 512;

/**
 * A stable merge sort: short runs by the browser's own sort, then two runs at a time into one, as sorting from disk does. A single
 * sort of 100,000 people takes a window's thread for a tenth of a second.
 *
 * @yields how many were sorted or merged, after each piece
 */
export function* sortInPieces<T extends object>(
  items: readonly T[],
  compare: (left: T, right: T) => number,
): Generator<number, readonly T[]> {
  let runs: (readonly T[])[] = [];
  for (let at = 0; at < items.length; at += PIECE) {
    runs.push(items.slice(at, at + PIECE).sort(compare));
    yield PIECE;
  }
  while (runs.length > 1) {
    const longer: (readonly T[])[] = [];
    for (let at = 0; at < runs.length; at += 2) longer.push(yield* merge(runs[at] ?? [], runs[at + 1] ?? [], compare));
    runs = longer;
  }
  return runs[0] ?? [];
}

function* merge<T extends object>(
  left: readonly T[],
  right: readonly T[],
  compare: (left: T, right: T) => number,
): Generator<number, readonly T[]> {
  const merged: T[] = [];
  let [first, second] = [0, 0];
  while (merged.length < left.length + right.length) {
    const [one, other] = [left[first], right[second]];
    if (one !== undefined && (other === undefined || compare(one, other) <= 0)) {
      merged.push(one);
      first += 1;
    } else if (other !== undefined) {
      merged.push(other);
      second += 1;
    }
    if (merged.length % PIECE === 0) yield PIECE;
  }
  return merged;
}
