import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Snapshot} from '../data/snapshot';
import {formats} from '../language';
import type {Toasts} from '../toasts';
import type {Forgetting} from './forgetting';
import {useForgetting, useRetention} from './use-retention';

type Props = {readonly snapshot: Snapshot; readonly toasts: Toasts};

const LEAVERS: readonly (number | null)[] = [3, 6, 13, 24, 36, null];
const LOG = [3, 6, 13, 24];

/** How long what is kept: each number, what it does next, and when. */
export function RetentionCard({snapshot, toasts}: Props) {
  const {held, logMonths, onLeavers, onLog} = useRetention(snapshot, toasts);
  return (
    <section class="card" data-testid="retention">
      <h2>{i18n.t('privacy.retention.title')}</h2>
      {held === undefined ? undefined : (
        <Leavers key={held.rev} snapshot={snapshot} kept={held.leaverMonths} onKeep={onLeavers} />
      )}
      {logMonths === undefined ? undefined : (
        <label class="row wraps">
          <span class="grow wrap">{i18n.t('privacy.retention.log')}</span>
          <select value={logMonths} onChange={event => void onLog(Number(event.currentTarget.value))}>
            {withOwn(LOG, logMonths).map(months => (
              <option key={months} value={months ?? 0}>
                {monthsText(months)}
              </option>
            ))}
          </select>
        </label>
      )}
      <ul class="second plain">
        <li>{i18n.t('privacy.retention.undo')}</li>
        <li>{i18n.t('privacy.retention.requests')}</li>
        <li>{i18n.t('privacy.retention.activity')}</li>
        {snapshot.session === null ? undefined : <li>{i18n.t('privacy.retention.server')}</li>}
      </ul>
    </section>
  );
}

type LeaversProps = {
  readonly snapshot: Snapshot;
  readonly kept: number | null;
  readonly onKeep: (months: number | null) => Promise<void>;
};

function Leavers({snapshot, kept, onKeep}: LeaversProps) {
  const [wanted, setWanted] = useState<number | null>(kept);
  const forgetting = useForgetting(snapshot, wanted);
  const isChanged = wanted !== kept;
  return (
    <>
      <label class="row wraps">
        <span class="grow wrap">{i18n.t('privacy.retention.leavers')}</span>
        <select
          data-testid="leaver-months"
          value={wanted ?? 0}
          onChange={event => setWanted(Number(event.currentTarget.value) || null)}
        >
          {withOwn(LEAVERS, kept).map(months => (
            <option key={months ?? 0} value={months ?? 0}>
              {monthsText(months)}
            </option>
          ))}
        </select>
      </label>
      <p class="second" role="status" data-testid="forgetting">
        {forgetting === undefined ? '' : nextText(forgetting, isChanged)}
      </p>
      {isChanged ? (
        <p class="row">
          <button
            type="button"
            class={forgetting !== undefined && forgetting.now > 0 ? 'danger' : 'primary'}
            disabled={forgetting === undefined}
            data-testid="keep-months"
            onClick={() => void onKeep(wanted)}
          >
            {wanted === null ? i18n.t('privacy.retention.keepAll') : i18n.t('privacy.retention.keep', [monthsText(wanted)])}
          </button>
          <button type="button" onClick={() => setWanted(kept)}>
            {i18n.t('verb.cancel')}
          </button>
        </p>
      ) : undefined}
    </>
  );
}

function nextText({now, next}: Forgetting, isChanged: boolean): string {
  const {number, date} = formats();
  const atOnce = now === 0 || !isChanged ? [] : [i18n.t('privacy.retention.atOnce', now, [number(now)])];
  const later =
    next === undefined
      ? i18n.t('privacy.retention.nobody')
      : i18n.t('privacy.retention.next', next.count, [number(next.count), date(next.at)]);
  return [...atOnce, later].join(' ');
}

function withOwn(offered: readonly (number | null)[], own: number | null): (number | null)[] {
  const all = offered.includes(own) ? offered : [...offered, own];
  return [...all].sort((left, right) => (left ?? Number.MAX_VALUE) - (right ?? Number.MAX_VALUE));
}

export function monthsText(months: number | null): string {
  return months === null
    ? i18n.t('privacy.retention.never')
    : i18n.t('privacy.retention.months', months, [formats().number(months)]);
}
