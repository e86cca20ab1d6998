import {useCallback, useMemo} from 'preact/hooks';
import {sendMessage} from '../../messages';
import {idAt} from '../../mirror/state';
import {columnRow} from '../data/column-row';
import {searchPeople} from '../data/search-people';
import {type Snapshot, segmentCounts, todayCounts} from '../data/snapshot';
import {fileAges, isFile, syncState} from '../data/sources';
import {useImport} from '../data/use-import';
import {useSite} from '../data/use-site';
import {useSnapshot} from '../data/use-snapshot';
import {todayItems} from '../today';
import {type PopupProps, PopupView} from './popup-view';

const RESULTS = 50;

/** The popup over the mirror: everything that it shows is read here. */
export function PopupApp() {
  const reading = useSnapshot();
  const importing = useImport();
  const {site, onUse} = useSite();
  const snapshot = reading.kind === 'ready' ? reading.snapshot : undefined;
  const shown = useMemo(() => (snapshot === undefined ? NOTHING : shownOf(snapshot)), [snapshot]);
  const search = useCallback((query: string) => (snapshot === undefined ? NOBODY : find(snapshot, query)), [snapshot]);
  return (
    <PopupView
      {...shown}
      mirror={reading.kind === 'ready' ? {kind: 'ready', size: reading.snapshot.state.head.people} : reading}
      site={site ?? {kind: 'elsewhere'}}
      importing={importing.state}
      now={Date.now()}
      search={search}
      onOpen={open}
      onUseSite={onUse}
      onTryNow={() => void sendMessage('syncNow')}
      onFiles={importing.onFiles}
      onCancelImport={importing.onCancel}
      onCloseImport={importing.onClose}
    />
  );
}

type Shown = Pick<PopupProps, 'today' | 'segments' | 'sync' | 'waiting' | 'connections' | 'files'>;

const NOTHING: Shown = {today: [], segments: [], sync: {kind: 'local'}, waiting: 0, connections: [], files: []};
const NOBODY = {rows: [], total: 0};

function shownOf(snapshot: Snapshot): Shown {
  const live = snapshot.connections.filter(connection => !isFile(connection));
  const files = fileAges(snapshot.connections);
  return {
    today: todayItems(todayCounts(snapshot), live, files, snapshot.now),
    segments: segmentCounts(snapshot),
    sync: syncState(snapshot.session !== null, snapshot.pull, live),
    waiting: snapshot.pending.length,
    connections: live,
    files,
  };
}

function find({state, programme, now}: Snapshot, query: string) {
  const {best, total} = searchPeople(state.columns, query, RESULTS);
  const rows = best.map(ordinal => columnRow(state.columns, {id: idAt(state, ordinal) ?? '', ordinal}, programme, now));
  return {rows, total};
}

function open(path: string): void {
  void sendMessage('open', {path}).then(() => window.close());
}
