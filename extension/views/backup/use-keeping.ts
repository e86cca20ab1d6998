import {useCallback, useEffect, useRef, useState} from 'preact/hooks';
import type {KeepFailure, KeepOrder, KeepTold} from '../../backup/orders';
import {keep} from '../../backup/send-order';

export type KeepState =
  | {readonly kind: 'idle'}
  | {
      readonly kind: 'running';
      readonly isWaiting: boolean;
      readonly done: number;
      readonly total: number;
      readonly startedAt: number;
    }
  | {readonly kind: 'failed'; readonly code: KeepFailure};

export type Keeping = {
  readonly state: KeepState;
  /** Has the keeper carry an order out; undefined where it failed, which `state` tells. */
  readonly run: (order: KeepOrder) => Promise<Exclude<KeepTold, {kind: 'failed'}> | undefined>;
  readonly stop: () => void;
};

/** One order at a time, and how far it is. Whoever leaves stops it: what can go on goes on later. */
export function useKeeping(): Keeping {
  const [state, setState] = useState<KeepState>({kind: 'idle'});
  const own = useRef<AbortController | undefined>(undefined);
  const stop = useCallback(() => own.current?.abort(), []);
  useEffect(() => stop, []);
  const run = useCallback(async (order: KeepOrder) => {
    const ending = new AbortController();
    own.current = ending;
    const running = {kind: 'running' as const, isWaiting: false, done: 0, total: 0, startedAt: Date.now()};
    setState(running);
    const hear = (told: KeepTold) => {
      if (told.kind === 'waiting') setState({...running, isWaiting: true});
      if (told.kind === 'progress') setState({...running, done: told.done, total: told.of});
    };
    const told = await keep(order, hear, ending.signal);
    setState(told.kind === 'failed' ? told : {kind: 'idle'});
    return told.kind === 'failed' ? undefined : told;
  }, []);
  return {state, run, stop};
}
