/** Makes many calls one, in the next frame; none once the signal aborts. */
export function oncePerFrame(act: () => void, signal: AbortSignal): () => void {
  let queued = false;
  return () => {
    if (queued) return;
    queued = true;
    requestAnimationFrame(() => {
      queued = false;
      if (!signal.aborted) act();
    });
  };
}
