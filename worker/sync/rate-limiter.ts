/** Lets at most `maxOpen` pieces of work run at once; the others wait in order. */
export type RateLimiter = {run<T>(work: () => Promise<T>): Promise<T>};

/**
 * One per object: the platform opens six connections at most, and every vendor allows as many. How long to wait after a refusal
 * is the sync loop's to decide (`back-off`).
 */
export function createRateLimiter(maxOpen: number): RateLimiter {
  let open = 0;
  const waiting: (() => void)[] = [];
  return {
    async run(work) {
      if (open >= maxOpen) await new Promise<void>(resolve => waiting.push(resolve));
      else open += 1;
      try {
        return await work();
      } finally {
        // The place is handed on, not given back, so nobody overtakes the queue.
        const next = waiting.shift();
        if (next === undefined) open -= 1;
        else next();
      }
    },
  };
}
