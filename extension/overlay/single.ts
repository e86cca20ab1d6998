const STARTED = 'regulars:started';

/**
 * Only one copy of the overlay may live in a page: after an update or a second injection the newer one says so, and the
 * older one stops. The event carries nothing but an id.
 */
export function replaceOlderCopies(instance: string, stop: () => void, signal: AbortSignal): void {
  document.dispatchEvent(new CustomEvent(STARTED, {detail: instance}));
  document.addEventListener(
    STARTED,
    event => {
      if (event instanceof CustomEvent && event.detail !== instance) stop();
    },
    {signal},
  );
}
