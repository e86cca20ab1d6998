import {useMemo} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Picture} from '#shared/model/picture';
import type {Badge} from '#shared/model/reward';
import {formats} from '../language';
import type {LoyaltyTabProps} from '../loyalty/loyalty-tabs';
import {Empty} from '../parts/empty';
import {printRoute} from '../route';
import {BadgeForm} from './badge-form';
import {BadgePicture} from './badge-picture';
import {badgeForText} from './badge-text';
import {put, without} from './plan-parts';
import type {Standings} from './standings';
import {StandingsState} from './standings-state';
import {useOpened} from './use-opened';
import {usePictures} from './use-rows';
import {useStandings} from './use-standings';

export const NEW = 'new';

/** The badges and how many have each, or the form for one (LOY-70, LOY-80). */
export function BadgesTab(props: LoyaltyTabProps) {
  const {snapshot, plan, onPlan, actions, route, go} = props;
  const pictures = usePictures(snapshot);
  const opened = useOpened(plan, route.id);
  const open = (id?: string) => go(printRoute({view: 'loyalty', tab: 'badges', id}));
  const badge = opened.badges?.find(({id}) => id === route.id);
  if (route.id === NEW || badge !== undefined) {
    const save = async (changed: Badge, picture: Picture | undefined) => {
      if (picture !== undefined && !(await actions.onPicture(picture))) return;
      const next = {...opened, badges: put(opened.badges, changed)};
      const isDone = await onPlan(next, i18n.t('standing.badges.saved'), opened);
      if (isDone) open();
    };
    return <BadgeForm {...{badge, plan, pictures}} onSave={save} onCancel={() => open()} />;
  }
  const {badges = []} = plan;
  const add = {label: i18n.t('standing.badges.add'), onClick: () => open(NEW)};
  if (badges.length === 0) return <Empty text={i18n.t('standing.badges.empty')} button={add} />;
  const remove = ({id, name}: Badge) =>
    void onPlan({...plan, badges: without(badges, id)}, i18n.t('standing.badges.removed', [name]));
  return <BadgeList {...props} {...{badges, pictures}} onAdd={add.onClick} onEdit={open} onRemove={remove} />;
}

type ListProps = Pick<LoyaltyTabProps, 'snapshot' | 'plan'> & {
  readonly badges: readonly Badge[];
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly onAdd: () => void;
  readonly onEdit: (id: string) => void;
  readonly onRemove: (badge: Badge) => void;
};

function BadgeList({snapshot, plan, badges, pictures, onAdd, onEdit, onRemove}: ListProps) {
  const read = useStandings(snapshot);
  const holders = useMemo(() => (read.kind === 'read' ? holdersOf(read.standings) : undefined), [read]);
  return (
    <div class="standing">
      <p class="row">
        <span class="grow second">{i18n.t('standing.badges.text')}</span>
        <button type="button" onClick={onAdd}>
          {i18n.t('standing.badges.add')}
        </button>
      </p>
      <StandingsState read={read} />
      <ul class="cards">
        {badges.map(badge => (
          <li key={badge.id} class="card row wraps" data-testid="badge">
            <BadgePicture badge={badge} pictures={pictures} />
            <span class="grow wrap">
              <b>{badge.name}</b>{' '}
              {badge.hidden === true ? <span class="flag">{i18n.t('standing.badges.hidden')}</span> : undefined}
              <span class="second block">{badge.text ?? badgeForText(badge, plan)}</span>
            </span>
            <span class="number second">{heldText(holders?.get(badge.id), holders !== undefined)}</span>
            <button type="button" aria-label={i18n.t('standing.edit', [badge.name])} onClick={() => onEdit(badge.id)}>
              {i18n.t('verb.edit')}
            </button>
            <button type="button" aria-label={i18n.t('standing.delete', [badge.name])} onClick={() => onRemove(badge)}>
              {i18n.t('verb.delete')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function heldText(count: number | undefined, isKnown: boolean): string {
  return isKnown ? i18n.t('standing.badges.held', count ?? 0, [formats().number(count ?? 0)]) : '';
}

/** How many have each badge. */
function holdersOf({people}: Standings): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const {account} of people) for (const {id} of account?.badges ?? []) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
