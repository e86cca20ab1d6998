import {useCallback, useEffect, useState} from 'preact/hooks';
import {and, type Bits, ordinals as ordinalsIn} from '#shared/filter/bits';
import type {Filter} from '#shared/filter/tree';
import {ApiError} from '../../api/api-error';
import {interfaceLanguage} from '../language';
import type {CreditsState} from '../page/credits-sheet';
import {type Credits, creditsOf} from './credits';
import {peopleAsOf} from './people-as-of';
import type {Snapshot} from './snapshot';

type Wanted = {
  /** Whom the list shows today. */
  readonly ordinals: Uint32Array;
  readonly tree: Filter;
  /** Nobody else, also as of another day. */
  readonly only: Bits | undefined;
  /** As `YYYY-MM-DD`. */
  readonly day: string;
  readonly today: string;
};

/** The names of a list today, or of who belonged to it at the end of another day; copied as soon as they are known. */
export function useCredits(
  snapshot: Snapshot,
  {ordinals, tree, only, day, today}: Wanted,
  copy: (credits: Credits) => Promise<boolean>,
) {
  const [state, setState] = useState<CreditsState>({kind: 'reading', done: 0});
  const [turn, setTurn] = useState(0);
  // Once for each day: what a sync changes meanwhile is not copied over what was.
  useEffect(() => {
    const stop = new AbortController();
    setState({kind: 'reading', done: 0});
    const read = async () => {
      const found = day === today ? undefined : await readAsOf(snapshot, {tree, only, day}, stop.signal, setState);
      if (stop.signal.aborted) return;
      const credits = found?.credits ?? creditsOf(snapshot.state.columns, ordinals, interfaceLanguage());
      const isCopied = credits.names.length > 0 && (await copy(credits));
      if (!stop.signal.aborted) setState({kind: 'ready', credits, since: found?.since, isCopied});
    };
    void read().catch(error => {
      if (stop.signal.aborted) return;
      setState({kind: 'unreachable'});
      if (!(error instanceof ApiError)) throw error;
    });
    return () => stop.abort();
  }, [day, today, turn]);
  return {state, again: useCallback(() => setTurn(times => times + 1), [])};
}

async function readAsOf(
  snapshot: Snapshot,
  {tree, only, day}: Pick<Wanted, 'tree' | 'only' | 'day'>,
  signal: AbortSignal,
  tell: (state: CreditsState) => void,
): Promise<{credits: Credits; since: number | undefined} | undefined> {
  const watching = {signal, tell: (done: number) => tell({kind: 'reading', done})};
  const past = await peopleAsOf(snapshot, {tree, at: endOf(day)}, watching);
  if (past === undefined) return undefined;
  const bits = only === undefined ? past.bits : and(past.bits.slice(), only);
  return {credits: creditsOf(past.columns, ordinalsIn(bits), interfaceLanguage()), since: past.since};
}

/** The last instant of a day of the creator's calendar. */
function endOf(day: string): number {
  return Date.parse(`${day}T24:00:00`) - 1;
}
