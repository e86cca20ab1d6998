type Options = {readonly stillMs: number; readonly atMostMs: number; readonly signal: AbortSignal};

/**
 * Resolves once the page's tree has stood still for `stillMs`, or after `atMostMs`: a page with a running clock never stands
 * still. In a hidden tab nothing is worth a look: it resolves when somebody looks.
 */
export async function pageStill({stillMs, atMostMs, signal}: Options): Promise<void> {
  let changedAt = performance.now();
  const until = changedAt + atMostMs;
  const observer = new MutationObserver(() => {
    changedAt = performance.now();
  });
  observer.observe(document, {childList: true, subtree: true});
  try {
    for (let now = changedAt; !signal.aborted; now = performance.now()) {
      const due = Math.min(changedAt + stillMs, until);
      if (now < due) await sleep(due - now, signal);
      else if (document.hidden) await shown(signal);
      else return;
    }
  } finally {
    observer.disconnect();
  }
}

/** Resolves at the next change of the page's tree, or when the signal aborts. */
export function treeChanged(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const end = () => {
      observer.disconnect();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const observer = new MutationObserver(end);
    observer.observe(document, {childList: true, subtree: true});
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}

/** Resolves when the time is over or the signal aborts. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}

function shown(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const seen = new AbortController();
    const end = () => {
      if (document.hidden && !signal.aborted) return;
      seen.abort();
      resolve();
    };
    document.addEventListener('visibilitychange', end, {signal: seen.signal});
    signal.addEventListener('abort', end, {signal: seen.signal});
  });
}
