import {useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import {formats} from '../language';

/** How fast it goes shows only after a moment. */
const LEAST_MS = 1_000;

/** " · about 8 s left" for work that is watched from somewhere in its middle; '' until it shows how fast it goes. */
export function useTimeLeft(done: number, of: number): string {
  const first = useRef({done, at: performance.now()});
  // It began anew.
  if (done < first.current.done) first.current = {done, at: performance.now()};
  const [elapsed, more] = [performance.now() - first.current.at, done - first.current.done];
  if (more === 0 || elapsed < LEAST_MS || done >= of) return '';
  return ` · ${i18n.t('act.timeLeft', [formats().duration((elapsed / more) * (of - done))])}`;
}
