import {useEffect, useReducer, useState} from 'preact/hooks';
import type {PanelState, PanelSubject} from '../../messages';
import {panelLink} from './panel-link';
import {isSame, NO_TRAIL, type Step, type Trail, walk} from './trail';

export type Following =
  /** `stray`: a page shows the panel by itself, at no address that was made for it. */
  | {readonly kind: 'opening' | 'stray'}
  | {
      readonly kind: 'ready';
      readonly trail: Trail;
      /** The filter by which the page's list is looked through. */
      readonly filter: string | undefined;
      readonly walk: (step: Step) => void;
      /** The creator says whom the page is about. */
      readonly settle: (subject: PanelSubject) => void;
    };

/** Follows the page beside the panel. */
export function usePanelSubject(): Following {
  const [link] = useState(panelLink);
  const [state, setState] = useState<PanelState | 'opening' | 'stray'>('opening');
  const [trail, step] = useReducer(walk, NO_TRAIL);
  useEffect(() => {
    const gone = new AbortController();
    let last: PanelState | undefined;
    const read = async () => {
      const found = await link.read();
      if (gone.signal.aborted) return;
      setState(found ?? 'stray');
      // What is said again changes nothing: the creator may have gone on to somebody else.
      if (found === undefined || (last !== undefined && isSame(last.subject, found.subject))) return;
      last = found;
      step({kind: 'page', subject: found.subject});
    };
    link.watch(() => void read(), gone.signal);
    void read();
    return () => gone.abort();
  }, [link]);
  if (state === 'opening' || state === 'stray') return {kind: state};
  return {kind: 'ready', trail, filter: state.filter, walk: step, settle: subject => void link.settle(subject)};
}
