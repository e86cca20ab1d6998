import type {Programme} from '#shared/model/programme';
import {DAY_MS} from '#shared/model/time';
import type {Run} from '../../reach/run';
import {unfinishedRuns} from '../../reach/run-store';
import {isSample} from '../../sample/sample-account';
import {type FoundPeople, findPeople} from '../data/find-people';
import {followSnapshots} from '../data/follow-snapshots';
import type {LastShown, Shown} from '../data/last-shown';
import {type Snapshot, segmentCounts, todayCounts} from '../data/snapshot';
import {fileAges, isFile, syncState} from '../data/sources';
import {withoutPeople} from '../data/without-people';
import {formats} from '../language';
import {todayItems} from '../today';

/** What the popup shows of the mirror as it is now. */
export type Live = {
  readonly shown: Shown;
  /** The same for the next opening. */
  readonly kept: LastShown;
  /** The people that a query finds, best first, and how many there are in all. */
  readonly search: (query: string) => FoundPeople;
};

/** The popup's part that needs mirror and filters, loaded after its first drawing. */
export function followLive(signal: AbortSignal, show: (live: Live) => void): Promise<void> {
  return followSnapshots(signal, async snapshot => {
    const search = (query: string) => findPeople(snapshot, query);
    const shown = shownOf(snapshot, await unfinishedRuns(snapshot.mirror.database));
    show({shown, kept: keptOf(shown, snapshot.now), search});
  });
}

function keptOf(shown: Shown, at: number): LastShown {
  const {clock} = formats();
  return {shown: withoutPeople(shown), at, clock: clock(at, at), dayAndClock: clock(at, at + 2 * DAY_MS)};
}

function runsProgramme({levels = [], badges = [], rewards = [], draws = []}: Programme): boolean {
  return levels.length + badges.length + rewards.length + draws.length > 0;
}

function shownOf(snapshot: Snapshot, runs: readonly Run[]): Shown {
  const live = snapshot.connections.filter(connection => !isFile(connection));
  const files = fileAges(snapshot.connections);
  return {
    today: todayItems({...todayCounts(snapshot), runs}, live, files, snapshot.now),
    segments: segmentCounts(snapshot),
    sync: syncState(snapshot.session !== null, snapshot.pull, live),
    waiting: snapshot.pending.length,
    connections: live,
    files,
    isSample: isSample(snapshot.connections),
    hasProgramme: runsProgramme(snapshot.programme),
    size: snapshot.state.head.people,
  };
}
