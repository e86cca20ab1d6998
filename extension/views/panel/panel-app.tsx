import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {sendMessage} from '../../messages';
import {hidden} from '../../settings';
import {GateSheet} from '../consent/gate-sheet';
import {hereOf} from '../consent/here-of';
import {useGate} from '../consent/use-gate';
import {useActions} from '../data/use-actions';
import {useImport} from '../data/use-import';
import {useSnapshot} from '../data/use-snapshot';
import {Empty} from '../parts/empty';
import {StreamingMark} from '../streaming/streaming-mark';
import {createToasts} from '../toasts';
import {PanelView} from './panel-view';
import {useFolds} from './use-folds';
import {usePanelRun} from './use-panel-run';
import {usePanelSubject} from './use-panel-subject';

/** The panel beside a page, over the mirror: it follows whom the page is about (J12). */
export function PanelApp() {
  const reading = useSnapshot();
  const following = usePanelSubject();
  const importing = useImport();
  const gate = useGate(hereOf(reading.kind === 'ready' ? reading.snapshot : undefined));
  const onFiles = (files: readonly File[]) => gate.beforePeople(() => importing.onFiles(files));
  const toasts = useMemo(createToasts, []);
  const actions = useActions(toasts);
  const folds = useFolds();
  const isHidden = useHidden();
  const run = usePanelRun();
  useEffect(() => {
    document.title = i18n.t('panel.title');
  }, []);
  if (following.kind === 'stray') return <Alone text={i18n.t('panel.stray')} />;
  if (isHidden) {
    const show = {label: i18n.t('panel.show'), onClick: () => void hidden.setValue(false)};
    return <Alone text={i18n.t('panel.hidden')} button={show} />;
  }
  if (reading.kind !== 'ready' || following.kind !== 'ready' || isHidden === undefined) {
    const isFailed = reading.kind === 'failed';
    return (
      <p class="panel-waits second late" role={isFailed ? 'alert' : undefined}>
        {i18n.t(isFailed ? 'popup.failed' : 'popup.opening')}
      </p>
    );
  }
  const {trail, filter, walk, settle} = following;
  return (
    <>
      <StreamingMark />
      <PanelView
        snapshot={reading.snapshot}
        run={run}
        trail={trail}
        filter={filter}
        walk={walk}
        settle={settle}
        importing={{...importing, onFiles}}
        actions={actions}
        toasts={toasts}
        folds={folds}
        onOpen={path => void sendMessage('open', {path})}
        onTryNow={() => void sendMessage('syncNow')}
      />
      <GateSheet gate={gate} />
    </>
  );
}

/** The panel says one thing only. */
function Alone(props: Parameters<typeof Empty>[0]) {
  return (
    <main>
      <h1 class="hidden">{i18n.t('panel.title')}</h1>
      <Empty {...props} />
    </main>
  );
}

/** Whether everything is hidden for a stream; undefined until that is known, so that nothing shows for a moment. */
function useHidden(): boolean | undefined {
  const [isHidden, setHidden] = useState<boolean | undefined>(undefined);
  const latest = useRef(true);
  useEffect(() => {
    latest.current = true;
    void hidden.getValue().then(value => latest.current && setHidden(value));
    const stop = hidden.watch(setHidden);
    return () => {
      latest.current = false;
      stop();
    };
  }, []);
  return isHidden;
}
