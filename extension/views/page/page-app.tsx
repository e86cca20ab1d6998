import {useCallback, useEffect, useMemo, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import {sendMessage} from '../../messages';
import {isSample} from '../../sample/sample-account';
import {openSampleList} from '../../sample/sample-list';
import {GateSheet} from '../consent/gate-sheet';
import {hereOf} from '../consent/here-of';
import {useGate} from '../consent/use-gate';
import type {Snapshot} from '../data/snapshot';
import {fileAges, isFile, syncState} from '../data/sources';
import {useActions} from '../data/use-actions';
import {type Importing, useImport} from '../data/use-import';
import {useKept} from '../data/use-kept';
import {useRoute} from '../data/use-route';
import {useSnapshot} from '../data/use-snapshot';
import {usePalette} from '../palette/use-palette';
import {WindowPalette} from '../palette/window-palette';
import {ImportPanel} from '../parts/import-panel';
import {KeptList} from '../parts/kept-list';
import {SyncLine} from '../parts/sync-line';
import {dropTarget} from '../promotions/drop-target';
import {listOf, printRoute, type Route} from '../route';
import {SampleLine} from '../sample/sample-line';
import {createToasts} from '../toasts';
import {PageContent} from './page-content';
import {PageShell} from './page-shell';

/** The page over the mirror: the address bar says which view, the mirror what is in it. */
export function PageApp() {
  const reading = useSnapshot();
  const snapshot = reading.kind === 'ready' ? reading.snapshot : undefined;
  const importing = useImport();
  const kept = useKept(importing);
  const gate = useGate(hereOf(snapshot));
  const onFiles = (files: readonly File[]) => gate.beforePeople(() => importing.onFiles(files, dropTarget.value));
  const toasts = useMemo(createToasts, []);
  const actions = useActions(toasts);
  const {route, go, put} = useRoute();
  const palette = usePalette();
  const filterField = useRef<HTMLInputElement>(null);
  const wantsFilter = useRef(false);

  useEffect(() => {
    document.title = `${titleOf(route)} · Regulars`;
    if (!wantsFilter.current || filterField.current === null) return;
    wantsFilter.current = false;
    filterField.current.focus();
  }, [route]);
  const onSearch = useCallback(() => {
    wantsFilter.current = filterField.current === null;
    if (wantsFilter.current) go(listOf(''));
    filterField.current?.focus();
    return true;
  }, [go]);
  const onEscape = useCallback(() => closeLayer(route, go), [route, go]);
  return (
    <PageShell
      view={route.view}
      toasts={toasts}
      status={snapshot === undefined ? undefined : <Status snapshot={snapshot} go={go} />}
      onFiles={onFiles}
      onSearch={onSearch}
      onEscape={onEscape}
    >
      {snapshot !== undefined && isSample(snapshot.connections) ? <SampleLine onList={openSampleList} /> : undefined}
      {isExplained(importing, route) ? undefined : (
        <ImportPanel importing={{...importing, onFiles}} now={Date.now()} onOpen={go} />
      )}
      <KeptList {...kept} waitsHere={route.view === 'import' ? route.id : undefined} onGoOn={importing.onGoOn} onOpen={go} />
      {snapshot === undefined ? (
        <p class="column second late">{i18n.t(reading.kind === 'failed' ? 'popup.failed' : 'popup.opening')}</p>
      ) : (
        <PageContent
          snapshot={snapshot}
          route={route}
          go={go}
          put={put}
          actions={actions}
          toasts={toasts}
          filterField={filterField}
          onFiles={onFiles}
          importing={importing}
          gate={gate}
        />
      )}
      {snapshot !== undefined && palette.isOpen ? (
        <Palette snapshot={snapshot} route={route} go={go} onClose={palette.close} />
      ) : undefined}
      <GateSheet gate={gate} />
    </PageShell>
  );
}

type PaletteProps = {
  readonly snapshot: Snapshot;
  readonly route: Route;
  readonly go: (path: string) => void;
  readonly onClose: () => void;
};

function Palette({snapshot, route, go, onClose}: PaletteProps) {
  return (
    <WindowPalette
      snapshot={snapshot}
      person={route.view === 'supporters' ? route.id : undefined}
      onOpen={go}
      onPerson={id => go(printRoute({view: 'supporters', id, filter: '', people: []}))}
      onClose={onClose}
    />
  );
}

/** Whether the columns that a file waits for are being explained in this very view. */
function isExplained({state}: Importing, route: Route): boolean {
  return state?.kind === 'unknown' && route.view === 'import' && route.id === state.id;
}

function titleOf({view}: Route): string {
  if (view === 'run') return i18n.t('reach.runTitle');
  if (view === 'requests' || view === 'leave') return i18n.t(`privacy.${view}.title`);
  if (view === 'welcome') return i18n.t('welcome.title');
  if (view === 'glossary') return i18n.t('glossary.title');
  return i18n.t(view === 'connect' ? 'page.connections' : `page.${view}`);
}

function closeLayer(route: Route, go: (path: string) => void): boolean {
  if (route.view === 'supporters' && route.id !== undefined) {
    const {id: _id, ...list} = route;
    go(printRoute(list));
    return true;
  }
  if (route.view === 'duplicates' && route.left !== undefined) {
    go(`#/supporters/${route.left}`);
    return true;
  }
  if (route.view === 'benefits' && route.id !== undefined) {
    go(printRoute({view: 'benefits'}));
    return true;
  }
  if (route.view === 'promotions' && route.id !== undefined) {
    go(printRoute({view: 'promotions'}));
    return true;
  }
  if (route.view === 'loyalty' && route.id !== undefined) {
    go(printRoute({view: 'loyalty', tab: route.tab}));
    return true;
  }
  return false;
}

function Status({snapshot, go}: {readonly snapshot: Snapshot; readonly go: (path: string) => void}) {
  const {session, pull, connections, pending, now} = snapshot;
  const live = connections.filter(connection => !isFile(connection));
  return (
    <SyncLine
      sync={syncState(session !== null, pull, live)}
      waiting={pending.length}
      connections={[]}
      files={live.length === 0 ? fileAges(connections) : []}
      now={now}
      onTryNow={() => void sendMessage('syncNow')}
      onOpen={go}
    />
  );
}
