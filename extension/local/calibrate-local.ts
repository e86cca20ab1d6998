import {calibrate} from '#shared/loyalty/score';
import type {State} from '../mirror/state';
import {feed, type Local} from './home';

/** Sets what a score of 50 means, by the people who pay now. */
export async function calibrateLocal(local: Local): Promise<void> {
  const {state, programme, now} = local;
  const calibration = calibrate(payingScores(state), programme.halfLifeDays, now);
  if (calibration.w50 === programme.w50 && calibration.calibratedOn === programme.calibratedOn) return;
  const doc = {...programme, ...calibration, calibratedAt: now};
  await feed(local, [{kind: 'programme', id: 'programme', seq: state.head.cursor + 1, doc}]);
}

/** v of everyone who has an active paid membership and any points. */
function payingScores({columns, head}: State): number[] {
  const scores: number[] = [];
  for (let ordinal = 0; ordinal < head.size; ordinal++) {
    if (!columns.isLive(ordinal)) continue;
    if (columns.word('kind', ordinal) !== 'paid' || columns.word('state', ordinal) !== 'active') continue;
    const v = columns.number('score', ordinal);
    if (!Number.isNaN(v)) scores.push(v);
  }
  return scores;
}
