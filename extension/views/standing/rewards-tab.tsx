import {i18n} from '#i18n';
import type {Reward} from '#shared/model/reward';
import {formats} from '../language';
import type {LoyaltyTabProps} from '../loyalty/loyalty-tabs';
import {Empty} from '../parts/empty';
import {printRoute} from '../route';
import {NEW} from './badges-tab';
import {put, without} from './plan-parts';
import {RedemptionsPart} from './redemptions-part';
import {RewardForm} from './reward-form';
import {rewardLine} from './reward-text';
import {pointsText} from './standing-actions';
import {useOpened} from './use-opened';

/** What points are exchanged for, and who exchanged them; or the form for one reward (LOY-21, LOY-42, LOY-66 to LOY-69, LOY-71). */
export function RewardsTab(props: LoyaltyTabProps) {
  const {plan, onPlan, route, go} = props;
  const {rewards = []} = plan;
  const opened = useOpened(plan, route.id);
  const open = (id?: string) => go(printRoute({view: 'loyalty', tab: 'rewards', id}));
  const reward = opened.rewards?.find(({id}) => id === route.id);
  if (route.id === NEW || reward !== undefined) {
    const save = (changed: Reward) =>
      void onPlan({...opened, rewards: put(opened.rewards, changed)}, i18n.t('standing.rewards.saved'), opened).then(
        isDone => isDone && open(),
      );
    return <RewardForm reward={reward} plan={plan} onSave={save} onCancel={() => open()} />;
  }
  const add = {label: i18n.t('standing.rewards.add'), onClick: () => open(NEW)};
  return (
    <div class="standing">
      {rewards.length === 0 ? (
        <Empty text={i18n.t('standing.rewards.empty')} button={add} />
      ) : (
        <>
          <p class="row">
            <span class="grow second">{i18n.t('standing.rewards.text')}</span>
            <button type="button" onClick={add.onClick}>
              {add.label}
            </button>
          </p>
          <ul class="cards">
            {rewards.map(one => (
              <RewardCard
                key={one.id}
                reward={one}
                {...props}
                onEdit={() => open(one.id)}
                onRemove={() =>
                  void onPlan({...plan, rewards: without(rewards, one.id)}, i18n.t('standing.rewards.removed', [one.name]))
                }
              />
            ))}
          </ul>
        </>
      )}
      <RedemptionsPart {...props} />
    </div>
  );
}

type CardProps = Pick<LoyaltyTabProps, 'plan' | 'snapshot'> & {
  readonly reward: Reward;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
};

function RewardCard({reward, plan, snapshot, onEdit, onRemove}: CardProps) {
  const {id, name, cost, stock} = reward;
  const {number} = formats();
  const left = stock === undefined ? undefined : Math.max(0, stock - (snapshot.programme.taken?.[id] ?? 0));
  return (
    <li class="card row wraps" data-testid="reward">
      <span class="grow wrap">
        <b>{name}</b>
        <span class="second block">{rewardLine(reward, plan, snapshot.now)}</span>
      </span>
      {left === undefined ? undefined : (
        <span class="number second">{i18n.t('standing.rewards.left', left, [number(left), number(stock ?? 0)])}</span>
      )}
      <b class="number">{pointsText(cost)}</b>
      <button type="button" aria-label={i18n.t('standing.edit', [name])} onClick={onEdit}>
        {i18n.t('verb.edit')}
      </button>
      <button type="button" aria-label={i18n.t('standing.delete', [name])} onClick={onRemove}>
        {i18n.t('verb.delete')}
      </button>
    </li>
  );
}
