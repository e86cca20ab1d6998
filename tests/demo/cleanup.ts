/** Things to stop at the end, last started first, whichever way the end comes. */
export type Cleanup = {
  add(stop: () => unknown): void;
  run(): Promise<void>;
};

/** Stops everything when the process is told to end, then ends it. */
export function createCleanup(): Cleanup {
  const stops: (() => unknown)[] = [];
  let running: Promise<void> | undefined;
  const cleanup: Cleanup = {
    add: stop => void stops.push(stop),
    run() {
      running ??= (async () => {
        for (const stop of stops.splice(0).reverse()) await stop();
      })();
      return running;
    },
  };
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.once(signal, () => void cleanup.run().finally(() => process.exit(code)));
  }
  return cleanup;
}
