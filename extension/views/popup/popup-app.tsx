import {useCallback, useEffect, useMemo, useState} from 'preact/hooks';
import {sendMessage} from '../../messages';
import {idAt} from '../../mirror/state';
import {columnRow} from '../data/column-row';
import {keepShown, readLastShown, type Shown} from '../data/last-shown';
import {searchPeople} from '../data/search-people';
import {type Snapshot, segmentCounts, todayCounts} from '../data/snapshot';
import {fileAges, isFile, syncState} from '../data/sources';
import {useImport} from '../data/use-import';
import {useSite} from '../data/use-site';
import {useSnapshot} from '../data/use-snapshot';
import {todayItems} from '../today';
import {PopupView} from './popup-view';

const RESULTS = 50;

/** The popup over the mirror: everything that it shows is read here. */
export function PopupApp() {
  const reading = useSnapshot();
  const importing = useImport();
  const {site, onUse} = useSite();
  const snapshot = reading.kind === 'ready' ? reading.snapshot : undefined;
  const [last] = useState(readLastShown);
  const live = useMemo(() => (snapshot === undefined ? undefined : shownOf(snapshot)), [snapshot]);
  useEffect(() => {
    if (live !== undefined) keepShown(live);
  }, [live]);
  const shown = live ?? (reading.kind === 'opening' ? last : undefined);
  const search = useCallback((query: string) => (snapshot === undefined ? undefined : find(snapshot, query)), [snapshot]);
  return (
    <PopupView
      {...(shown ?? NOTHING)}
      mirror={shown === undefined ? {kind: reading.kind === 'failed' ? 'failed' : 'opening'} : {kind: 'ready', size: shown.size}}
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

const NOTHING: Shown = {today: [], segments: [], sync: {kind: 'local'}, waiting: 0, connections: [], files: [], size: 0};

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
    size: snapshot.state.head.people,
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
