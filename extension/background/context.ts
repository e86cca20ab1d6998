import type {NamedFilters} from '#shared/filter/named-filters';
import type {Programme} from '#shared/model/programme';
import {type Home, openDatabase} from '../mirror/database';
import {connections, programme, segments} from '../mirror/documents';
import {type FileAges, fileAges} from '../mirror/file-ages';
import {type Mirror, openMirror} from '../mirror/open-mirror';
import {savedFilters} from '../mirror/saved-filters';
import type {State} from '../mirror/state';
import {type StoredSession, session} from '../settings';
import {shownSegment} from '../views/segment-name';
import type {LoadHomes} from './load-homes';

/** Everything an answer is made from, as of this moment. */
export type Current = {
  readonly mirror: Mirror;
  readonly session: StoredSession | null;
  readonly home: Home;
  readonly state: State;
  readonly programme: Programme;
  readonly files: FileAges;
  /** The saved filters, by the names on screen. */
  readonly segments: NamedFilters;
  readonly now: number;
};

/** The active home. In local mode the workspace exists from its first look on, with its starter filters. */
export async function current(mirror: Mirror, loadHomes: LoadHomes): Promise<Current> {
  const active = await session.getValue();
  const home: Home = active === null ? 'local' : 'server';
  const now = Date.now();
  if (home === 'local' && (await mirror.head('local')) === undefined) await (await loadHomes()).beginLocal(mirror, now);
  const state = await mirror.read(home);
  const [scoring, connected, saved] = await Promise.all([
    programme(mirror, state),
    connections(mirror, state),
    segments(mirror, state),
  ]);
  const named = savedFilters(state, saved.map(shownSegment));
  return {mirror, session: active, home, state, programme: scoring, files: fileAges(connected), segments: named, now};
}

/** Opens the mirror at the first question and again when the browser closed the database. */
export function mirrorHolder(onChange: () => void): () => Promise<Mirror> {
  let opening: Promise<Mirror> | undefined;
  const open = async () => {
    const database = await openDatabase({onClosed: () => (opening = undefined)});
    const mirror = openMirror(database);
    mirror.onChange(onChange);
    return mirror;
  };
  return () => {
    opening ??= open();
    // A failed opening must not answer for ever.
    opening.catch(() => (opening = undefined));
    return opening;
  };
}
