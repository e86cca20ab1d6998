import {i18n} from '#i18n';
import type {Channel} from '#shared/model/promotion';
import {POLICIES} from '#shared/promotion/policy';
import type {Tally} from '#shared/promotion/tally';
import {formats} from '../language';
import type {PromotionsRoute} from './promotions-route';

type Props = {
  readonly tally: Tally;
  /** Entries in all. */
  readonly total: number;
  readonly channel: Channel;
  readonly route: PromotionsRoute;
  readonly onChange: (part: Partial<PromotionsRoute>) => void;
};

/** The totals; each opens its list. */
export function Sums({tally, total, channel, route, onChange}: Props) {
  const {number} = formats();
  const {participants, likes, comments, counted, weight} = tally;
  const all = {action: undefined, when: undefined, post: undefined, who: undefined};
  const isNotKnown = likes === 0 && POLICIES[channel].likesNotKnown;
  return (
    <div>
      <ul class="tiles">
        <Sum
          text={i18n.t('promotions.sum.people')}
          value={number(participants.length)}
          onClick={() => onChange({...all, show: 'people'})}
        />
        <Sum text={i18n.t('promotions.sum.entries')} value={number(total)} onClick={() => onChange({...all, show: 'entries'})} />
        <Sum
          text={i18n.t('promotions.sum.likes')}
          value={isNotKnown ? i18n.t('score.notKnown') : number(likes)}
          isOn={route.action === 'liked'}
          onClick={() => onChange({...all, show: 'entries', action: 'liked'})}
        />
        <Sum
          text={i18n.t('promotions.sum.comments')}
          value={number(comments)}
          isOn={route.action === 'commented'}
          onClick={() => onChange({...all, show: 'entries', action: 'commented'})}
        />
        <Sum text={i18n.t('promotions.sum.weight')} value={number(weight)} onClick={() => onChange({...all, show: 'people'})} />
      </ul>
      <p class="second number" role="status" data-testid="counted">
        {i18n.t('promotions.counted', [number(counted.size), number(total)])}
      </p>
    </div>
  );
}

type SumProps = {readonly text: string; readonly value: string; readonly isOn?: boolean; readonly onClick: () => void};

function Sum({text, value, isOn = false, onClick}: SumProps) {
  return (
    <li>
      <button type="button" aria-pressed={isOn} onClick={onClick}>
        <span class="second">{text}</span>
        <b class="number">{value}</b>
      </button>
    </li>
  );
}
