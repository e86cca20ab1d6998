import {i18n} from '#i18n';
import type {Rule} from '#shared/model/rule';
import {interfaceLanguage} from '../language';
import {stateAt} from './rule-state';

type Props = {readonly of: Pick<Rule, 'from' | 'until'>; readonly zone: string; readonly now: number};

/** "running", "starts on 1 Dec", "ended on 30 Nov"; nothing is said of what has no dates and simply runs. */
export function StateWord({of, zone, now}: Props) {
  const {from, until} = of;
  if (from === undefined && until === undefined) return null;
  const day = new Intl.DateTimeFormat(interfaceLanguage(), {dateStyle: 'medium', timeZone: zone});
  const state = stateAt(of, now);
  // The end is the first instant that does not count.
  const at = state === 'starts' ? (from ?? 0) : (until ?? 1) - 1;
  return <span class="word">{i18n.t(`loyalty.state.${state}`, [day.format(at)])}</span>;
}
