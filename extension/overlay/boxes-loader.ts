import type {Parts} from './parts';

type Options = {
  readonly load: () => Promise<Parts['boxes']>;
  readonly arrived: (boxes: Parts['boxes']) => void;
  readonly failed: (error: unknown) => void;
  readonly signal: AbortSignal;
};

/** Loads what opens in the frame, once: when the browser is idle, or when it is needed; after a failure the next need asks again. */
export function createBoxesLoader({load, arrived, failed, signal}: Options): {need(): void} {
  let state: 'none' | 'loading' | 'there' = 'none';

  function need(): void {
    if (state !== 'none' || signal.aborted) return;
    state = 'loading';
    load().then(
      boxes => {
        state = 'there';
        arrived(boxes);
      },
      error => {
        state = 'none';
        failed(error);
      },
    );
  }

  // a chip is pointed at sooner or later
  requestIdleCallback(need);
  return {need};
}
