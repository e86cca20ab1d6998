/** A slice of work after which the window may answer: far below what anybody feels. */
const SLICE_MS = 12;

/** Drives a generator to its end, a slice at a time; undefined when it was stopped. */
export async function inSlices<T>(work: Generator<unknown, T>, signal: AbortSignal): Promise<T | undefined> {
  while (!signal.aborted) {
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      const {done, value} = work.next();
      if (done === true) return value as T;
    }
    await new Promise(resolve => setTimeout(resolve));
  }
  return undefined;
}
