/** The least of so many runs in milliseconds: other programs on the machine only ever add. */
export function least<T>(runs: number, work: () => T): {result: T; ms: number} {
  let ms = Number.POSITIVE_INFINITY;
  let result: T | undefined;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    result = work();
    ms = Math.min(ms, performance.now() - start);
  }
  return {result: result as T, ms};
}

/** What a fixed loop of arithmetic takes here, in milliseconds: the measure of the machine. */
export function calibrate(): number {
  return least(5, () => {
    let sum = 0;
    for (let at = 0; at < 10_000_000; at++) sum = (sum + at * at) | 0;
    return sum;
  }).ms;
}

export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
