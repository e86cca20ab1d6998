import {i18n} from '#i18n';
import {formats} from './language';

/** Long work: how much of how much is done, when it began and when that was said, epoch milliseconds. */
export type Running = {readonly done: number; readonly of: number; readonly since: number; readonly at: number};

/** "12 of 40 · about 8 s left": the time once a second has shown how fast it goes. */
export function workText({done, of, since, at}: Running): string {
  const {number, duration} = formats();
  const soFar = i18n.t('supporters.progress', [number(done), number(of)]);
  const elapsed = at - since;
  if (done === 0 || elapsed < 1_000 || done >= of) return soFar;
  return `${soFar} · ${i18n.t('act.timeLeft', [duration((elapsed / done) * (of - done))])}`;
}
