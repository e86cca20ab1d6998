import {i18n} from '#i18n';
import type {Audience, Reason} from '#shared/reach/audience';
import type {ActProps} from '../act/act-props';
import {listOfPeople} from '../act/left-out-list';
import {formats} from '../language';

const TEXTS = {
  'opted-out': 'reach.left.optedOut',
  complained: 'reach.left.complained',
  bounced: 'reach.left.bounced',
  unsubscribed: 'reach.left.unsubscribed',
  subscribed: 'reach.left.subscribed',
  invited: 'reach.left.invited',
  elsewhere: 'reach.left.elsewhere',
  masked: 'reach.left.masked',
  'no-address': 'reach.left.noAddress',
  recent: 'reach.left.recent',
} as const satisfies Record<Reason, string>;

type Props = Pick<ActProps, 'snapshot' | 'onOpen'> & {
  readonly audience: Audience;
  /** An invitation that was sent stays sent. */
  readonly isForGood: boolean;
  readonly days: number;
  readonly onDays: (days: number) => void;
};

/** Who is left out, and why. Only those who were written to lately can be put back in. */
export function LeftOut({snapshot, audience: {left}, isForGood, days, onDays, onOpen}: Props) {
  const {number} = formats();
  return (
    <section class="reach-left" data-testid="left-out">
      {left.size === 0 ? <p>{i18n.t('act.nobodyLeftOut')}</p> : <p>{i18n.t('act.leftOut')}</p>}
      <ul class="left-out">
        {[...left].map(([reason, people]) => {
          const list = listOfPeople({snapshot}, people);
          const text = i18n.t(TEXTS[reason], people.length, [number(people.length), number(days)]);
          return (
            <li key={reason} data-testid={`left-${reason}`}>
              {text}{' '}
              {list === undefined ? undefined : (
                <button type="button" class="link" aria-label={i18n.t('act.showOf', [text])} onClick={() => onOpen(list)}>
                  {i18n.t('act.show')}
                </button>
              )}
              {reason === 'recent' ? (
                <button type="button" class="link" data-testid="put-back" onClick={() => onDays(0)}>
                  {i18n.t('reach.putBack')}
                </button>
              ) : undefined}
            </li>
          );
        })}
      </ul>
      <p>{i18n.t(isForGood ? 'out.inviteNever' : 'act.undo.days')}</p>
      <label class="row second">
        {i18n.t('reach.daysBefore')}
        <input
          type="number"
          class="reach-days"
          data-testid="reach-days"
          min={0}
          max={365}
          value={days}
          onChange={({currentTarget}) => onDays(Math.min(365, Math.max(0, Math.trunc(currentTarget.valueAsNumber) || 0)))}
        />
        {i18n.t('reach.daysAfter')}
      </label>
    </section>
  );
}
