import {useEffect, useState} from 'preact/hooks';
import {streaming} from '../../settings';

/** Whether names, e-mails and amounts are hidden for a stream; undefined until that is known. */
export function useStreaming(): boolean | undefined {
  const [isOn, setOn] = useState<boolean | undefined>(undefined);
  useEffect(() => {
    let isLatest = true;
    void streaming.getValue().then(value => isLatest && setOn(value));
    const stop = streaming.watch(setOn);
    return () => {
      isLatest = false;
      stop();
    };
  }, []);
  return isOn;
}
