import {useEffect, useState} from 'preact/hooks';
import {readPanelRun, watchPanels} from '../../panel-storage';

/** The run of messages that the side panel shows in the place of a person. Firefox's frame cannot open tabs: it shows none. */
export function usePanelRun(): string | undefined {
  const [run, setRun] = useState<string | undefined>(undefined);
  useEffect(() => {
    if (import.meta.env.FIREFOX) return;
    let isGone = false;
    const read = () => void readPanelRun().then(id => isGone || setRun(id));
    const stop = watchPanels(read);
    read();
    return () => {
      isGone = true;
      stop();
    };
  }, []);
  return run;
}
