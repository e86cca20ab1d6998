import {useEffect, useState} from 'preact/hooks';
import {afterPaint} from './after-paint';
import type {Live} from './live';

export type LiveReading =
  /** `unloaded`: the part of the popup that reads the mirror. */
  {readonly kind: 'opening' | 'failed' | 'unloaded'} | {readonly kind: 'ready'; readonly live: Live};

/** The mirror as it is now. What reads it is loaded once the popup has drawn what it showed last. */
export function useLive(): LiveReading {
  const [reading, setReading] = useState<LiveReading>({kind: 'opening'});
  useEffect(() => {
    const gone = new AbortController();
    start(gone.signal, setReading).catch(error => {
      if (gone.signal.aborted) return;
      setReading({kind: 'failed'});
      throw error;
    });
    return () => gone.abort();
  }, []);
  return reading;
}

async function start(signal: AbortSignal, show: (reading: LiveReading) => void): Promise<void> {
  await afterPaint();
  const part = await import('./live').catch(reportError);
  if (part === undefined) return show({kind: 'unloaded'});
  await part.followLive(signal, live => show({kind: 'ready', live}));
}
