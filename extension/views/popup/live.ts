import {idAt} from '../../mirror/state';
import {columnRow} from '../data/column-row';
import {followSnapshots} from '../data/follow-snapshots';
import type {Shown} from '../data/last-shown';
import {searchPeople} from '../data/search-people';
import {type Snapshot, segmentCounts, todayCounts} from '../data/snapshot';
import {fileAges, isFile, syncState} from '../data/sources';
import type {PersonRow} from '../person-row';
import {todayItems} from '../today';

const RESULTS = 50;

/** What the popup shows of the mirror as it is now. */
export type Live = {
  readonly shown: Shown;
  /** The people that a query finds, best first, and how many there are in all. */
  readonly search: (query: string) => {readonly rows: readonly PersonRow[]; readonly total: number};
};

/** The popup's part that needs mirror and filters, loaded after its first drawing. */
export function followLive(signal: AbortSignal, show: (live: Live) => void): Promise<void> {
  return followSnapshots(signal, snapshot => show({shown: shownOf(snapshot), search: query => find(snapshot, query)}));
}

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
