import {useEffect, useRef, useState} from 'preact/hooks';
import type {ProgrammePlan} from '#shared/model/programme';
import type {PreviewPart} from '#shared/protocol/preview';
import {ApiError} from '../../api/api-error';
import {previewProgramme} from '../data/preview-programme';
import type {Snapshot} from '../data/snapshot';

/** What a plan would change, as far as it is worked out. */
export type PreviewState = {
  /** `refused`: asking again brings no other answer. */
  readonly kind: 'reading' | 'stopped' | 'ready' | 'failed' | 'refused';
  readonly part: PreviewPart | undefined;
};

const READING: PreviewState = {kind: 'reading', part: undefined};
const REFUSALS: readonly string[] = ['bad-request', 'too-large', 'unauthorised', 'unsupported-version'];

/**
 * Works out what a plan would change for everyone; another plan begins anew, and closing it stops.
 *
 * @param plan - undefined: none that could be saved
 */
export function usePreview(snapshot: Snapshot, plan: ProgrammePlan | undefined) {
  const [state, setState] = useState(READING);
  const [times, setTimes] = useState(0);
  const running = useRef<AbortController | undefined>(undefined);
  const text = JSON.stringify(plan);
  useEffect(() => {
    if (plan === undefined) return;
    const gone = new AbortController();
    running.current = gone;
    setState(READING);
    const onProgress = (part: PreviewPart) => setState({kind: 'reading', part});
    previewProgramme(snapshot, plan, {onProgress, signal: gone.signal}).then(
      part => part !== undefined && setState({kind: 'ready', part}),
      error => {
        if (gone.signal.aborted) return;
        setState({kind: error instanceof ApiError && REFUSALS.includes(error.code) ? 'refused' : 'failed', part: undefined});
        if (!(error instanceof ApiError)) throw error;
      },
    );
    return () => gone.abort();
  }, [text, times, snapshot.session?.server]);
  const stop = () => {
    running.current?.abort();
    setState(held => (held.kind === 'reading' ? {...held, kind: 'stopped'} : held));
  };
  return {state, stop, again: () => setTimes(before => before + 1)};
}
