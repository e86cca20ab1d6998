import {useEffect, useState} from 'preact/hooks';
import {ordinals as ordinalsIn} from '#shared/filter/bits';
import {documents} from '../../mirror/documents';
import type {Snapshot} from '../data/snapshot';
import {createStandings, type Standings} from './standings';

/** Documents parsed in one go: some milliseconds of a window's own thread. */
const BLOCK = 250;
/** Changes that follow each other closely, as a sync makes them, are read once. */
const PAUSE_MS = 1_500;

export type ReadStandings =
  | {readonly kind: 'reading'; readonly done: number; readonly of: number}
  | {readonly kind: 'failed'; readonly again: () => void}
  | {readonly kind: 'read'; readonly standings: Standings};

type Kept = {readonly of: string; readonly standings: Standings};

/** Read once for all tabs of a window: fifty thousand people take seconds. */
let kept: Kept | undefined;

/** What everybody has of the programme, read in slices; what was read before is shown until it is read anew. */
export function useStandings(snapshot: Snapshot): ReadStandings {
  const {state, home, isStreaming} = snapshot;
  const of = [home, state.head.generation, state.head.version, isStreaming].join(' ');
  const [turn, setTurn] = useState(0);
  const [read, setRead] = useState<ReadStandings>(() => first(of, state.head.people));
  useEffect(() => {
    if (kept?.of === of) return setRead({kind: 'read', standings: kept.standings});
    const gone = new AbortController();
    const {signal} = gone;
    const isShown = kept !== undefined && sameHome(kept.of, of);
    const start = async () => {
      if (isShown) await pause(PAUSE_MS);
      const tell = (done: number) => !isShown && setRead({kind: 'reading', done, of: state.head.people});
      const standings = await readStandings(snapshot, {signal, tell});
      if (standings === undefined) return;
      kept = {of, standings};
      setRead({kind: 'read', standings});
    };
    start().catch(error => {
      if (signal.aborted) return;
      setRead({kind: 'failed', again: () => setTurn(times => times + 1)});
      reportError(error);
    });
    return () => gone.abort();
  }, [of, turn]);
  return read;
}

function first(of: string, people: number): ReadStandings {
  if (kept !== undefined && sameHome(kept.of, of)) return {kind: 'read', standings: kept.standings};
  return {kind: 'reading', done: 0, of: people};
}

/** Another version of the same people may be shown meanwhile; other people, or masked ones, may not. */
function sameHome(left: string, right: string): boolean {
  const key = (text: string) => text.split(' ').filter((_, place) => place !== 2);
  return key(left).join() === key(right).join();
}

type Watching = {readonly signal: AbortSignal; readonly tell: (done: number) => void};

async function readStandings(snapshot: Snapshot, {signal, tell}: Watching): Promise<Standings | undefined> {
  const {mirror, state} = snapshot;
  const ordinals = [...ordinalsIn(state.columns.live())];
  const standings = createStandings();
  for (let from = 0; from < ordinals.length; from += BLOCK) {
    const found = await documents(mirror, state, ordinals.slice(from, from + BLOCK));
    if (signal.aborted) return undefined;
    for (const person of found) if (person !== undefined) standings.add(person);
    if (from % (BLOCK * 8) === 0) tell(from);
    await pause(0);
  }
  return signal.aborted ? undefined : standings.done();
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}
