/** Makes calls that come within `delayMs` one run of the work, and never two runs at the same time. */
export function inOneGo(work: () => Promise<void>, delayMs: number): () => void {
  let isPlanned = false;
  let last: Promise<void> = Promise.resolve();
  return () => {
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(() => {
      isPlanned = false;
      // After a failed run too: its failure is reported as unhandled, and the next call starts afresh.
      last = last.then(work, work);
    }, delayMs);
  };
}
