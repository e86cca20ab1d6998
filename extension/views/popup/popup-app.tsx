import {useEffect, useState} from 'preact/hooks';
import {sendMessage} from '../../messages';
import {GateSheet} from '../consent/gate-sheet';
import {useGate} from '../consent/use-gate';
import {asOfText, keepShown, readLastShown, type Shown} from '../data/last-shown';
import {useImport} from '../data/use-import';
import {useKept} from '../data/use-kept';
import {useSite} from '../data/use-site';
import {PopupView} from './popup-view';
import {useLive} from './use-live';

/** The popup: at once what it showed last, then the mirror as it is now. */
export function PopupApp() {
  const reading = useLive();
  const importing = useImport();
  const kept = useKept(importing);
  const {site, copying, verbs} = useSite();
  const [last] = useState(readLastShown);
  const live = reading.kind === 'ready' ? reading.live : undefined;
  useEffect(() => {
    if (live !== undefined) keepShown(live.kept);
  }, [live]);
  const shown = reading.kind === 'ready' ? reading.live.shown : reading.kind === 'opening' ? last?.shown : undefined;
  const isSample = shown?.isSample === true;
  const gate = useGate({isSample, hasOwn: shown !== undefined && ownPeople(shown)});
  const onFiles = (files: readonly File[]) => gate.beforePeople(() => importing.onFiles(files));
  return (
    <>
      <PopupView
        {...(shown ?? NOTHING)}
        mirror={reading.kind === 'ready' || shown !== undefined ? {kind: 'ready', size: shown?.size ?? 0} : {kind: reading.kind}}
        site={site}
        copying={copying}
        siteVerbs={{...verbs, onUse: () => gate.beforePage(verbs.onUse)}}
        importing={{...importing, onFiles}}
        kept={kept}
        now={Date.now()}
        asOf={live === undefined && last !== undefined ? asOfText(last, Date.now()) : undefined}
        search={live?.search}
        onOpen={open}
        onTryNow={() => void sendMessage('syncNow')}
        onFiles={onFiles}
      />
      <GateSheet gate={gate} />
    </>
  );
}

function ownPeople({isSample, size, sync}: Shown): boolean {
  return sync.kind !== 'local' || (size > 0 && !isSample);
}

const NOTHING: Shown = {
  today: [],
  segments: [],
  sync: {kind: 'local'},
  waiting: 0,
  connections: [],
  files: [],
  isSample: false,
  size: 0,
};

function open(path: string): void {
  void sendMessage('open', {path}).then(() => window.close());
}
