import {useMemo} from 'preact/hooks';
import {i18n} from '#i18n';
import {MAX_RETRIES} from '#shared/membership/recovery';
import type {DeclinedRow} from '#shared/protocol/past';
import {byThemselves, LAST_DAY_TO_WAIT, shouldWait} from '#shared/reach/by-themselves';
import type {Snapshot} from '../data/snapshot';
import {usePast} from '../data/use-past';
import {formats} from '../language';

type Props = {
  readonly snapshot: Snapshot;
  readonly isPatreon: boolean;
  readonly onWait: () => void;
};

const MONTHS_LOOKED_BACK = 6;

/** Early in the month most declined payments come back by themselves: said before anybody is written to, with the offer to wait (C12). */
export function RetryNote({snapshot, isPatreon, onWait}: Props) {
  const {now} = snapshot;
  const {number} = formats();
  const date = new Date(now);
  const until = Date.UTC(date.getFullYear(), date.getMonth());
  const question = useMemo(
    () => ({question: 'recovery' as const, from: Date.UTC(date.getFullYear(), date.getMonth() - MONTHS_LOOKED_BACK), until}),
    [until],
  );
  const {state} = usePast(snapshot, question);
  const rows = state.kind === 'ready' ? (state.past.rows as readonly DeclinedRow[]) : [];
  const alone = byThemselves(rows);
  if (!shouldWait(date.getDate())) {
    return isPatreon ? <p class="second">{i18n.t('past.retries', [number(MAX_RETRIES)])}</p> : null;
  }
  return (
    <div class="reach-note" data-testid="retry-note">
      <p>
        {alone === undefined
          ? i18n.t(isPatreon ? 'reach.retriesRule' : 'reach.retriesElsewhere', [number(MAX_RETRIES)])
          : i18n.t('reach.retriesOwn', alone.of, [number(alone.recovered), number(alone.of)])}
      </p>
      <p class="row">
        <button type="button" data-testid="wait" onClick={onWait}>
          {i18n.t('reach.wait', [number(LAST_DAY_TO_WAIT)])}
        </button>
      </p>
    </div>
  );
}
